#include "domain/people/household.h"

#include <algorithm>
#include <set>

namespace yiben {
namespace {

using H = Household;

struct HouseholdEvolve {
  H::State s;
  H::State operator()(const H::Formed& e) {
    s = {true, e.household, e.division, e.area, e.householder, e.members};
    return std::move(s);
  }
  H::State operator()(const H::MemberJoined& e) {
    s.members.push_back(e.person);
    return std::move(s);
  }
  H::State operator()(const H::MemberLeft& e) {
    std::erase(s.members, e.person);
    return std::move(s);
  }
  H::State operator()(const H::HouseholderChanged& e) {
    s.householder = e.householder;
    return std::move(s);
  }
};

struct HouseholdDecide {
  const H::State& s;

  H::Decision operator()(const H::Form& c) const {
    if (s.formed) return Rejection{Rule::household_already_registered, {}};
    if (std::set(c.members.begin(), c.members.end()).size() != c.members.size())
      return Rejection{Rule::member_listed_twice, {}};
    if (std::find(c.members.begin(), c.members.end(), c.householder) == c.members.end())
      return Rejection{Rule::householder_not_a_member, {}};
    return std::vector<H::Event>{
        H::Formed{c.household, c.division, c.area, c.householder, c.members}};
  }
  H::Decision operator()(const H::Join& c) const {
    if (!s.formed) return Rejection{Rule::household_not_registered, {}};
    if (s.has(c.person)) return Rejection{Rule::member_listed_twice, {}};
    return std::vector<H::Event>{H::MemberJoined{s.household, c.person}};
  }
  H::Decision operator()(const H::Leave& c) const {
    if (!s.formed) return Rejection{Rule::household_not_registered, {}};
    if (!s.has(c.person)) return Rejection{Rule::not_a_member, {}};
    std::vector<H::Event> events{H::MemberLeft{s.household, c.person, c.reason}};
    if (c.person == s.householder && s.members.size() > 1) {
      bool stays =
          c.next_householder && *c.next_householder != c.person && s.has(*c.next_householder);
      if (!stays) return Rejection{Rule::householder_not_a_member, {}};
      events.push_back(H::HouseholderChanged{s.household, *c.next_householder});
    }
    return events;
  }
};

}  // namespace

bool H::State::has(PersonId person) const {
  return std::find(members.begin(), members.end(), person) != members.end();
}
H::State H::evolve(State state, const Event& event) {
  return std::visit(HouseholdEvolve{std::move(state)}, event);
}
H::Decision H::decide(const State& state, const Command& command) {
  return std::visit(HouseholdDecide{state}, command);
}

}  // namespace yiben
