#include "tests/projections/fold/random_life.h"

#include "projections/people/people.h"

namespace yiben::projections {

std::string RandomLife::a_division() {
  return "50019900" + std::to_string(1 + below(3)) + "00" + std::to_string(1 + below(4));
}
std::string RandomLife::a_programme() {
  static const std::vector<std::string> programmes = {"dibao", "orphan", "funeral"};
  return programmes[below(3)];
}

void RandomLife::goes_on(int events) {
  for (int i = 0; i < events; ++i) {
    const auto dice = below(100);
    if (people_.size() < 3 || dice < 12)
      someone_registers();
    else if (dice < 16)
      a_household_forms();
    else if (cases_.empty() || dice < 26)
      a_case_is_filed();
    else if (dice < 50)
      a_case_moves();
    else if (awards_.empty() || dice < 60)
      an_award_is_granted();
    else if (dice < 75)
      an_award_changes();
    else if (payments_.empty() || dice < 86)
      a_payment_is_listed();
    else if (dice < 95)
      a_payment_ends();
    else
      money_moves();
  }
}

void RandomLife::someone_registers() {
  const auto number = "5001991958030" + std::to_string(10'000 + people_.size());
  people_.push_back(
      d_.person(below(2) ? "李" + std::to_string(below(20)) : "王五", number, a_division()));
  if (below(2)) {
    const Uuid self = people_.back().uuid;
    d_.happens(Person::AccountSet{people_.back(), "bank", {self, "62220", {}}, {self, "李", {}}});
  }
}

void RandomLife::a_household_forms() {
  const auto home = d_.id<HouseholdId>();
  const PersonId head = any(people_), other = any(people_);
  d_.happens(Household::Formed{home, a_division(), Area::rural, head, {head}});
  if (other == head) return;
  d_.happens(Household::MemberJoined{home, other});
  if (below(2)) d_.happens(Household::MemberLeft{home, other, LeaveReason::moved_out});
}

void RandomLife::a_case_is_filed() {
  OpenCase filed;
  filed.applicant = any(people_);
  filed.programme = a_programme();
  filed.division = a_division();
  filed.claim = d_.claim(filed.programme, filed.applicant, filed.division, a_day());
  filed.step = "accept";
  d_.happens(d_.opened(filed.claim, filed.step, Role::town_clerk, a_day()));
  cases_.push_back(filed);
}

void RandomLife::a_case_moves() {
  OpenCase& moved = any(cases_);
  d_.happens(d_.done(moved.claim, moved.step, below(2) ? d_.clerk : d_.reviewer, moved.applicant,
                     below(2) ? "因为" : ""));
  if (below(4) == 0) {
    d_.happens(d_.ended(moved.claim, below(2) ? CaseResult::granted : CaseResult::denied, a_day()));
    moved = cases_.back();
    cases_.pop_back();
    return;
  }
  moved.step = "step" + std::to_string(below(5));
  auto opened = d_.opened(moved.claim, moved.step,
                          below(2) ? Role::town_clerk : Role::town_reviewer, a_day());
  opened.opened.waits = below(5) == 0;
  if (below(5) == 0) opened.opened.due.reset();
  d_.happens(opened);
  if (below(3) == 0) {
    d_.happens(Claim::ClockChanged{moved.claim,
                                   {ClockChange::started, a_day(), a_day(), "accept", "law", 1}});
  }
}

void RandomLife::an_award_is_granted() {
  const auto programme = a_programme();
  const auto frequency = programme == "funeral" ? Frequency::once : Frequency::monthly;
  const PersonId payee = any(people_);
  awards_.push_back(
      {d_.grant(programme, payee, a_division(), an_amount(), a_month(), frequency), {}});
  d_.happens(Person::BenefitStarted{payee, programme, awards_.back().granted.award,
                                    awards_.back().granted.from});
}

void RandomLife::an_award_changes() {
  HeldAward& held = any(awards_);
  const auto& granted = held.granted;
  const Month from = granted.from + static_cast<int>(below(8));
  if (held.stopped_from) {
    d_.happens(Award::Resumed{granted.award, {}, *held.stopped_from + static_cast<int>(below(4))});
    held.stopped_from.reset();
    return;
  }
  switch (below(5)) {
    case 0:
      d_.happens(Award::Stopped{granted.award, {}, from, "moved"});
      held.stopped_from = from;
      return;
    case 1:
      d_.happens(Award::PhaseOutStarted{granted.award, {}, from, from + 3});
      return;
    case 2:
      d_.happens(Award::ReviewSet{granted.award, a_day(), "yearly"});
      return;
    default: {
      auto change = d_.change(granted, an_amount(), from);
      if (below(2)) change.members.push_back({any(people_), {5}});
      if (below(3) == 0) change.until = from + static_cast<int>(below(6));
      d_.happens(change);
    }
  }
}

void RandomLife::a_payment_is_listed() {
  ListedPayment payment;
  const auto& granted = any(awards_).granted;
  const Month paid = granted.from + static_cast<int>(below(24));
  payment.listed = d_.payment(granted, paid, paid);
  if (below(4) == 0) payment.listed.funeral_home = "south";
  for (const auto& known : payments_)
    if (known.listed.award == granted.award && known.listed.month == paid) return;
  d_.happens(payment.listed);
  payments_.push_back(payment);
}

void RandomLife::a_payment_ends() {
  auto& [listed, status] = any(payments_);
  if (status == Payment::Status::settled) return;
  if (status != Payment::Status::listed) {
    d_.happens(Payment::Relisted{listed.award, listed.month,
                                 listed.roll_month + static_cast<int>(below(3))});
    status = Payment::Status::listed;
    return;
  }
  const auto dice = below(4);
  if (dice == 0)
    d_.happens(Payment::Held{listed.award, listed.month, "died"});
  else if (dice == 1)
    d_.happens(Payment::Failed{listed.award, listed.month, "closed"});
  else
    d_.happens(Payment::Settled{listed.award, listed.month, a_day()});
  status = dice == 0   ? Payment::Status::held
           : dice == 1 ? Payment::Status::failed
                       : Payment::Status::settled;
}

void RandomLife::money_moves() {
  const std::string fund = a_programme() + "-2026";
  const Actor finance{d_.clerk, Role::finance, "500199"};
  switch (below(4)) {
    case 0:
      d_.happens(Fund::Budgeted{fund, FundSource::central, an_amount(), "doc", finance});
      return;
    case 1:
      d_.happens(Fund::PaidOut{fund, "roll", an_amount()});
      return;
    case 2:
      d_.happens(BenefitRoll::Opened{a_programme(), a_month(), d_.head(), finance});
      return;
    default:
      d_.happens(BenefitRoll::Drawn{
          a_programme(), a_month(), {{"500199001", 3, an_amount()}, {"500199002", 1, {7}}}});
  }
}

}  // namespace yiben::projections
