// Changes to a saga under way: a step's clock, and the version of the life event it follows.
#pragma once

#include <optional>

#include "domain/core/rejection.h"
#include "life_events/draft.h"

namespace yiben::saga {

// Refuses with extension_not_allowed, already_extended, clock_change_impossible, step_not_open.
std::optional<Rejection> change_clock(Draft&, const Saga::ChangeClock&);

// Everything looked at so far must be the same step in the new version: class, connector, undo.
std::optional<Rejection> refuse_migration(const Saga::State&, const LifeEvent& now,
                                          const Saga::Migrate&);

}  // namespace yiben::saga
