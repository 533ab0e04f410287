#include "domain/money/recovery.h"

namespace yiben {
namespace {

using R = Recovery;

struct RecoveryEvolve {
  R::State& s;
  void operator()(const R::Opened& e) const { s.opened = e; }
  void operator()(const R::Repaid& e) const { s.repaid_fen += e.amount_fen; }
  void operator()(const R::Waived& e) const { s.waived_fen += e.amount_fen; }
  void operator()(const R::Withdrawn&) const { s.withdrawn = true; }
};

struct RecoveryDecide {
  const R::State& s;

  R::Decision operator()(const R::Open& c) const {
    if (s.opened) return Rejection{Rule::recovery_already_open, {}};
    R::Opened opened = c.opened;
    opened.total_fen = {};
    for (const auto& month : opened.months) {
      if (month.amount_fen.fen <= 0) return Rejection{Rule::amount_not_positive, {}};
      opened.total_fen += month.amount_fen;
    }
    if (opened.total_fen.fen <= 0) return Rejection{Rule::amount_not_positive, {}};
    return std::vector<R::Event>{std::move(opened)};
  }
  R::Decision operator()(const R::Repay& c) const {
    if (auto no = refuse(c.amount_fen, Role::finance, c.by)) return *no;
    if (c.document.empty()) return Rejection{Rule::receipt_needed, {}};
    return std::vector<R::Event>{
        R::Repaid{s.opened->recovery, c.amount_fen, c.document, c.by, c.on}};
  }
  R::Decision operator()(const R::Waive& c) const {
    if (auto no = refuse(c.amount_fen, Role::district_confirmer, c.by)) return *no;
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    return std::vector<R::Event>{R::Waived{
        s.opened->recovery, c.amount_fen, {s.opened->payee.uuid, c.reason, {}}, c.by, c.on}};
  }
  // Money that has come back meanwhile is owed to the payee; the record of it stays.
  R::Decision operator()(const R::Withdraw& c) const {
    if (!s.opened) return Rejection{Rule::recovery_unknown, {}};
    if (s.withdrawn) return std::vector<R::Event>{};
    return std::vector<R::Event>{R::Withdrawn{s.opened->recovery, c.reason, c.on}};
  }

 private:
  std::optional<Rejection> refuse(Fen amount, Role whose, const Actor& by) const {
    if (!s.opened) return Rejection{Rule::recovery_unknown, {}};
    if (s.withdrawn) return Rejection{Rule::recovery_withdrawn, {}};
    if (by.role != whose)
      return Rejection{Rule::not_your_role, {{"role", std::string(enum_name(by.role))}}};
    if (!covers(by.division, s.opened->division))
      return Rejection{Rule::not_your_division, {{"division", s.opened->division}}};
    if (amount.fen <= 0) return Rejection{Rule::amount_not_positive, {}};
    if (amount > s.outstanding_fen())
      return Rejection{Rule::recovery_exceeded, {{"outstanding", s.outstanding_fen().yuan()}}};
    return std::nullopt;
  }
};

}  // namespace

Fen R::State::outstanding_fen() const {
  if (!opened || withdrawn) return {};
  return opened->total_fen - repaid_fen - waived_fen;
}

R::State R::evolve(State state, const Event& event) {
  std::visit(RecoveryEvolve{state}, event);
  return state;
}
R::Decision R::decide(const State& state, const Command& command) {
  return std::visit(RecoveryDecide{state}, command);
}

}  // namespace yiben
