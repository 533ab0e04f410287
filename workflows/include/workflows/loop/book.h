// Book: what every command needs of the world: the log, the keys, the time and new identifiers.
#pragma once

#include <functional>

#include "domain/core/date.h"
#include "domain/core/ids.h"
#include "domain/office/actor.h"
#include "eventstore/keys.h"
#include "eventstore/log.h"

namespace yiben::workflows {

struct Book {
  eventstore::Log& log;
  eventstore::KeyRing& keys;
  std::function<Instant()> now;
  std::function<Uuid()> new_id;  // UUIDv7 in time order; a seeded demo passes its own
  std::string district;          // 6 digits: the ledger
  std::string rule_pack;         // the pack this district follows
  // What stands behind the log, where it has a say in when a command may go on: both may wait.
  struct Downstream {
    std::function<void()> admit;                            // before a command is decided
    std::function<bool(eventstore::Position)> has_reached;  // before it is acknowledged
    struct State {
      eventstore::Position reached = 0;
      bool connected = false;
      std::string trouble;  // why not
    };
    std::function<State()> state;
  };
  Downstream downstream = {};
  // Takes the heads of the logs to their own file at once, for what must not wait.
  std::function<void()> keep_head = {};
  // Why the book is not known to be sound any more; empty while it is. Nothing is written then.
  std::function<std::string()> unsound = {};
  std::string public_url = {};  // "https://book.example"; empty: not known

  Date today() const { return now().day_in_china(); }
};

// Who asks, and under which id: a repeat of the id answers with the first result.
struct Request {
  Uuid command_id;
  Actor actor;
  // If-Match: the version of what the command is about, as the caller saw it. A command that heeds
  // it is refused with version_conflict when the stream has moved on.
  std::optional<eventstore::StreamVersion> seen_version = {};
  // Follows from the id and from what is asked, and is kept as the cause of what was written: the
  // same id with another is refused with idempotency_key_reused. Nil: not compared.
  Uuid asked = {};
  // The life event or outside fact that what is written is a part of, kept as its correlation. Nil:
  // the command stands for itself.
  Uuid part_of = {};
};

// An id that follows from another, so that a repeated command names the same new thing.
Uuid derived_id(const Uuid& from, std::string_view purpose);

// UUIDv7 of the system's clock and randomness; safe from any thread.
Uuid random_id();

Actor system_actor(const Book&);

}  // namespace yiben::workflows
