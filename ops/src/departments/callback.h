// What a department tells later: a CloudEvent step.answered, signed, posted to the office.
#pragma once

#include <string>

#include "workflows/life_events/connectors.h"

namespace yiben::ops {

// The event's JSON. `nth` tells apart what one key is told more than once.
std::string step_answer_event(const workflows::StepCall&, ReplyKind, const std::string& source,
                              int nth);

// Posts it once. Whether it was taken.
bool post_event(const std::string& facts_url, const std::string& event, const std::string& secret);

}  // namespace yiben::ops
