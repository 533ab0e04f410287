// Sagas as they are stored. Folded by sagas.cc; the others only look.
#pragma once

#include "projections/life_events/sagas.h"
#include "store/table.h"

namespace yiben::projections {

inline constexpr TableName<SagaRow> sagas{"sa"};

}  // namespace yiben::projections
