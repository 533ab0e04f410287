#include "domain/awards/standard_raise.h"

namespace yiben {
namespace {

using S = StandardRaise;

struct StandardRaiseEvolve {
  S::State s;
  S::State operator()(const S::Prepared& e) {
    s.raises.push_back({e, S::Status::prepared, {}, {}, 0});
    return std::move(s);
  }
  S::State operator()(const S::Withdrawn& e) {
    s.raises.back().status = S::Status::withdrawn;
    s.raises.back().withdrawn = e;
    return std::move(s);
  }
  S::State operator()(const S::Confirmed& e) {
    s.raises.back().status = S::Status::confirmed;
    s.raises.back().confirmed = e;
    return std::move(s);
  }
  S::State operator()(const S::CarriedOut& e) {
    s.raises.back().status = S::Status::carried_out;
    s.raises.back().awards = e.awards;
    return std::move(s);
  }
};

struct StandardRaiseDecide {
  const S::State& s;

  static std::optional<Rejection> drawn_already(const std::optional<Month>& drawn) {
    if (!drawn) return std::nullopt;
    return Rejection{Rule::raise_month_drawn, {{"month", drawn->text()}}};
  }

  S::Decision operator()(const S::Prepare& c) const {
    if (s.under_way()) return Rejection{Rule::raise_under_way, {}};
    if (s.prepared()) return Rejection{Rule::raise_already_prepared, {}};
    if (c.document.empty()) return Rejection{Rule::reason_needed, {}};
    Month begins = Month::containing(c.pack_from);
    if (c.from < begins) return Rejection{Rule::raise_before_standard, {{"start", begins.text()}}};
    if (auto no = drawn_already(c.drawn)) return *no;
    // The same version again is for awards decided under the older one meanwhile.
    for (const auto& earlier : s.raises)
      if (earlier.status == S::Status::carried_out &&
          earlier.prepared.pack.version > c.pack.version)
        return Rejection{
            Rule::version_not_newer,
            {{"id", c.pack.id}, {"newest", std::to_string(earlier.prepared.pack.version)}}};
    if (c.awards == 0) return Rejection{Rule::raise_changes_nothing, {}};
    auto number = static_cast<std::int32_t>(s.raises.size()) + 1;
    return std::vector<S::Event>{S::Prepared{c.programme, number, c.pack, c.from, c.document,
                                             c.awards, c.before_fen, c.after_fen, c.on, c.by}};
  }
  S::Decision operator()(const S::Withdraw& c) const {
    const auto* raise = s.prepared();
    if (!raise) return Rejection{Rule::raise_not_prepared, {}};
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    return std::vector<S::Event>{
        S::Withdrawn{raise->prepared.programme, raise->prepared.number, c.reason, c.on, c.by}};
  }
  // Whoever prepared it does not confirm it.
  S::Decision operator()(const S::Confirm& c) const {
    const auto* raise = s.prepared();
    if (!raise) return Rejection{Rule::raise_not_prepared, {}};
    if (raise->prepared.by.user == c.by.user)
      return Rejection{Rule::same_person_twice,
                       {{"step", "raise_confirm"}, {"earlier_step", "raise_prepare"}}};
    if (auto no = drawn_already(c.drawn)) return *no;
    return std::vector<S::Event>{
        S::Confirmed{raise->prepared.programme, raise->prepared.number, c.as_of, c.on, c.by}};
  }
  S::Decision operator()(const S::Finish& c) const {
    const auto* raise = s.under_way();
    if (!raise) return Rejection{Rule::raise_not_prepared, {}};
    return std::vector<S::Event>{
        S::CarriedOut{raise->prepared.programme, raise->prepared.number, c.awards}};
  }
};

}  // namespace

const S::Record* S::State::prepared() const {
  return raises.empty() || raises.back().status != Status::prepared ? nullptr : &raises.back();
}
const S::Record* S::State::under_way() const {
  return raises.empty() || raises.back().status != Status::confirmed ? nullptr : &raises.back();
}
S::State S::evolve(State state, const Event& event) {
  return std::visit(StandardRaiseEvolve{std::move(state)}, event);
}
S::Decision S::decide(const State& state, const Command& command) {
  return std::visit(StandardRaiseDecide{state}, command);
}

}  // namespace yiben
