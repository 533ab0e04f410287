// Call: one request as a handler sees it, and the helpers that read it.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "api/problem.h"
#include "api/services.h"

namespace yiben::api {

struct Call {
  const Services& services;
  Actor actor;  // the signed-in user; nobody on public routes
  std::string login, name;
  std::map<std::string, std::string> path;   // {claim} of "/claims/{claim}"
  std::map<std::string, std::string> query;  // decoded
  Uuid command_id;                           // of the Idempotency-Key, or new
  std::optional<std::uint64_t> if_match;     // a stream version
  std::string route;                         // "GET /api/v1/claims/{claim}", for the access log

  workflows::Request request() const { return {command_id, actor}; }
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

// Writes to the second log that personal data of so many people is about to be read. Must come
// before the answer; on failure nothing is answered.
Answered<void> record_access(const Call&, std::size_t people, const std::string& subject,
                             const std::string& purpose = {});

}  // namespace yiben::api
