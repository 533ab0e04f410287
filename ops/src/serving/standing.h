// What a server does by itself while it answers: ends waits that are over, opens reviews, and looks
// again and again whether the book is still what it was.
#pragma once

#include <mutex>

#include "eventstore/relay.h"
#include "eventstore/stream_watch.h"
#include "ops/troubles.h"
#include "ops/workspace.h"
#include "workflows/awards/reviews.h"
#include "workflows/cases/timers.h"

namespace yiben::ops {

// The relay met what it may not go on from, as the topics of another book.
inline constexpr const char* relay_stopped = "relay_stopped";

// Threads: tick() one at a time, under the guard.
struct Standing {
  workflows::Timers timers;
  workflows::Reviews reviews;
  std::mutex guard;

  // How many waits ended and reviews opened.
  workflows::Outcome<std::size_t> tick();
};

// What can be wrong with a book that is served. Everything pointed to outlives it.
struct Lookout {
  const Workspace& w;
  Troubles& troubles;
  const eventstore::Relay* relay;          // nullptr: none
  const eventstore::StreamWatch* streams;  // there when a relay is
  std::function<std::string()> sagas;

  // Costs a few system calls; sets each trouble by name.
  void look() const;
};

// From here on SIGINT and SIGTERM end run_standing().
void stop_when_told();

// Ticks and looks once a second until told to stop; a claim in the way is tried again the next
// time. The exit code: 0 when told to stop, 5 when the book is gone from its place.
int run_standing(Standing&, const Lookout&);

}  // namespace yiben::ops
