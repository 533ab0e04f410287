// A step that is a life event of its own, linked: child.<life event>.
#pragma once

#include <optional>

#include "workflows/life_events/connectors.h"
#include "workflows/life_events/sagas.h"

namespace yiben::workflows {

// It follows from the step's key, so that it is opened once and can be asked about.
SagaId child_of(const StepKey&);

// Opens it, or says how far it is. nullopt: it cannot be read now.
std::optional<StepReply> ask_child(const Book&, RuleBook&, const Saga::Called&, const StepCall&);

}  // namespace yiben::workflows
