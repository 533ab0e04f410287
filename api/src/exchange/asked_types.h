// The types of events a reader asks for, of an event stream and a webhook alike.
#pragma once

#include "api/server/problem.h"
#include "workflows/exchange/fact_feed.h"

namespace yiben::api {

// From "gov.yiben.claim.filed,award.*". Errors: bad_query, event_type_withheld.
inline Answered<std::vector<std::string>> asked_types(std::string_view list) {
  auto types = workflows::FactFilter::parse_types(list);
  if (types) return *std::move(types);
  const auto& wrong = types.error();
  if (!wrong.withheld) return Problem::of(400, "bad_query", {{"name", "types"}});
  return problem_of(
      workflows::Failure(Rejection{Rule::event_type_withheld, {{"name", wrong.name}}}));
}

}  // namespace yiben::api
