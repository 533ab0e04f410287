// What a department's word on a call, or the lack of one, means for the step.
#pragma once

#include "life_events/draft.h"

namespace yiben::saga {

void take_report(Draft&, const Saga::Report&);

// Everything due at terms.now: calls nobody answered, next tries, polls.
void wake(Draft&);

}  // namespace yiben::saga
