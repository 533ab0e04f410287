// What several handlers share: people as screens show them, and who may see whom.
#pragma once

#include "api/exchange/kafka.h"
#include "api/people/types.h"
#include "api/server/route.h"
#include "domain/people/id_number.h"
#include "workflows/people/people.h"

namespace yiben::api::handlers {

PersonView masked(const projections::PersonRow&, Date today);
PersonView plain(const projections::PersonRow&, Date today);
// Masked for the user's own division; of somebody elsewhere, only that there is such a person.
PersonView seen_by(const Call&, const projections::PersonRow&);
// With the name of whoever asked for another account.
Answered<PersonView> with_proposer(const Call&, PersonView);

// The row from the people view, empty for someone unknown or erased. Errors: 503.
Answered<projections::PersonRow> person_row(const Call&, PersonId);
Answered<std::string> name_of(const Call&, PersonId);
// Of the official, by id, unless it is nobody, unknown or there already.
Answered<void> add_user_name(const Call&, UserId, std::map<std::string, std::string>& names);
// By identity number. Recorded whether or not somebody is found: the question itself tells who is
// asked about, so what was asked is kept as the number's keyed hash.
Answered<std::optional<projections::PersonRow>> looked_up(const Call&, const IdNumber&,
                                                          const std::string& what);

// The roll a path names.
struct RollKey {
  std::string programme;
  Month month;
};
Answered<RollKey> roll_key(const Call&);

// Refuses 403 when the division is outside the user's own.
Answered<void> must_cover(const Call&, const std::string& division);

// Nothing where no relay runs.
std::optional<RelayHealth> relay_health(const workflows::Book&);

inline Receipt receipt_of(const eventstore::Receipt& r) { return {r.first + r.count, r.repeated}; }

// The version of what is shown, for a later If-Match.
inline std::pair<std::string, std::string> etag(std::uint64_t version) {
  return {"ETag", "\"" + std::to_string(version) + "\""};
}

}  // namespace yiben::api::handlers
