#include "domain/exchange/sender.h"

#include <algorithm>

#include "domain/exchange/fact_types.h"

namespace yiben {
namespace {

struct SenderDecide {
  const Sender::State& s;

  std::optional<Rejection> not_open() const {
    if (!s.registered) return Rejection{Rule::sender_unknown, {}};
    if (s.ended) return Rejection{Rule::sender_ended, {}};
    return std::nullopt;
  }
  Sender::Decision operator()(const Sender::Register& c) const {
    if (s.registered) return std::vector<Sender::Event>{};
    for (const auto& type : c.types)
      if (!is_fact_type(type)) return Rejection{Rule::event_type_unknown, {{"name", type}}};
    return std::vector<Sender::Event>{
        Sender::Registered{c.sender, c.name, c.source, c.types, {c.sender.uuid, c.secret, {}}}};
  }
  Sender::Decision operator()(const Sender::RotateSecret& c) const {
    if (auto no = not_open()) return *no;
    return std::vector<Sender::Event>{
        Sender::SecretRotated{s.registered->sender,
                              {s.registered->sender.uuid, c.secret, {}},
                              Instant{c.now.us + SigningSecrets::overlap_us}}};
  }
  Sender::Decision operator()(const Sender::End& c) const {
    if (auto no = not_open()) return *no;
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    return std::vector<Sender::Event>{Sender::Ended{s.registered->sender, c.reason}};
  }
};

}  // namespace

Sender::State Sender::evolve(State state, const Event& event) {
  if (auto* e = std::get_if<Registered>(&event)) {
    state.registered = *e;
    state.secrets.current = e->secret.plain;
  } else if (auto* e = std::get_if<SecretRotated>(&event)) {
    state.secrets.rotate(e->secret.plain, e->previous_until);
  } else {
    state.ended = true;
  }
  return state;
}
Sender::Decision Sender::decide(const State& state, const Command& command) {
  return std::visit(SenderDecide{state}, command);
}

}  // namespace yiben
