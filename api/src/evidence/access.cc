#include "workflows/evidence/access.h"

#include "common.h"
#include "evidence/handlers.h"

namespace yiben::api::handlers {

Answered<ReadsAnswer> person_reads(const Call& call, const None&) {
  const auto& s = call.services;
  constexpr std::size_t entries_a_page = 20'000;
  auto id = path_value<PersonId>(call, "person");
  if (!id) return id.error();
  auto row = person_row(call, *id);
  if (!row) return row.error();
  if (auto ok = must_cover(call, row->division); !ok) return ok.error();
  auto from = number_query(call, "cursor");
  if (!from) return from.error();
  if (auto ok = record_access(call, {.people = {*id}, .what = "reads"}); !ok) return ok.error();
  auto found = workflows::reads_of(s.access_log, *id, from->value_or(0), entries_a_page);
  if (!found) return problem_of(found.error());
  ReadsAnswer out;
  if (found->next < s.access_log.head()) out.next = std::to_string(found->next);
  for (auto& read : found->reads) {
    auto user = s.users.any(read.by.user);
    if (!user) return problem_of(user.error());
    out.rows.push_back({read.at, *user ? (*user)->name : "", read.by, read.route, read.what,
                        read.purpose, read.claim});
  }
  return out;
}

}  // namespace yiben::api::handlers
