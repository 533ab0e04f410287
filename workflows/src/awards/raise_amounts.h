// RaiseAmounts: what the running awards of a programme come to under a newer version of the rules.
// The preview and the raise itself ask the same, so they cannot differ.
#pragma once

#include "awards/known_awards.h"
#include "awards/known_facts.h"
#include "workflows/awards/raises.h"

namespace yiben::workflows {

// The first month from `from` on whose roll is being or has been drawn. None lies in the future.
Outcome<std::optional<Month>> first_drawn(Transaction&, const std::string& programme, Month from);

// Of award.changed: names its words in the messages.
inline constexpr const char* raise_reason = "standard_raised";

class RaiseAmounts {
 public:
  // Reads the awards, and the facts they rest on, as of a position. Refused with programme_unknown,
  // rule_pack_missing or programme_not_monthly.
  static Outcome<RaiseAmounts> load(const Book&, RuleBook&, RaisePlan, eventstore::Position as_of);

  // The awards of the programme that something is due of from the month on, in a fixed order.
  const std::vector<Award::State>& awards() const { return awards_; }

  // The command to give to the award as it is now.
  Outcome<Award::Raise> command(const Award::State&) const;

 private:
  RaiseAmounts(const Book& book, RaisePlan plan)
      : book_(book), plan_(std::move(plan)), facts_(book) {}
  Outcome<void> read_awards(eventstore::Position as_of);
  Outcome<Assessment> amount(const Award::State&, const Award::Segment&) const;

  const Book& book_;
  RaisePlan plan_;
  std::shared_ptr<const Rules> rules_;
  const RulePack* pack_ = nullptr;
  const ProgrammeRules* programme_ = nullptr;
  KnownFacts facts_;
  std::vector<Award::State> awards_;
  std::unordered_map<PersonId, std::vector<HeldBenefit>> held_;  // of other programmes
};

}  // namespace yiben::workflows
