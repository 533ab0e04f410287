// What a department is told: as much of the person and the facts as an act may need, and the key.
#pragma once

#include "workflows/life_events/connectors.h"
#include "workflows/life_events/sagas.h"

namespace yiben::workflows {

Outcome<StepCall> call_of(const Book&, const Saga::State&, const SagaStep&, const Saga::Called&);

}  // namespace yiben::workflows
