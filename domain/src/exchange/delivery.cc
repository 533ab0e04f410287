#include "domain/exchange/delivery.h"

#include <algorithm>
#include <tuple>

namespace yiben {
namespace {

struct DeliveryDecide {
  const Delivery::State& s;

  Delivery::Decision operator()(const Delivery::Reach& c) const {
    if (c.position <= s.reached) return std::vector<Delivery::Event>{};
    return std::vector<Delivery::Event>{Delivery::Reached{c.webhook, c.position, c.now}};
  }
  Delivery::Decision operator()(const Delivery::Hold& c) const {
    Delivery::Held held{c.webhook, c.stream,  c.stream_version, c.position, 1,
                        c.status,  c.trouble, std::nullopt,     c.now};
    // Another fact of the stream failing is a new trouble, with all its tries before it.
    if (auto before = s.held.find(c.stream);
        before != s.held.end() && before->second.stream_version == c.stream_version)
      held.attempts = before->second.attempts + 1;
    if (held.attempts < delivery_attempts_max)
      held.next_try = Instant{c.now.us + retry_pause_us(held.attempts)};
    return std::vector<Delivery::Event>{std::move(held)};
  }
  Delivery::Decision operator()(const Delivery::Release& c) const {
    if (!s.held.contains(c.stream)) return std::vector<Delivery::Event>{};
    return std::vector<Delivery::Event>{Delivery::Released{c.webhook, c.stream, c.now}};
  }
  Delivery::Decision operator()(const Delivery::Replay& c) const {
    if (std::tie(c.number, c.position) <= std::tie(s.range, s.range_next))
      return std::vector<Delivery::Event>{};
    return std::vector<Delivery::Event>{Delivery::Replayed{c.webhook, c.number, c.position, c.now}};
  }
};

struct DeliveryEvolve {
  Delivery::State& s;
  void operator()(const Delivery::Reached& e) const { s.reached = e.position; }
  void operator()(const Delivery::Held& e) const { s.held[e.stream] = e; }
  void operator()(const Delivery::Released& e) const { s.held.erase(e.stream); }
  void operator()(const Delivery::Replayed& e) const {
    s.range = e.number;
    s.range_next = e.position;
  }
};

}  // namespace

std::int64_t retry_pause_us(int attempts) {
  constexpr std::int64_t first_us = 5'000'000, longest_us = 4LL * 3'600 * 1'000'000;
  constexpr int growth = 5;
  std::int64_t pause_us = first_us;
  for (int i = 1; i < attempts && pause_us < longest_us; ++i) pause_us *= growth;
  return std::min(pause_us, longest_us);
}

Delivery::State Delivery::evolve(State state, const Event& event) {
  std::visit(DeliveryEvolve{state}, event);
  return state;
}
Delivery::Decision Delivery::decide(const State& state, const Command& command) {
  return std::visit(DeliveryDecide{state}, command);
}

}  // namespace yiben
