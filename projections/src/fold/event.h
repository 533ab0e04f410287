// One event on its way through the views, decoded once for all of them.
#pragma once

#include <tuple>
#include <variant>

#include "domain/aggregates.h"
#include "eventstore/entry.h"

namespace yiben::projections {

// Where an event stands: what its envelope says beside its payload.
struct Origin {
  eventstore::Position position = 0;
  Instant recorded;
  Uuid event_id;
  std::uint64_t stream_version = 0;
  Actor by;  // nil user where the envelope names none of ours
};

template <class... Variants>
struct Joined;
template <class... A>
struct Joined<std::variant<A...>> {
  using type = std::variant<std::monostate, A...>;
};
template <class... A, class... B, class... Rest>
struct Joined<std::variant<A...>, std::variant<B...>, Rest...> {
  using type = typename Joined<std::variant<A..., B...>, Rest...>::type;
};
template <class Tuple>
struct EventsOf;
template <class... D>
struct EventsOf<std::tuple<D...>> {
  using type = typename Joined<typename D::Event...>::type;
};

// Every event of every aggregate; nothing yet in an unused slot.
using AnyEvent = typename EventsOf<Aggregates>::type;

struct Decoded {
  Origin origin;
  AnyEvent event;
};

}  // namespace yiben::projections
