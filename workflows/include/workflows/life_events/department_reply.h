// What a department's answer says of a call: docs/departments.md.
#pragma once

#include <string_view>

#include "workflows/life_events/connectors.h"

namespace yiben::workflows {

// Bytes of an answer that are kept; a longer one counts as unreadable.
inline constexpr std::size_t step_answer_bytes_max = 16u << 10;

// Of {"result": "succeeded", "answer": {"certificate": "…"}}: the kind, and the answer as canonical
// JSON. Anything else is unclear, and `trouble` says why.
StepReply reply_of_body(std::string_view body, CallKind);

}  // namespace yiben::workflows
