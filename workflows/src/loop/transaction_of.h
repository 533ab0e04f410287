// The bodies of TransactionOf: included only where an aggregate's is compiled.
//
//   template struct TransactionOf<Fund>;  // workflows/src/money/transactions.cc
#pragma once

#include "workflows/loop/reservations.h"
#include "workflows/loop/sealing.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {

template <Decider D>
struct TransactionOf<D>::Loaded final : Transaction::Loaded {
  using State = typename D::State;
  std::unique_ptr<State> state = std::make_unique<State>();
  bool seen = false;                                 // somebody holds `state`
  std::vector<std::unique_ptr<State>> earlier = {};  // what somebody holds of before

  // The state to change.
  State& next() {
    if (seen) {
      auto copy = std::make_unique<State>(*state);
      earlier.push_back(std::exchange(state, std::move(copy)));
      seen = false;
    }
    return *state;
  }
};

template <Decider D>
Outcome<typename TransactionOf<D>::Loaded*> TransactionOf<D>::load(Transaction& tx,
                                                                   const std::string& stream) {
  // Made of an id that somebody typed.
  if (!eventstore::is_stream_name(stream))
    return Failure(Rejection{Rule::identifier_malformed, {}});
  auto& slot = tx.streams_[stream];
  if (slot) return static_cast<Loaded*>(slot.get());
  auto loaded = std::make_unique<Loaded>();
  auto cursor = tx.book_.log.read_stream(stream);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) break;
    auto event = opened_event<typename D::Event>(**entry, tx.book_.keys);
    if (!event) return Failure(event.error());
    *loaded->state = D::evolve(std::move(*loaded->state), *event);
    ++loaded->version;
  }
  auto* const out = loaded.get();
  slot = std::move(loaded);
  return out;
}

template <Decider D>
Outcome<const typename D::State*> TransactionOf<D>::state(Transaction& tx,
                                                          const std::string& stream) {
  auto loaded = load(tx, stream);
  if (!loaded) return loaded.error();
  (*loaded)->seen = true;
  return (*loaded)->state.get();
}

template <Decider D>
Outcome<void> TransactionOf<D>::must_be_as_seen(Transaction& tx, const std::string& stream) {
  auto loaded = load(tx, stream);
  if (!loaded) return loaded.error();
  if (tx.seen_version_ && (*loaded)->version != *tx.seen_version_)
    return Failure(eventstore::Error{eventstore::Errc::version_conflict, stream});
  return {};
}

template <Decider D>
Outcome<void> TransactionOf<D>::decide(Transaction& tx, const std::string& stream,
                                       const typename D::Command& command) {
  auto loaded = load(tx, stream);
  if (!loaded) return loaded.error();
  auto events = D::decide(*(*loaded)->state, command);
  if (!events) return Failure(events.error());
  if (events->empty()) return {};
  auto& state = (*loaded)->next();
  for (auto& event : *events) {
    auto sealed = sealed_event(event, tx.book_.new_id().bytes, tx.book_.keys);
    if (!sealed) return Failure(sealed.error());
    (*loaded)->events.push_back(std::move(*sealed));
    for (auto& change : reservations_of(state, event, tx.book_.keys))
      tx.append_.reservations.push_back(std::move(change));
    state = D::evolve(std::move(state), event);
  }
  return {};
}

}  // namespace yiben::workflows
