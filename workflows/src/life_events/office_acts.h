// What a life event's steps do in our own office: each an act on our own streams, in one
// transaction with the step's answer, so that it happens exactly when it is recorded.
#pragma once

#include <set>
#include <string>

#include "domain/codec/json.h"
#include "workflows/life_events/connectors.h"
#include "workflows/life_events/sagas.h"

namespace yiben::workflows {

// "office.suspend_benefits" and its like.
std::set<std::string> office_connectors();

struct OfficeCall {
  const LifeEvent& life_event;  // the version the saga follows
  const Saga::State& saga;      // before the act: not the transaction's own, which a decision moves
  const StepCall& call;
  std::optional<std::int32_t> figure(const std::string&) const;  // of the life event
};

// Carries out a call to the office. After a failure the transaction is not to be finished: half an
// act may be in it.
Outcome<StepReply> act_in_office(Transaction&, const OfficeCall&);

// What an act answers; `rule` names the lawful refusal.
StepReply succeeded(const json::object& answer = {});
StepReply refused(std::string_view rule);

}  // namespace yiben::workflows
