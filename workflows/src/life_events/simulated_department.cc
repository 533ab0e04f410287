#include "workflows/life_events/simulated_department.h"

namespace yiben::workflows {
namespace {

StepReply told(ReplyKind kind, const char* answer) { return {kind, answer, {}}; }

}  // namespace

StepReply SimulatedDepartments::handle(const StepCall& call, bool refuse) {
  std::lock_guard lock(mutex_);
  const auto found = cases_.find(call.key);
  const bool known = found != cases_.end() && (found->second.done || found->second.refused);
  if (is_query(call.kind)) {
    const bool undo = call.kind == CallKind::undo_query;
    if (found == cases_.end()) return told(ReplyKind::absent, "");
    if (undo)
      return told(found->second.undone || found->second.tombstone ? ReplyKind::succeeded
                                                                  : ReplyKind::absent,
                  "");
    if (!known) return told(ReplyKind::absent, "");
    return told(found->second.refused ? ReplyKind::refused : ReplyKind::succeeded, "{}");
  }
  auto& one = cases_[call.key];
  if (call.kind == CallKind::undo) {
    if (one.done > one.undone) ++one.undone;
    if (!one.done) one.tombstone = true;
    return told(ReplyKind::succeeded, "{}");
  }
  if (one.tombstone) return told(ReplyKind::refused, R"({"reason":"taken back"})");
  if (!one.act.empty() && one.act != call.act) {
    ++one.contradicting_bodies;
    return told(ReplyKind::refused, R"({"reason":"the key was used for another act"})");
  }
  one.department = call.department;
  one.act = call.act;
  if (known) ++one.asked_blind;
  if (known) return told(one.refused ? ReplyKind::refused : ReplyKind::succeeded, "{}");
  one.refused = refuse;
  if (!refuse) ++one.done;
  return told(refuse ? ReplyKind::refused : ReplyKind::succeeded,
              refuse ? R"({"reason":"not in our records"})" : "{}");
}

std::map<std::string, SimulatedDepartments::Case> SimulatedDepartments::cases() const {
  std::lock_guard lock(mutex_);
  return cases_;
}

}  // namespace yiben::workflows
