// The query parameters that rows of the route tables take, each said once.
#pragma once

#include "api/server/query.h"

namespace yiben::api::query {

using Kind = QueryField::Kind;

inline const QueryField limit{"limit", Kind::whole_number, "rows of a page at most", {}, 1, 200,
                              "50"};
inline const QueryField cursor{"cursor", Kind::text, "`next` of the page before"};
inline const QueryField division{"division", Kind::text,
                                 "the code of a district, town or village in your own; your own "
                                 "when not said"};
inline const QueryField programme{"programme", Kind::text,
                                  "the id of a programme; every one when "
                                  "not said"};
inline const QueryField life_event{"life_event", Kind::text,
                                   "the id of a life event; every one when not said"};
inline const QueryField funeral_home{"funeral_home", Kind::text, "the id of a funeral home"};
inline const QueryField inbox_list{"list", Kind::one_of, "which list", {"todo", "done", "ended"}, 0,
                                   0,      "todo"};
inline const QueryField saga_list{
    "list", Kind::one_of, "which list; held: by your role", {"held", "open", "ended"}, 0,
    0,      "held"};
inline const QueryField recovery_list{
    "list", Kind::one_of, "which list", {"outstanding", "ended"}, 0, 0, "outstanding"};
inline const QueryField on{"on", Kind::date, "the day; today when not said"};
inline const QueryField known_at{"known_at", Kind::whole_number,
                                 "as many entries of the log as were known; all when not said"};
inline const QueryField month{"month", Kind::month, "the month; this one when not said"};
inline const QueryField file_format{"format", Kind::one_of, "of the file", {"csv", "xlsx"}, 0,
                                    0,        "csv"};
inline const QueryField procedure_version{
    "version", Kind::whole_number, "a version; the newest when not said", {}, 1, INT32_MAX};
inline const QueryField rules_version{
    "version", Kind::whole_number, "of the rule pack", {}, 1, INT32_MAX, {}, true};
inline const QueryField raised_from{
    "from", Kind::month, "the first month at the new standard", {}, 0, 0, {}, true};
inline const QueryField role{"role", Kind::text, "the id of a role; every one when not said"};
inline const QueryField user_state{"state",
                                   Kind::one_of,
                                   "of the account; every one when not said",
                                   {"new", "active", "disabled"}};
inline const QueryField login{"login", Kind::text, "one login; every one when not said"};
inline const QueryField user{"user", Kind::text, "the id of one user; every one when not said"};
inline const QueryField from_position{
    "from", Kind::position, "the log's position to begin at, or `end`", {}, 0, UINT64_MAX, "0"};
inline const QueryField types{"types", Kind::text,
                              "event types with commas, each whole (gov.yiben.claim.filed) or a "
                              "category (gov.yiben.award.*); every one when not said"};

}  // namespace yiben::api::query
