// Call: one request as a handler sees it, and the helpers that read it.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "api/server/problem.h"
#include "api/server/services.h"
#include "domain/evidence/access.h"

namespace yiben::api {

struct Call {
  const Services& services;
  Actor actor = {};  // the signed-in user; nobody on public routes
  std::string login = {}, name = {};
  std::map<std::string, std::string> path = {};   // {claim} of "/claims/{claim}"
  std::map<std::string, std::string> query = {};  // decoded
  Uuid command_id = {};                           // of the Idempotency-Key, or new
  Uuid asked = {};                                // of the key and the body; nil without a key
  std::optional<std::uint64_t> if_match = {};     // a stream version
  std::string route = {};                         // "GET /api/v1/claims/{claim}"
  // Of a stream's reader that comes again: the last position it has.
  std::optional<std::uint64_t> last_event_id = {};
  // Of a request that another system has signed: the webhook- headers.
  struct Signature {
    std::string id, timestamp, signatures;
  } signature = {};
  // Whether the one who asks may still do so, for an answer that never ends.
  std::function<bool()> may_go_on = {};
  std::optional<SessionId> session = {};  // of the signed-in user
  std::string address = {}, agent = {};   // where the request comes from, in what
  bool secure = false;                    // over TLS, as far as we know

  workflows::Request request() const { return {command_id, actor, if_match, asked}; }
  std::string query_or(const std::string& key, std::string otherwise = {}) const;
};

// Path parts and query values as typed values. Errors: bad_id, bad_query (400).
template <class T>
Answered<T> path_value(const Call& call, const std::string& key) {
  auto found = call.path.find(key);
  auto value = found == call.path.end() ? std::nullopt : T::parse(found->second);
  if (!value) return Problem::of(400, "bad_id", {{"name", key}});
  return *value;
}
template <class T>
Answered<std::optional<T>> query_value(const Call& call, const std::string& key) {
  auto found = call.query.find(key);
  if (found == call.query.end() || found->second.empty()) return std::optional<T>{};
  auto value = T::parse(found->second);
  if (!value) return Problem::of(400, "bad_query", {{"name", key}});
  return std::optional<T>(*value);
}
// 1 to 200; 50 when not said.
Answered<std::size_t> limit_of(const Call&);
// The asked division if it lies in the user's own, the user's own when not said. Error:
// not_your_division.
Answered<std::string> division_of(const Call&);
Answered<std::string> division_of(const Call&, const std::string& asked);
// Nothing when it is not there.
Answered<std::optional<std::uint64_t>> number_query(const Call&, const std::string& key);

// Writes to the second log whose personal data is about to be read: people, what, purpose and claim
// are the caller's to say. Must come before the answer; on failure nothing is answered.
//
//   if (auto ok = record_access(call, {.people = {id}, .what = "lookup"}); !ok) return ok.error();
enum class Shown { masked, in_plain };
Answered<void> record_access(const Call&, Access::Read, Shown = Shown::masked);
// Adds those not named yet.
void add_seen(Access::Read&, std::initializer_list<PersonId>);

}  // namespace yiben::api
