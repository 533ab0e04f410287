// Directory: the state of every stream of one aggregate, kept up with the log. For aggregates there
// are few of: accounts, webhooks, senders.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "domain/decider.h"
#include "workflows/loop/book.h"
#include "workflows/loop/failure.h"
#include "workflows/loop/sealing.h"

namespace yiben::workflows {

// Threads: every function from any thread. Cost: what is new in the log since the last call.
template <Decider D>
class Directory {
 public:
  using State = std::shared_ptr<const typename D::State>;
  using All = std::map<std::string, State>;  // by stream

  explicit Directory(const Book& book) : book_(book) {}

  // nullptr: there is no such stream. Errors: io, corrupt.
  Outcome<State> find(const std::string& stream) {
    std::lock_guard lock(mutex_);
    if (auto ok = catch_up(); !ok) return ok.error();
    const auto found = states_.find(stream);
    return found == states_.end() ? State{} : found->second;
  }
  Outcome<All> all() {
    std::lock_guard lock(mutex_);
    if (auto ok = catch_up(); !ok) return ok.error();
    return states_;
  }

 private:
  Outcome<void> catch_up() {
    auto head = book_.log.head();
    if (head == read_to_) return {};
    auto cursor = book_.log.read_category(D::category, read_to_);
    for (;;) {
      auto entry = cursor->next();
      if (!entry) return Failure(entry.error());
      if (!*entry) break;
      head = std::max(head, (*entry)->position + 1);
      auto event = opened_event<typename D::Event>(**entry, book_.keys);
      if (!event) return Failure(event.error());
      auto& known = states_[std::string((*entry)->stream)];
      known = std::make_shared<const typename D::State>(
          D::evolve(known ? *known : typename D::State{}, *event));
      read_to_ = (*entry)->position + 1;
    }
    read_to_ = head;
    return {};
  }

  const Book& book_;
  std::mutex mutex_;
  eventstore::Position read_to_ = 0;
  All states_;
};

}  // namespace yiben::workflows
