// The relay of an opened workspace: its ledger, the topics of every aggregate, our envelopes.
#pragma once

#include "eventstore/relay.h"
#include "ops/workspace.h"

namespace yiben::ops {

eventstore::RelayOptions relay_options(const Workspace&, const std::string& brokers);

}  // namespace yiben::ops
