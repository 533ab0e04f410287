#include "domain/money/benefit_roll.h"

#include <algorithm>

#include "domain/money/payment.h"

namespace yiben {
namespace {

using R = BenefitRoll;

struct BenefitRollEvolve {
  R::State s;
  R::State operator()(const R::Opened& e) {
    s.opened = e;
    return std::move(s);
  }
  R::State operator()(const R::Drawn& e) {
    s.drawn = true;
    for (const auto& t : e.towns) s.towns[t.town] = t;
    return std::move(s);
  }
  R::State operator()(const R::PaymentHeld& e) {
    s.held.insert(e.payment);
    auto& town = s.towns[e.town];
    --town.payments;
    town.total_fen -= e.amount_fen;
    return std::move(s);
  }
  R::State operator()(const R::TownConfirmed& e) {
    s.confirmed_by[e.town] = e.by.user;
    return std::move(s);
  }
  R::State operator()(const R::Confirmed& e) {
    s.confirmed = e;
    return std::move(s);
  }
  R::State operator()(const R::Exported&) {
    s.exported = true;
    return std::move(s);
  }
  R::State operator()(const R::StatementCompared& e) {
    s.found[e.town] = e.differences;
    return std::move(s);
  }
};

struct BenefitRollDecide {
  const R::State& s;

  std::optional<Rejection> not_open() const {
    if (!s.opened || !s.drawn) return Rejection{Rule::roll_not_drawn, {}};
    if (s.confirmed) return Rejection{Rule::roll_frozen, {{"month", s.opened->month.text()}}};
    return std::nullopt;
  }

  std::optional<Rejection> not_settled(const std::string& town) const {
    if (is_town(town)) return std::nullopt;
    if (!s.found.contains(town)) return Rejection{Rule::statement_not_compared, {{"town", town}}};
    if (auto open = s.open_differences(town); open > 0)
      return Rejection{Rule::settlement_differs, {{"town", town}, {"count", std::to_string(open)}}};
    return std::nullopt;
  }

  R::Decision operator()(const R::Open& c) const {
    if (s.opened) return Rejection{Rule::roll_already_drawn, {{"month", s.opened->month.text()}}};
    if (c.month > c.this_month)
      return Rejection{Rule::roll_month_in_future, {{"month", c.month.text()}}};
    return std::vector<R::Event>{R::Opened{c.programme, c.month, c.as_of, c.by}};
  }
  R::Decision operator()(const R::Draw& c) const {
    if (!s.opened) return Rejection{Rule::roll_not_drawn, {}};
    if (s.drawn) return Rejection{Rule::roll_already_drawn, {{"month", s.opened->month.text()}}};
    return std::vector<R::Event>{R::Drawn{s.opened->programme, s.opened->month, c.towns}};
  }
  R::Decision operator()(const R::Hold& c) const {
    if (auto no = not_open()) return *no;
    if (!s.towns.contains(c.town)) return Rejection{Rule::town_not_on_roll, {{"town", c.town}}};
    if (s.confirmed_by.contains(c.town))
      return Rejection{Rule::town_already_confirmed, {{"town", c.town}}};
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    return std::vector<R::Event>{R::PaymentHeld{s.opened->programme, s.opened->month, c.town,
                                                c.payment, c.amount_fen, c.reason, c.by}};
  }
  R::Decision operator()(const R::ConfirmTown& c) const {
    if (auto no = not_open()) return *no;
    auto town = s.towns.find(c.town);
    if (town == s.towns.end()) return Rejection{Rule::town_not_on_roll, {{"town", c.town}}};
    if (s.confirmed_by.contains(c.town))
      return Rejection{Rule::town_already_confirmed, {{"town", c.town}}};
    if (auto no = not_settled(c.town)) return *no;
    return std::vector<R::Event>{R::TownConfirmed{s.opened->programme, s.opened->month, c.town,
                                                  town->second.payments, town->second.total_fen,
                                                  c.by}};
  }
  R::Decision operator()(const R::Compare& c) const {
    if (auto no = not_open()) return *no;
    if (is_town(c.town) || !s.towns.contains(c.town))
      return Rejection{Rule::town_not_on_roll, {{"town", c.town}}};
    if (s.confirmed_by.contains(c.town))
      return Rejection{Rule::town_already_confirmed, {{"town", c.town}}};
    auto result = compare(c.ours, c.theirs);
    return std::vector<R::Event>{R::StatementCompared{s.opened->programme, s.opened->month, c.town,
                                                      c.sha256, result.matched, result.matched_fen,
                                                      std::move(result.differences), c.on, c.by}};
  }
  // 名册确认后不能修改; whoever confirmed a town does not confirm the district.
  R::Decision operator()(const R::Confirm& c) const {
    if (auto no = not_open()) return *no;
    if (s.payments() == 0) return Rejection{Rule::roll_empty, {}};
    for (const auto& [town, total] : s.towns) {
      auto by = s.confirmed_by.find(town);
      if (by == s.confirmed_by.end()) return Rejection{Rule::towns_not_confirmed, {{"town", town}}};
      if (by->second == c.by.user)
        return Rejection{Rule::same_person_twice,
                         {{"step", "roll_confirm"}, {"earlier_step", "town_confirm"}}};
    }
    return std::vector<R::Event>{R::Confirmed{s.opened->programme, s.opened->month, s.payments(),
                                              s.total_fen(), c.fund, c.by}};
  }
  R::Decision operator()(const R::Export& c) const {
    if (!s.confirmed) return Rejection{Rule::roll_not_confirmed, {}};
    return std::vector<R::Event>{
        R::Exported{s.opened->programme, s.opened->month, c.format, c.sha256, c.by}};
  }
};

}  // namespace

bool is_town(std::string_view group) {
  return group.size() == 9 && group.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string R::stream(std::string_view programme, Month month) {
  return "roll-" + std::string(programme) + "-" + month.text();
}
Fen R::State::total_fen() const {
  Fen sum;
  for (const auto& [name, town] : towns) sum += town.total_fen;
  return sum;
}
std::int32_t R::State::payments() const {
  std::int32_t sum = 0;
  for (const auto& [name, town] : towns) sum += town.payments;
  return sum;
}
std::int32_t R::State::open_differences(const std::string& town) const {
  auto compared = found.find(town);
  if (compared == found.end()) return 0;
  return static_cast<std::int32_t>(std::count_if(
      compared->second.begin(), compared->second.end(), [&](const StatementDifference& d) {
        auto payment = d.payment();
        return !payment || !held.contains(Payment::stream(payment->award, payment->month));
      }));
}
R::State R::evolve(State state, const Event& event) {
  return std::visit(BenefitRollEvolve{std::move(state)}, event);
}
R::Decision R::decide(const State& state, const Command& command) {
  return std::visit(BenefitRollDecide{state}, command);
}

}  // namespace yiben
