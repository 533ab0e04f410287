#include "domain/money/benefit_roll.h"

#include <algorithm>

namespace yiben {
namespace {

using R = BenefitRoll;

struct Evolve {
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
  R::State operator()(const R::Exported&) { return std::move(s); }
};

struct Decide {
  const R::State& s;

  std::optional<Rejection> not_open() const {
    if (!s.opened || !s.drawn) return Rejection{Rule::roll_not_drawn, {}};
    if (s.confirmed) return Rejection{Rule::roll_frozen, {{"month", s.opened->month.text()}}};
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
    return std::vector<R::Event>{R::TownConfirmed{s.opened->programme, s.opened->month, c.town,
                                                  town->second.payments, town->second.total_fen,
                                                  c.by}};
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
R::State R::evolve(State state, const Event& event) {
  return std::visit(Evolve{std::move(state)}, event);
}
R::Decision R::decide(const State& state, const Command& command) {
  return std::visit(Decide{state}, command);
}

}  // namespace yiben
