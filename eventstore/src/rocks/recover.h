// Reading a folder back: head, index checkpoint, and the entries the index has not reached.
#pragma once

#include "rocks/overlay.h"
#include "rocks/store.h"

namespace yiben::eventstore {

// The ledger's head; a new folder gets its first one, synced.
// Errors: corrupt when the folder belongs to another ledger or its head does not read.
Result<HeadRecord> read_or_make_head(const Store&, const LogOptions&);

Result<IndexCheckpoint> read_checkpoint(const Store&);

// Adds the entries of [from, to) to the overlay and counts them in `counters`.
Result<void> replay(const Store&, Position from, Position to, Overlay&,
                    PartitionCounters& counters);

}  // namespace yiben::eventstore
