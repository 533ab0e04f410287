// What several handlers share: people as screens show them, and who may see whom.
#pragma once

#include "handlers/handlers.h"
#include "workflows/people.h"

namespace yiben::api::handlers {

PersonView masked(const projections::PersonRow&, Date today);
PersonView plain(const projections::PersonRow&, Date today);

// The row from the people view, empty for someone unknown or erased. Errors: 503.
Answered<projections::PersonRow> person_row(const Call&, PersonId);
Answered<std::string> name_of(const Call&, PersonId);

// Refuses 403 when the division is outside the user's own.
Answered<void> must_cover(const Call&, const std::string& division);

inline Receipt receipt_of(const eventstore::Receipt& r) { return {r.first + r.count, r.repeated}; }

}  // namespace yiben::api::handlers
