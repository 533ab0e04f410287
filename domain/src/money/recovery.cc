#include "domain/money/recovery.h"

namespace yiben {
namespace {

struct RecoveryEvolve {
  Recovery::State& s;
  void operator()(const Recovery::Opened& e) const { s.opened = e; }
  void operator()(const Recovery::Repaid& e) const { s.repaid_fen += e.amount_fen; }
  void operator()(const Recovery::Waived& e) const { s.waived_fen += e.amount_fen; }
  void operator()(const Recovery::Withdrawn&) const { s.withdrawn = true; }
};

struct RecoveryDecide {
  const Recovery::State& s;

  Recovery::Decision operator()(const Recovery::Open& c) const {
    if (s.opened) return Rejection{Rule::recovery_already_open, {}};
    Recovery::Opened opened = c.opened;
    opened.total_fen = {};
    for (const auto& month : opened.months) {
      if (month.amount_fen.fen <= 0) return Rejection{Rule::amount_not_positive, {}};
      opened.total_fen += month.amount_fen;
    }
    if (opened.total_fen.fen <= 0) return Rejection{Rule::amount_not_positive, {}};
    return std::vector<Recovery::Event>{std::move(opened)};
  }
  Recovery::Decision operator()(const Recovery::Repay& c) const {
    if (auto no = refuse(c.amount_fen, Role::finance, c.by)) return *no;
    if (c.document.empty()) return Rejection{Rule::receipt_needed, {}};
    return std::vector<Recovery::Event>{
        Recovery::Repaid{s.opened->recovery, c.amount_fen, c.document, c.by, c.on}};
  }
  Recovery::Decision operator()(const Recovery::Waive& c) const {
    if (auto no = refuse(c.amount_fen, Role::district_confirmer, c.by)) return *no;
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    return std::vector<Recovery::Event>{Recovery::Waived{
        s.opened->recovery, c.amount_fen, {s.opened->payee.uuid, c.reason, {}}, c.by, c.on}};
  }
  // Money that has come back meanwhile is owed to the payee; the record of it stays.
  Recovery::Decision operator()(const Recovery::Withdraw& c) const {
    if (!s.opened) return Rejection{Rule::recovery_unknown, {}};
    if (s.withdrawn) return std::vector<Recovery::Event>{};
    return std::vector<Recovery::Event>{Recovery::Withdrawn{s.opened->recovery, c.reason, c.on}};
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

Fen Recovery::State::outstanding_fen() const {
  if (!opened || withdrawn) return {};
  return opened->total_fen - repaid_fen - waived_fen;
}

Recovery::State Recovery::evolve(State state, const Event& event) {
  std::visit(RecoveryEvolve{state}, event);
  return state;
}
Recovery::Decision Recovery::decide(const State& state, const Command& command) {
  return std::visit(RecoveryDecide{state}, command);
}

}  // namespace yiben
