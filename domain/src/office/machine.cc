#include "domain/office/machine.h"

#include "domain/office/division.h"

namespace yiben {
namespace {

struct MachineDecide {
  const Machine::State& s;

  std::optional<Rejection> not_open() const {
    if (!s.registered) return Rejection{Rule::machine_unknown, {}};
    if (s.ended) return Rejection{Rule::machine_ended, {}};
    return std::nullopt;
  }
  Private sealed(const std::string& hash) const {
    return {s.registered->credential.uuid, hash, {}};
  }
  Machine::Decision operator()(const Machine::Register& c) const {
    if (s.registered) return std::vector<Machine::Event>{};
    if (c.name.empty()) return Rejection{Rule::name_needed, {}};
    if (c.scopes.empty()) return Rejection{Rule::scope_unknown, {}};
    if (!Division::parse(c.division))
      return Rejection{Rule::division_unknown, {{"division", c.division}}};
    return std::vector<Machine::Event>{Machine::Registered{c.credential,
                                                           c.name,
                                                           c.scopes,
                                                           c.division,
                                                           {c.credential.uuid, c.key_sha256, {}},
                                                           c.now,
                                                           c.by}};
  }
  Machine::Decision operator()(const Machine::RotateKey& c) const {
    if (auto no = not_open()) return *no;
    return std::vector<Machine::Event>{
        Machine::KeyRotated{s.registered->credential, sealed(c.key_sha256),
                            Instant{c.now.us + Machine::overlap_us}, c.by}};
  }
  Machine::Decision operator()(const Machine::End& c) const {
    if (auto no = not_open()) return *no;
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    return std::vector<Machine::Event>{
        Machine::Ended{s.registered->credential, c.reason, c.now, c.by}};
  }
};

}  // namespace

Machine::State Machine::evolve(State state, const Event& event) {
  if (auto* e = std::get_if<Registered>(&event)) {
    state.registered = *e;
    state.key_sha256 = e->key_sha256.plain;
  } else if (auto* e = std::get_if<KeyRotated>(&event)) {
    state.previous_sha256 = std::exchange(state.key_sha256, e->key_sha256.plain);
    state.previous_until = e->previous_until;
  } else {
    state.ended = std::get<Ended>(event).at;
  }
  return state;
}
Machine::Decision Machine::decide(const State& state, const Command& command) {
  return std::visit(MachineDecide{state}, command);
}

}  // namespace yiben
