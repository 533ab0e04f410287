// Connectors: how a step reaches the department that does it. What is sent and what comes back is
// in domain/saga/step_call.h; workflows/saga_engine.h says when.
#pragma once

#include <functional>
#include <string>

#include "domain/life_events/step_call.h"

namespace yiben::workflows {

struct StepCall {
  std::string department, act;
  CallKind kind = CallKind::perform;
  std::string key;   // idempotency: the same act under the same key is done once
  std::string body;  // JSON
};

struct StepReply {
  ReplyKind kind = ReplyKind::unclear;
  std::string answer;   // JSON, of a result
  std::string trouble;  // in words, of anything else
};

class Connectors {
 public:
  // May be called on any thread, and before call() returns.
  using Done = std::function<void(StepReply)>;
  virtual ~Connectors() = default;
  // `done` is called once, whatever happens.
  virtual void call(const StepCall&, Done done) = 0;
};

}  // namespace yiben::workflows
