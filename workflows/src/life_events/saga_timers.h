// When the steps of every open saga are due, as the log has it: a fold of the sagas' entries.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "domain/life_events/saga.h"

namespace yiben::workflows {

class SagaTimers {
 public:
  void apply(const Saga::Event&);

  // The first sagas due by `now`, each once, at most `count`, without those that `skip` names.
  template <class Skip>
  std::vector<SagaId> due(Instant now, std::size_t count, const Skip& skip) const {
    std::vector<SagaId> out;
    std::set<SagaId> seen;
    for (const auto& [at, saga, step] : queue_) {
      if (at > now || out.size() == count) break;
      if (!skip(saga) && seen.insert(saga).second) out.push_back(saga);
    }
    return out;
  }
  std::optional<Instant> first() const;
  std::size_t size() const { return queue_.size(); }

 private:
  using Steps = std::vector<std::pair<std::string, Instant>>;  // of one saga: few
  void set(SagaId, const std::string& step, std::optional<Instant>);

  std::unordered_map<SagaId, Steps> sagas_;
  std::set<std::tuple<Instant, SagaId, std::string>> queue_;
};

}  // namespace yiben::workflows
