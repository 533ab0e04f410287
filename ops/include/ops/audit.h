// Audit: everything a book holds, read again and held against everything else that knows of it.
// Each finding says what was looked at, or why it could not be.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ops/workspace.h"

namespace yiben::ops {

struct AuditFinding {
  enum class Verdict { sound, not_sound, not_checked };
  std::string what;  // "log", "access", "head", "reservations", "views"
  Verdict verdict = Verdict::sound;
  std::string words;
};
using AuditFindings = std::vector<AuditFinding>;
using AuditProgress = std::function<void(const std::string& what, std::uint64_t done)>;

// Entries, tree and indexes of each of the three logs; the head file; what is reserved against what
// the events say; with `views`, what lies on disk against a fold of the log up to the same place.
// Writes nothing into the book's folder. Requires a workspace of read_workspace().
// Cost: one pass over each log, and one fold.
AuditFindings audit(const Workspace&, bool with_views, const AuditProgress& = {});

}  // namespace yiben::ops
