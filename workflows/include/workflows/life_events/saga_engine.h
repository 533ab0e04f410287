// SagaEngine: makes every open saga go on. It reads in the log which calls are to be made, makes
// them, and records what was answered; it wakes sagas whose time has come. Everything it acts upon
// is in the log first, so it keeps nothing that a restart would miss.
//
// A call that an earlier process began is left to its time: nobody knows whether it was made, and
// when it is over the department is asked about it under the same key.
//
// workflows/saga_runner.h runs one on threads, workflows/saga_simulation.h on none.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "workflows/life_events/connectors.h"
#include "workflows/life_events/sagas.h"

namespace yiben::workflows {

class SagaEngine {
 public:
  struct World {
    const Book& book;
    RuleBook& rules;
    Connectors& connectors;
    // Runs a piece of work, now or on another thread; pieces of one saga never run together.
    std::function<void(std::function<void()>)> spawn;
  };
  explicit SagaEngine(World);
  ~SagaEngine();  // waits for pieces of work under way; replies still to come are dropped

  // Reads the log up to its head. Cost: every entry of every saga, about a microsecond each.
  Outcome<void> recall();

  // Begins what can be begun now. Whether there was anything. Errors: io, corrupt.
  // Threads: one at a time.
  Outcome<bool> poll();

  // When poll() has something to do if neither an entry nor a reply comes before.
  std::optional<Instant> next_at() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace yiben::workflows
