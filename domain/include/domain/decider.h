// Decider: an aggregate as three pure pieces. decide() refuses or answers with events; evolve()
// folds an event into the state and never refuses. A command without `on` or an event without
// `after` does not compile.
#pragma once

#include <concepts>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/core/rejection.h"
#include "domain/event.h"

namespace yiben {

template <class D>
concept Decider = requires(typename D::State s, const typename D::State& cs,
                           const typename D::Command& c, const typename D::Event& e) {
  { D::category } -> std::convertible_to<std::string_view>;
  { D::evolve(std::move(s), e) } -> std::same_as<typename D::State>;
  { D::decide(cs, c) } -> std::same_as<typename D::Decision>;
};

template <class Event>
using Events = Lawful<std::vector<Event>>;

template <class D>
typename D::State fold(const std::vector<typename D::Event>& events) {
  typename D::State state{};
  for (const auto& e : events) state = D::evolve(std::move(state), e);
  return state;
}

}  // namespace yiben
