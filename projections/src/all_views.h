#pragma once

#include <memory>
#include <vector>

#include "eventstore/keys.h"
#include "fold/wiring.h"
#include "store/store.h"

namespace yiben::projections {

// Every view over a store, in the order in which they fold an event: a view that reads another's
// table stands below it, and so sees the event already folded there.
std::vector<std::unique_ptr<View>> all_views(Store&, const eventstore::KeyRing&);

}  // namespace yiben::projections
