#include "domain/money/settlement.h"

#include <map>
#include <set>

namespace yiben {
namespace {

struct Stated {
  std::int32_t line = 0;
  Fen amount_fen;
};
using ItemKey = std::pair<PaymentRef, std::string>;

StatementDifference difference(DifferenceKind kind, std::optional<std::int32_t> line,
                               const PaymentRef& payment, const std::string& item, Fen ours,
                               Fen theirs) {
  return {kind, line, payment.award, payment.month, item, ours, theirs};
}

}  // namespace

StatementComparison compare(const std::vector<SettlementItem>& ours,
                            const std::vector<StatementItem>& theirs) {
  StatementComparison out;
  std::set<PaymentRef> known_as_a_whole;
  for (const auto& o : ours)
    if (o.item.empty()) known_as_a_whole.insert(o.payment);

  std::map<ItemKey, Stated> stated;
  for (const auto& t : theirs) {
    if (!t.payment) {
      out.differences.push_back(
          {DifferenceKind::missing_in_ours, t.line, {}, {}, t.item, {}, t.amount_fen});
      continue;
    }
    auto item = known_as_a_whole.contains(*t.payment) ? std::string() : t.item;
    auto [at, first] = stated.try_emplace({*t.payment, item}, Stated{t.line, {}});
    at->second.amount_fen += t.amount_fen;
  }
  for (const auto& o : ours) {
    auto found = stated.find({o.payment, o.item});
    if (found == stated.end()) {
      out.differences.push_back(difference(DifferenceKind::missing_in_theirs, std::nullopt,
                                           o.payment, o.item, o.amount_fen, {}));
      continue;
    }
    const auto [line, amount] = found->second;
    stated.erase(found);
    if (amount == o.amount_fen) {
      ++out.matched;
      out.matched_fen += amount;
    } else {
      out.differences.push_back(difference(DifferenceKind::amount_differs, line, o.payment, o.item,
                                           o.amount_fen, amount));
    }
  }
  for (const auto& [key, t] : stated)
    out.differences.push_back(difference(DifferenceKind::item_not_claimed, t.line, key.first,
                                         key.second, {}, t.amount_fen));
  return out;
}

}  // namespace yiben
