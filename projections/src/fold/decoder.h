// Decoder: entries of the log as events, and their personal fields as plain text where wanted.
//
// Threads: one at a time.
#pragma once

#include <string_view>
#include <unordered_map>

#include "eventstore/keys.h"
#include "fold/wiring.h"

namespace yiben::projections {

class Decoder {
 public:
  Decoder(const Wiring&, const eventstore::KeyRing&);

  // False: nobody folds this entry and `out` is untouched.
  // Errors: corrupt, unknown_version: "entry 812: claim.filed: unknown version".
  eventstore::Result<bool> decode(const eventstore::EntryView&, Decoded& out) const;

 private:
  struct How {
    const EventFormat* format;
    const Wiring::Wanted* wanted;
  };

  void read_actor(const eventstore::EntryView&, Actor&) const;

  const eventstore::KeyRing& keys_;
  std::unordered_map<std::string_view, How> by_type_;
  // One command's events have one actor, so the last is most often the next.
  mutable std::string last_user_;
  mutable UserId last_id_;
};

// The plain text of one personal field; nothing once its subject has been erased.
// Errors: corrupt, io.
eventstore::Result<std::string> opened(const eventstore::KeyRing&, const Private&,
                                       const Uuid& event_id, std::string_view path);

}  // namespace yiben::projections
