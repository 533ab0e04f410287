// The JSON of a call and of its reply, as docs/departments.md has them, from a department's side.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/codec/json.h"
#include "workflows/life_events/connectors.h"

namespace yiben::ops {

// Nothing when it is no call of a step.
std::optional<workflows::StepCall> call_in(std::string_view body, const std::string& department);
json::object reply_body(const workflows::StepReply&);

}  // namespace yiben::ops
