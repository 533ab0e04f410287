#include "workflows/awards/raises.h"

#include "awards/raise_amounts.h"
#include "domain/money/benefit_roll.h"

namespace yiben::workflows {

Outcome<std::optional<Month>> first_drawn(Transaction& tx, const std::string& programme,
                                          Month from) {
  for (Month m = from; m <= Month::containing(tx.today()); m = m + 1) {
    auto roll = tx.state<BenefitRoll>(BenefitRoll::stream(programme, m));
    if (!roll) return roll.error();
    if ((*roll)->opened) return std::optional(m);
  }
  return std::optional<Month>{};
}

Outcome<PreparedRaise> prepare_raise(const Book& book, RuleBook& rule_book, const Request& request,
                                     const RaisePlan& plan, const std::string& document) {
  auto rules = rule_book.now();
  if (!rules) return rules.error();
  const RulePack* pack = (*rules)->pack(plan.pack.id, plan.pack.version);
  if (!pack || pack->id != book.rule_pack)
    return Failure(Rejection{Rule::rule_pack_missing, {{"pack", plan.pack.id}}});
  auto seen = preview_raise(book, rule_book, plan);
  if (!seen) return seen.error();
  const auto stream = StandardRaise::stream(plan.programme);
  auto receipt = run(book, request, [&](Transaction& tx) -> Outcome<void> {
    auto drawn = first_drawn(tx, plan.programme, plan.from);
    if (!drawn) return drawn.error();
    return tx.decide<StandardRaise>(
        stream, StandardRaise::Prepare{plan.programme, plan.pack, pack->from, plan.from, *drawn,
                                       document, static_cast<std::int32_t>(seen->totals.rise),
                                       seen->totals.before_fen, seen->totals.after_fen, tx.today(),
                                       tx.actor()});
  });
  if (!receipt) return receipt.error();
  auto raises = raises_of(book, plan.programme);
  if (!raises) return raises.error();
  return PreparedRaise{static_cast<std::int32_t>(raises->raises.size()), *receipt};
}

Outcome<Receipt> withdraw_raise(const Book& book, const Request& request,
                                const std::string& programme, std::int32_t number,
                                const std::string& reason) {
  const auto stream = StandardRaise::stream(programme);
  return run(book, request, [&](Transaction& tx) -> Outcome<void> {
    auto raises = tx.state<StandardRaise>(stream);
    if (!raises) return raises.error();
    const auto* waiting = (*raises)->prepared();
    if (!waiting || waiting->prepared.number != number)
      return Failure(Rejection{Rule::raise_not_prepared, {}});
    return tx.decide<StandardRaise>(stream,
                                    StandardRaise::Withdraw{reason, tx.today(), tx.actor()});
  });
}

Outcome<StandardRaise::State> raises_of(const Book& book, const std::string& programme) {
  Transaction read(book, system_actor(book));
  auto raises = read.state<StandardRaise>(StandardRaise::stream(programme));
  if (!raises) return raises.error();
  return **raises;
}

}  // namespace yiben::workflows
