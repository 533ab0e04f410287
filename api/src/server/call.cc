#include "api/server/call.h"

#include <algorithm>
#include <charconv>

#include "workflows/evidence/access.h"

namespace yiben::api {

std::string Call::query_or(const std::string& key, std::string otherwise) const {
  auto found = query.find(key);
  return found == query.end() ? std::move(otherwise) : found->second;
}

Answered<std::size_t> limit_of(const Call& call) {
  auto text = call.query_or("limit", "50");
  std::size_t n = 0;
  auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (ec != std::errc{} || end != text.data() + text.size() || n < 1 || n > 200)
    return Problem::of(400, "bad_query", {{"name", "limit"}});
  return n;
}

Answered<std::optional<std::uint64_t>> number_query(const Call& call, const std::string& key) {
  auto text = call.query_or(key);
  if (text.empty()) return std::optional<std::uint64_t>{};
  std::uint64_t n = 0;
  auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (ec != std::errc{} || end != text.data() + text.size())
    return Problem::of(400, "bad_query", {{"name", key}});
  return std::optional(n);
}

Answered<std::string> division_of(const Call& call) {
  return division_of(call, call.query_or("division"));
}

Answered<std::string> division_of(const Call& call, const std::string& asked) {
  if (asked.empty()) return call.actor.division;
  if (!Division::parse(asked)) return Problem::of(400, "bad_query", {{"name", "division"}});
  if (!covers(call.actor.division, asked))
    return problem_of(
        workflows::Failure(Rejection{Rule::not_your_division, {{"division", asked}}}));
  return asked;
}

Answered<void> record_access(const Call& call, Access::Read read, Shown shown) {
  read.by = call.actor;
  read.route = call.route;
  auto done = workflows::record_read(call.services.book, call.services.access_log,
                                     {std::move(read), shown == Shown::in_plain});
  if (!done) return problem_of(done.error());
  return {};
}

void add_seen(Access::Read& read, std::initializer_list<PersonId> people) {
  for (const auto& person : people)
    if (!person.is_nil() &&
        std::find(read.people.begin(), read.people.end(), person) == read.people.end())
      read.people.push_back(person);
}

}  // namespace yiben::api
