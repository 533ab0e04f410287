#include "domain/exchange/outside_fact.h"

namespace yiben {
namespace {

Rejection differs(const OutsideFact::Envelope& envelope) {
  return {Rule::fact_differs, {{"source", envelope.source}, {"id", envelope.source_id}}};
}

struct OutsideFactDecide {
  const OutsideFact::State& s;

  OutsideFact::Decision operator()(const OutsideFact::Receive& c) const {
    if (!s.received) return std::vector<OutsideFact::Event>{c.received};
    if (s.received->envelope.digest != c.received.envelope.digest)
      return differs(c.received.envelope);
    return std::vector<OutsideFact::Event>{};
  }
  OutsideFact::Decision operator()(const OutsideFact::Refuse& c) const {
    if (s.received) return differs(c.refused.envelope);
    if (s.refused && s.refused->envelope.digest == c.refused.envelope.digest)
      return std::vector<OutsideFact::Event>{};
    return std::vector<OutsideFact::Event>{c.refused};
  }
};

}  // namespace

OutsideFact::State OutsideFact::evolve(State state, const Event& event) {
  if (auto* e = std::get_if<Received>(&event)) {
    state.received = *e;
    state.refused.reset();
  } else {
    state.refused = std::get<Refused>(event);
  }
  return state;
}
OutsideFact::Decision OutsideFact::decide(const State& state, const Command& command) {
  return std::visit(OutsideFactDecide{state}, command);
}

}  // namespace yiben
