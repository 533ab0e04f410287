// Reading a folder back: head, index checkpoint, and the entries the index has not reached.
#pragma once

#include "rocks/overlay.h"
#include "rocks/store.h"

namespace yiben::eventstore {

// The ledger's head; a new log gets its first one, synced.
// Errors: foreign when the folder belongs to another ledger; corrupt when its head does not read.
Result<HeadRecord> read_or_make_head(const Store&, const LogOptions&);
// Errors: foreign when the log is not of the book that was asked for.
Result<Uuid> read_or_keep_book(const Store&, const LogOptions&);

Result<IndexCheckpoint> read_checkpoint(const Store&);

// Adds the entries of [from, to) to the overlay and counts them in `counters`.
Result<void> replay(const Store&, Position from, Position to, Overlay&,
                    PartitionCounters& counters);

}  // namespace yiben::eventstore
