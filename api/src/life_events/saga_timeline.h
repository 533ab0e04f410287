#pragma once

#include "api/life_events/types.h"
#include "workflows/loop/book.h"
#include "workflows/loop/failure.h"

namespace yiben::api::handlers {

// A saga's history as its page shows it, from its own stream: what was said in plain, and nothing
// of someone erased. Errors: io, corrupt.
workflows::Outcome<std::vector<SagaTimelineRow>> saga_timeline(const workflows::Book&, SagaId);

}  // namespace yiben::api::handlers
