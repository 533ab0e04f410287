#include "domain/money/fund.h"

#include <algorithm>
#include <cctype>

namespace yiben {
namespace {

using F = Fund;

// A district's whole budget is some ten billion yuan.
constexpr Fen amount_max{100'000'000'000LL * 100};
constexpr Fen balance_max{10'000'000'000'000LL * 100};
constexpr std::int32_t first_year = 2000, last_year = 2100;

// What people write on paper and on the telephone; no spaces, no signs a file name may not have.
bool is_identifier(std::string_view text) {
  constexpr std::size_t size_max = 60;
  return !text.empty() && text.size() <= size_max && std::ranges::all_of(text, [](unsigned char c) {
    return std::isalnum(c) || c == '-' || c == '_' || c == '.' || c >= 0x80;
  });
}

struct FundEvolve {
  F::State s;
  F::State operator()(const F::Opened& e) {
    s.opened = e;
    return std::move(s);
  }
  F::State operator()(const F::Budgeted& e) { return plus(e.amount_fen); }
  F::State operator()(const F::PaidOut& e) { return plus(-e.amount_fen); }
  F::State operator()(const F::CameBack& e) { return plus(e.amount_fen); }
  F::State plus(Fen amount) {
    s.balance_fen += amount;
    return std::move(s);
  }
};

struct FundDecide {
  const F::State& s;

  std::optional<Rejection> refuse(Fen amount) const {
    if (!s.opened) return Rejection{Rule::fund_not_opened, {}};
    if (amount.fen <= 0) return Rejection{Rule::amount_not_positive, {}};
    if (amount.fen > amount_max.fen || s.balance_fen.fen > balance_max.fen)
      return Rejection{Rule::amount_impossible, {{"most", amount_max.yuan()}}};
    return std::nullopt;
  }

  F::Decision operator()(const F::Open& c) const {
    if (s.opened) return Rejection{Rule::fund_already_opened, {{"fund", c.fund}}};
    if (!is_identifier(c.fund)) return Rejection{Rule::identifier_malformed, {}};
    if (c.year < first_year || c.year > last_year) return Rejection{Rule::year_impossible, {}};
    return std::vector<F::Event>{F::Opened{c.fund, c.programme, c.year}};
  }
  F::Decision operator()(const F::Budget& c) const {
    if (auto no = refuse(c.amount_fen)) return *no;
    return std::vector<F::Event>{
        F::Budgeted{s.opened->fund, c.source, c.amount_fen, c.document, c.by}};
  }
  F::Decision operator()(const F::PayOut& c) const {
    if (auto no = refuse(c.amount_fen)) return *no;
    if (c.amount_fen > s.balance_fen)
      return Rejection{Rule::fund_balance_short,
                       {{"balance", s.balance_fen.yuan()}, {"needed", c.amount_fen.yuan()}}};
    return std::vector<F::Event>{F::PaidOut{s.opened->fund, c.roll, c.amount_fen}};
  }
  F::Decision operator()(const F::TakeBack& c) const {
    if (auto no = refuse(c.amount_fen)) return *no;
    return std::vector<F::Event>{F::CameBack{s.opened->fund, c.roll, c.amount_fen}};
  }
};

}  // namespace

F::State F::evolve(State state, const Event& event) {
  return std::visit(FundEvolve{std::move(state)}, event);
}
F::Decision F::decide(const State& state, const Command& command) {
  return std::visit(FundDecide{state}, command);
}

}  // namespace yiben
