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
#include "workflows/loop/book.h"
#include "workflows/loop/failure.h"

namespace yiben::workflows {

class Transaction;

// What a transaction does with one aggregate, compiled once, in src/<subject>/transactions.cc.
template <Decider D>
struct TransactionOf {
  static Outcome<const typename D::State*> state(Transaction&, const std::string& stream);
  static Outcome<void> must_be_as_seen(Transaction&, const std::string& stream);
  static Outcome<void> decide(Transaction&, const std::string& stream, const typename D::Command&);

 private:
  struct Loaded;
  static Outcome<Loaded*> load(Transaction&, const std::string& stream);
};

class Transaction {
 public:
  Transaction(const Book& book, const Actor& actor) : Transaction(book, Request{{}, actor}) {}
  Transaction(const Book& book, const Request& request)
      : book_(book),
        actor_(request.actor),
        seen_version_(request.seen_version),
        asked_(request.asked),
        part_of_(request.part_of),
        now_(book.now()) {}

  const Actor& actor() const { return actor_; }
  Instant now() const { return now_; }
  Date today() const { return now_.day_in_china(); }

  // The state of a stream, with what this transaction has decided already. Everything read is
  // guarded: the append fails if anyone has moved the stream meanwhile. It stays as it is for the
  // transaction's life; after a later decide, ask again for the new one.
  template <Decider D>
  Outcome<const typename D::State*> state(const std::string& stream) {
    return TransactionOf<D>::state(*this, stream);
  }

  // The stream the request's seen_version is of. Error: version_conflict, when it has moved on.
  template <Decider D>
  Outcome<void> must_be_as_seen(const std::string& stream) {
    return TransactionOf<D>::must_be_as_seen(*this, stream);
  }

  // Refuses with the domain's rejection, or adds the events to this transaction.
  template <Decider D>
  Outcome<void> decide(const std::string& stream, const typename D::Command& command) {
    return TransactionOf<D>::decide(*this, stream, command);
  }

  // What a taken reservation means to the user, should someone hold it already.
  void refuse_taken_as(Rule rule) { taken_ = rule; }
  Rule taken_rule() const { return taken_; }

  // Everything decided, ready to append. The transaction is used up.
  eventstore::Append finish(const Uuid& command_id);

 private:
  template <Decider D>
  friend struct TransactionOf;
  struct Loaded {
    virtual ~Loaded() = default;
    eventstore::StreamVersion version = 0;
    std::vector<eventstore::NewEvent> events;
  };

  const Book& book_;
  Actor actor_;
  std::optional<eventstore::StreamVersion> seen_version_;
  Uuid asked_, part_of_;
  Instant now_;
  Rule taken_ = Rule::claim_open_elsewhere;
  eventstore::Append append_;
  std::map<std::string, std::unique_ptr<Loaded>> streams_;
};

using eventstore::Receipt;

// The receipt of a request already carried out. Error: the rejection idempotency_key_reused, when
// it asked for something else.
Outcome<std::optional<Receipt>> done_before(const Book&, const Request&);

// `body` may run up to three times and must not touch the world itself.
Outcome<Receipt> run(const Book&, const Request&,
                     const std::function<Outcome<void>(Transaction&)>& body);

}  // namespace yiben::workflows
