// The inbox: cases by whom they wait for, who has acted on them, and those that have ended.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "projections/cases/cases.h"
#include "projections/page.h"

namespace yiben::projections {

// More cases of a name in a division are not searched.
inline constexpr std::size_t inbox_named_max = 1'000;

struct InboxQuery {
  // 待办 / 已办 / 办结. A wait, as a public notice, is nobody's task: it is in no todo list.
  enum class List { todo, done, ended } list = List::todo;
  Role role = Role::town_clerk;  // todo: steps that wait for this role
  std::string division;          // cases in this subtree
  UserId user;                   // done: cases this user has acted on that are still open
  std::string programme;         // empty: all
  // Only cases with someone in them whose name begins so. Of a person: their whole name and who
  // they are.
  std::string name;
  std::optional<PersonId> person;
  std::string cursor;
  std::size_t limit = 50;
};

// Errors: too_large, when more than inbox_named_max cases have the name.
Result<Page<CaseRow>> inbox_page(const Reader&, const InboxQuery&);
// How many the list holds, whatever name is asked for: for the badges. Counts stop at 1,000.
Result<std::int64_t> inbox_size(const Reader&, const InboxQuery&);

}  // namespace yiben::projections
