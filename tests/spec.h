// given / when / then over a decider: no store, no clock, no mock.
//
//   Spec<Claim>{}.given({Claim::Filed{…}}).when(Claim::Accept{…}).then_rejected(Rule::same_person_twice);
#pragma once

#include <gtest/gtest.h>

#include <boost/assert/source_location.hpp>
#include <vector>

#include "domain/codec/json.h"
#include "domain/core/rejection.h"

namespace yiben {

inline void PrintTo(Rule rule, std::ostream* out) { *out << name(rule); }

template <class D>
class Spec {
 public:
  using Event = typename D::Event;
  using Command = typename D::Command;

  Spec& given(std::vector<Event> events) {
    for (const auto& e : events) state_ = D::evolve(std::move(state_), e);
    return *this;
  }
  Spec& when(const Command& command) {
    decision_ = D::decide(state_, command);
    if (*decision_)
      for (const auto& e : **decision_) state_ = D::evolve(std::move(state_), e);
    return *this;
  }
  void then_rejected(Rule rule, boost::source_location at = BOOST_CURRENT_LOCATION) {
    testing::ScopedTrace trace(at.file_name(), static_cast<int>(at.line()), "spec");
    ASSERT_TRUE(decision_ && !*decision_) << "nothing was refused";
    EXPECT_EQ(name(decision_->error().rule), name(rule));
  }
  // The events the last command made, of type E in order.
  template <class E>
  std::vector<E> all(boost::source_location at = BOOST_CURRENT_LOCATION) const {
    testing::ScopedTrace trace(at.file_name(), static_cast<int>(at.line()), "spec");
    std::vector<E> out;
    if (!decision_ || !*decision_) {
      ADD_FAILURE() << "refused: " << (decision_ ? name(decision_->error().rule) : "no command");
      return out;
    }
    for (const auto& e : **decision_)
      if (auto* wanted = std::get_if<E>(&e)) out.push_back(*wanted);
    return out;
  }
  const typename D::State& state() const { return state_; }

 private:
  typename D::State state_{};
  std::optional<typename D::Decision> decision_;
};

}  // namespace yiben
