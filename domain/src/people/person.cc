#include "domain/people/person.h"

#include "domain/people/bank_account.h"
#include "domain/people/id_number.h"
#include "domain/people/person_name.h"

namespace yiben {
namespace {

using P = Person;

Lawful<std::string> payable(const std::string& bank, const std::string& account,
                            const std::string& holder) {
  if (bank.empty() || normal_name(holder).empty()) return Rejection{Rule::account_incomplete, {}};
  return bank_account(account);
}

struct PersonEvolve {
  P::State s;
  P::State operator()(const P::Registered& e) {
    s.registered = true;
    s.person = e.person;
    s.division = e.division;
    s.area = e.area;
    s.sex = e.sex;
    s.born = Date::parse(e.born.plain);
    return std::move(s);
  }
  P::State operator()(const P::AccountSet& e) {
    s.account = e;
    return std::move(s);
  }
  P::State operator()(const P::AccountProposed& e) {
    s.proposed = e;
    return std::move(s);
  }
  P::State operator()(const P::AccountConfirmed&) {
    s.proposed.reset();
    return std::move(s);
  }
  P::State operator()(const P::AccountDeclined&) {
    s.proposed.reset();
    return std::move(s);
  }
  P::State operator()(const P::Died& e) {
    s.died = e.on;
    return std::move(s);
  }
  P::State operator()(const P::DeathAnnulled&) {
    s.died.reset();
    return std::move(s);
  }
  P::State operator()(const P::Corrected& e) {
    s.division = e.division;
    s.area = e.area;
    return std::move(s);
  }
  P::State operator()(const P::BenefitStarted& e) {
    s.benefits[e.programme] = e.award;
    return std::move(s);
  }
  P::State operator()(const P::BenefitEnded& e) {
    s.benefits.erase(e.programme);
    return std::move(s);
  }
};

struct PersonDecide {
  const P::State& s;

  Private mine(const std::string& plain) const { return {s.person.uuid, plain, {}}; }

  P::Decision operator()(const P::Register& c) const {
    if (s.registered) return Rejection{Rule::person_already_registered, {}};
    auto number = parse_id_number(c.id_number, c.today);
    if (!number)
      return Rejection{Rule::id_number_invalid,
                       {{"problem", std::string(enum_name(number.error()))}}};
    auto name = person_name(c.name);
    if (!name) return name.error();
    auto mine = [&](std::string plain) { return Private{c.person.uuid, std::move(plain), {}}; };
    return std::vector<P::Event>{
        P::Registered{c.person, mine(*name), mine(number->text), mine(number->birth.text()),
                      number->male ? Sex::male : Sex::female, c.division, c.area}};
  }
  P::Decision operator()(const P::Correct& c) const {
    if (!s.registered) return Rejection{Rule::person_not_registered, {}};
    if (c.by.role == Role::funeral_home)
      return Rejection{Rule::not_your_role, {{"role", std::string(enum_name(c.by.role))}}};
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    const auto division = c.division.value_or(s.division);
    const auto area = c.area.value_or(s.area);
    if (!c.name && division == s.division && area == s.area)
      return Rejection{Rule::nothing_corrected, {}};
    Private name;
    if (c.name) {
      const auto kept = person_name(*c.name);
      if (!kept) return kept.error();
      name = mine(*kept);
    }
    return std::vector<P::Event>{
        P::Corrected{s.person, std::move(name), division, area, mine(c.reason), c.by}};
  }
  P::Decision operator()(const P::SetAccount& c) const {
    if (!s.registered) return Rejection{Rule::person_not_registered, {}};
    if (s.account) return Rejection{Rule::account_needs_two_people, {}};
    const auto account = payable(c.bank, c.account, c.holder);
    if (!account) return account.error();
    return std::vector<P::Event>{
        P::AccountSet{s.person, c.bank, mine(*account), mine(normal_name(c.holder))}};
  }
  P::Decision operator()(const P::ProposeAccount& c) const {
    if (!s.registered) return Rejection{Rule::person_not_registered, {}};
    if (c.by.role == Role::funeral_home) return Rejection{Rule::not_your_role, {}};
    if (s.proposed) return Rejection{Rule::account_proposed_already, {}};
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    const auto account = payable(c.bank, c.account, c.holder);
    if (!account) return account.error();
    return std::vector<P::Event>{P::AccountProposed{s.person, c.bank, mine(*account),
                                                    mine(normal_name(c.holder)), c.reason, c.by}};
  }
  P::Decision operator()(const P::ConfirmAccount& c) const {
    if (!s.proposed) return Rejection{Rule::account_not_proposed, {}};
    if (s.proposed->by.user == c.by.user) return Rejection{Rule::account_agreed_by_oneself, {}};
    const auto& p = *s.proposed;
    return std::vector<P::Event>{
        P::AccountConfirmed{s.person, c.by},
        P::AccountSet{s.person, p.bank, mine(p.account.plain), mine(p.holder.plain)}};
  }
  P::Decision operator()(const P::DeclineAccount& c) const {
    if (!s.proposed) return Rejection{Rule::account_not_proposed, {}};
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    return std::vector<P::Event>{P::AccountDeclined{s.person, c.reason, c.by}};
  }
  P::Decision operator()(const P::RecordDeath& c) const {
    if (!s.registered) return Rejection{Rule::person_not_registered, {}};
    if (s.died) return Rejection{Rule::person_has_died, {{"on", s.died->text()}}};
    if (c.on > c.today) return Rejection{Rule::date_in_future, {{"date", c.on.text()}}};
    if (s.born && c.on < *s.born)
      return Rejection{Rule::death_before_birth, {{"born", s.born->text()}}};
    return std::vector<P::Event>{P::Died{s.person, c.on, c.source}};
  }
  P::Decision operator()(const P::AnnulDeath& c) const {
    if (!s.died) return Rejection{Rule::person_not_recorded_dead, {}};
    return std::vector<P::Event>{P::DeathAnnulled{s.person, *s.died, c.on, c.source}};
  }
  P::Decision operator()(const P::StartBenefit& c) const {
    if (!s.registered) return Rejection{Rule::person_not_registered, {}};
    if (s.benefits.contains(c.programme))
      return Rejection{Rule::benefit_already_held, {{"programme", c.programme}}};
    return std::vector<P::Event>{P::BenefitStarted{s.person, c.programme, c.award, c.from}};
  }
  P::Decision operator()(const P::EndBenefit& c) const {
    auto held = s.benefits.find(c.programme);
    if (held == s.benefits.end() || held->second != c.award) return std::vector<P::Event>{};
    return std::vector<P::Event>{P::BenefitEnded{s.person, c.programme, c.award}};
  }
};

}  // namespace

P::State P::evolve(State state, const Event& event) {
  return std::visit(PersonEvolve{std::move(state)}, event);
}
P::Decision P::decide(const State& state, const Command& command) {
  return std::visit(PersonDecide{state}, command);
}

}  // namespace yiben
