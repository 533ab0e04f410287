// SimulatedDepartment: other departments' systems, as honest as they should be: one act under one
// key is done once, an undo of a key never seen is remembered, and a late act under it refused.
// What can go wrong on the way to them and back is a Fault.
#pragma once

#include <array>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "workflows/life_events/connectors.h"

namespace yiben::workflows {

enum class Fault {
  none,
  reply_lost,      // done, and nobody heard
  request_lost,    // never arrived, and nobody heard
  server_error,    // not done, and not said so
  busy,            // not done, and said so
  refusal,         // “no”
  garbage,         // done, answered with what nobody can read
  accepted,        // taken on; the result is asked for, or called back
  callback_first,  // the callback overtakes the reply
  reply_twice,     // the callback repeats the reply
  reply_late,      // after the caller has given up
  contradicting,   // a callback says “no” after a reply of “yes”
};
inline constexpr auto fault_names = std::to_array<std::string_view>(
    {"none", "reply_lost", "request_lost", "server_error", "busy", "refusal", "garbage", "accepted",
     "callback_first", "reply_twice", "reply_late", "contradicting"});

// Threads: any.
class SimulatedDepartments {
 public:
  struct Case {
    std::string department, act;
    int done = 0;            // how often the act took effect
    int undone = 0;          // how often that was taken back
    int asked_blind = 0;     // asked for again although it was done
    bool tombstone = false;  // taken back before it was ever asked for
    bool refused = false;
    int contradicting_bodies = 0;  // the same key for another act
  };

  // What the department does and answers; `refuse`: it says no to a first perform.
  StepReply handle(const StepCall&, bool refuse = false);

  std::map<std::string, Case> cases() const;  // by key

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Case> cases_;
};

}  // namespace yiben::workflows
