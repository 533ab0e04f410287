#include "awards/conditions.h"

#include <algorithm>

#include "domain/core/whole_number.h"

namespace yiben {
namespace {

std::optional<std::string> value_of(const std::string& fact, const ConditionScope& in) {
  if (fact == "age")
    return in.subject.born ? std::optional(std::to_string(age_on(*in.subject.born, in.on)))
                           : std::nullopt;
  if (fact == "died_on")
    return in.subject.died ? std::optional(in.subject.died->text()) : std::nullopt;
  if (fact == "sex") return std::string(enum_name(in.subject.sex));
  if (fact == "area") return std::string(enum_name(in.subject.area));
  if (fact == "division") return in.subject.division;
  auto found = in.facts.answers.find(fact);
  return found == in.facts.answers.end() ? std::nullopt : std::optional(found->second);
}

bool is_late_enough(const Condition& c, const std::string& value, const ConditionScope& in) {
  const auto day = Date::parse(value);
  if (!day || (c.from && *day < *c.from)) return false;
  if (!c.not_before) return true;
  const auto other = value_of(*c.not_before, in);
  const auto first = other ? Date::parse(*other) : std::nullopt;
  return first && *day >= *first;
}

}  // namespace

bool holds(const Condition& c, const ConditionScope& in) {
  if (c.fact == "member_category")
    return std::ranges::any_of(in.facts.members, [&](const MemberFacts& m) {
      return m.counted && std::ranges::any_of(m.categories, [&](Category category) {
               return std::ranges::find(c.in, enum_name(category)) != c.in.end();
             });
    });
  auto value = value_of(c.fact, in);
  if (!value) return false;
  if (!c.in.empty() && std::find(c.in.begin(), c.in.end(), *value) == c.in.end()) return false;
  if ((c.from || c.not_before) && !is_late_enough(c, *value, in)) return false;
  if (!c.at_least && !c.below) return true;
  auto n = whole_number<std::int64_t>(*value);
  return n && (!c.at_least || *n >= *c.at_least) && (!c.below || *n < *c.below);
}

bool all_hold(const std::vector<Condition>& conditions, const ConditionScope& in) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const Condition& c) { return holds(c, in); });
}

bool holds(const EligibilityRule& rule, const ConditionScope& in) {
  return std::any_of(rule.any_of.begin(), rule.any_of.end(),
                     [&](const auto& alternative) { return all_hold(alternative, in); });
}

}  // namespace yiben
