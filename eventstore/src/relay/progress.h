// How far the relay has come: the value of its progress record.
//
//   u8  format          2
//   16  book            which book the entries are of; zeros where nobody said
//   u64 to              every entry below is in Kafka
//   16  last_event      event id of entry to - 1
//   u16 length + bytes  relay: which process wrote it
//   rest                the tree of the entries below `to` (CompactRange::serialise)
//
// All integers big endian. Its headers repeat `to` and the tree's root in text, for people and for
// consumers that compare the root with a checkpoint.
#pragma once

#include <string>

#include "eventstore/entry.h"
#include "eventstore/merkle.h"

namespace yiben::eventstore {

struct RelayProgress {
  Uuid book{};
  Position to = 0;
  Uuid last_event{};
  std::string relay;
  CompactRange tree;
  bool operator==(const RelayProgress&) const = default;
};

std::string encode_progress(const RelayProgress&);
// Errors: corrupt, unknown_version.
Result<RelayProgress> decode_progress(std::string_view);

}  // namespace yiben::eventstore
