// SagaRunner: a SagaEngine on threads of its own, for as long as a server runs. A command of the
// engine waits for its fsync, so there are more threads than processors.
#pragma once

#include <memory>
#include <string>

#include "workflows/life_events/saga_engine.h"

namespace yiben::workflows {

struct SagaThreads {
  std::size_t count = 16;
  // Called on each, and on the one that reads the log, before its first piece of work: as to give
  // way to what people wait for.
  std::function<void()> begin = {};
};

class SagaRunner {
 public:
  // Reads the log up to its head before it returns. Errors: io, corrupt.
  static Outcome<std::unique_ptr<SagaRunner>> start(const Book&, RuleBook&, Connectors&,
                                                    SagaThreads = {});
  virtual ~SagaRunner() = default;  // waits for commands under way

  // Why nothing goes on; empty while it does. Threads: any.
  virtual std::string trouble() const = 0;
};

}  // namespace yiben::workflows
