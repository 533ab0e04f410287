// The one command loop: load, fold, decide, append at the versions read; on a version conflict
// start again, three times at most.
//
//   run(book, request, [&](Transaction& tx) -> Outcome<void> {
//     return tx.decide<Fund>(Fund::stream(id), Fund::Budget{…});
//   });
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "domain/decider.h"
#include "workflows/book.h"
#include "workflows/failure.h"
#include "workflows/reservations.h"
#include "workflows/sealing.h"

namespace yiben::workflows {

class Transaction {
 public:
  Transaction(const Book& book, const Actor& actor) : Transaction(book, Request{{}, actor}) {}
  Transaction(const Book& book, const Request& request)
      : book_(book), actor_(request.actor), seen_version_(request.seen_version), now_(book.now()) {}

  const Actor& actor() const { return actor_; }
  Instant now() const { return now_; }
  Date today() const { return now_.day_in_china(); }

  // The state of a stream, with what this transaction has decided already. Everything read is
  // guarded: the append fails if anyone has moved the stream meanwhile. Valid until the next
  // decide.
  template <Decider D>
  Outcome<const typename D::State*> state(const std::string& stream) {
    auto loaded = load<D>(stream);
    if (!loaded) return loaded.error();
    return &static_cast<Loaded<D>*>(*loaded)->state;
  }

  // The stream the request's seen_version is of. Error: version_conflict, when it has moved on.
  template <Decider D>
  Outcome<void> must_be_as_seen(const std::string& stream) {
    auto loaded = load<D>(stream);
    if (!loaded) return loaded.error();
    if (seen_version_ && (*loaded)->version != *seen_version_)
      return Failure(eventstore::Error{eventstore::Errc::version_conflict, stream});
    return {};
  }

  // Refuses with the domain's rejection, or adds the events to this transaction.
  template <Decider D>
  Outcome<void> decide(const std::string& stream, const typename D::Command& command) {
    auto loaded = load<D>(stream);
    if (!loaded) return loaded.error();
    auto& entry = *static_cast<Loaded<D>*>(*loaded);
    auto events = D::decide(entry.state, command);
    if (!events) return Failure(events.error());
    for (auto& event : *events) {
      auto sealed = std::visit(
          [&](const auto& e) { return sealed_event(e, book_.new_id().bytes, book_.keys); }, event);
      if (!sealed) return Failure(sealed.error());
      entry.events.push_back(std::move(*sealed));
      for (auto& change : reservations_of(entry.state, event, book_.keys))
        append_.reservations.push_back(std::move(change));
      entry.state = D::evolve(std::move(entry.state), event);
    }
    return {};
  }

  // What a taken reservation means to the user, should someone hold it already.
  void refuse_taken_as(Rule rule) { taken_ = rule; }
  Rule taken_rule() const { return taken_; }

  // Everything decided, ready to append. The transaction is used up.
  eventstore::Append finish(const Uuid& command_id);

 private:
  struct Any {
    virtual ~Any() = default;
    eventstore::StreamVersion version = 0;
    std::vector<eventstore::NewEvent> events;
  };
  template <class D>
  struct Loaded : Any {
    typename D::State state{};
  };

  template <Decider D>
  Outcome<Any*> load(const std::string& stream) {
    auto& slot = streams_[stream];
    if (slot) return slot.get();
    auto loaded = std::make_unique<Loaded<D>>();
    auto cursor = book_.log.read_stream(stream);
    for (;;) {
      auto entry = cursor->next();
      if (!entry) return Failure(entry.error());
      if (!*entry) break;
      auto event = opened_event<typename D::Event>(**entry, book_.keys);
      if (!event) return Failure(event.error());
      loaded->state = D::evolve(std::move(loaded->state), *event);
      ++loaded->version;
    }
    slot = std::move(loaded);
    return slot.get();
  }

  const Book& book_;
  Actor actor_;
  std::optional<eventstore::StreamVersion> seen_version_;
  Instant now_;
  Rule taken_ = Rule::claim_open_elsewhere;
  eventstore::Append append_;
  std::map<std::string, std::unique_ptr<Any>> streams_;
};

using eventstore::Receipt;

// `body` may run up to three times and must not touch the world itself.
Outcome<Receipt> run(const Book&, const Request&,
                     const std::function<Outcome<void>(Transaction&)>& body);

}  // namespace yiben::workflows
