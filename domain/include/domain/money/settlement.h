// Settlement 结算对账: what a funeral home says it deducted, laid beside what a roll will pay it,
// item by item. A statement names the deceased; whose payment that is has been found out before.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/codec/json.h"

namespace yiben {

struct PaymentRef {
  AwardId award;
  Month month;
  auto operator<=>(const PaymentRef&) const = default;
};

// Ours: one item of a payment. No item: the payment is known as a whole alone.
struct SettlementItem {
  PaymentRef payment;
  std::string item;
  Fen amount_fen;
};

// Theirs: one line of the statement.
struct StatementItem {
  std::int32_t line = 0;
  std::optional<PaymentRef> payment;  // nothing: on this settlement there is none for the deceased
  std::string item;
  Fen amount_fen;
};

enum class DifferenceKind { missing_in_ours, missing_in_theirs, amount_differs, item_not_claimed };
YIBEN_ENUM_NAMES(DifferenceKind, "missing_in_ours", "missing_in_theirs", "amount_differs",
                 "item_not_claimed")

// Names no person: the line stands for what the statement says, the award for what we say.
struct StatementDifference {
  static constexpr std::string_view schema_name = "StatementDifference";
  DifferenceKind kind = DifferenceKind::missing_in_ours;
  std::optional<std::int32_t> line;  // the first of several that add up
  std::optional<AwardId> award;
  std::optional<Month> month;  // the payment is for
  std::string item;
  Fen ours_fen, theirs_fen;
  bool operator==(const StatementDifference&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(kind), CEREAL_NVP(line), CEREAL_NVP(award), CEREAL_NVP(month), CEREAL_NVP(item),
       CEREAL_NVP(ours_fen), CEREAL_NVP(theirs_fen));
  }
  std::optional<PaymentRef> payment() const {
    return award && month ? std::optional(PaymentRef{*award, *month}) : std::nullopt;
  }
};

struct StatementComparison {
  std::int32_t matched = 0;  // items on which both say the same
  Fen matched_fen;
  std::vector<StatementDifference> differences;
};

// Lines of one item of one payment are added up.
StatementComparison compare(const std::vector<SettlementItem>& ours,
                            const std::vector<StatementItem>& theirs);

}  // namespace yiben
