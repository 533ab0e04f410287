// How far a ledger's relay has come, as the brokers know it.
#pragma once

#include "relay/progress.h"

namespace yiben::eventstore {

// `to` 0: the relay has committed nothing. Errors: io, corrupt, unknown_version.
Result<RelayProgress> committed_progress(const std::string& brokers, std::uint32_t ledger);

}  // namespace yiben::eventstore
