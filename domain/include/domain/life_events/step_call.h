// What passes between a saga and a department: one call under one idempotency key, and its reply.
//
// Nothing is asked twice blind. A reply that leaves open whether the act was done is followed by a
// query under the same key; only when the department has never seen the key is the act sent again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/core/enum_names.h"
#include "domain/core/ids.h"

namespace yiben {

enum class CallKind {
  perform,
  query,       // of what became of the perform
  undo,        // by the same key; a department that has not seen it refuses it from then on
  undo_query,  // of what became of the undo
};
YIBEN_ENUM_NAMES(CallKind, "perform", "query", "undo", "undo_query")

inline bool is_query(CallKind kind) {
  return kind == CallKind::query || kind == CallKind::undo_query;
}
inline bool is_undo(CallKind kind) {
  return kind == CallKind::undo || kind == CallKind::undo_query;
}

enum class ReplyKind {
  succeeded,
  refused,
  accepted,  // taken on; the result comes by callback or is asked for
  absent,    // to a query: the key has never been seen
  not_done,  // certain: no connection, or the department says it is busy
  unclear,   // time-out, a server's error, an answer nobody can read
};
YIBEN_ENUM_NAMES(ReplyKind, "succeeded", "refused", "accepted", "absent", "not_done", "unclear")

// What became of a step.
enum class StepResult { succeeded, refused, declined };
YIBEN_ENUM_NAMES(StepResult, "succeeded", "refused", "declined")

enum class AnsweredBy { reply, callback, query, person, office };
YIBEN_ENUM_NAMES(AnsweredBy, "reply", "callback", "query", "person", "office")

// Calls of one kind for one step before a person takes over. The pauses between them grow from
// 5 s fivefold to four hours (exchange/delivery.h).
inline constexpr int step_calls_max = 6;
// How long a call may be under way before its reply counts as unclear.
inline constexpr std::int64_t step_call_timeout_us = 30'000'000;
// How often a result is asked for that was promised by callback.
inline constexpr std::int64_t step_poll_every_us = 30LL * 60 * 1'000'000;

// The idempotency key, "<saga>/<step>/<epoch>": the same for every call of one business attempt.
struct StepKey {
  SagaId saga;
  std::string step;
  std::int32_t epoch = 1;
  std::string text() const;
  static std::optional<StepKey> parse(std::string_view text);
};

}  // namespace yiben
