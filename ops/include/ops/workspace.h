// Workspace: a data folder opened: the log, the keys, the views, and the Book commands run on.
//
//   data/log      the sacred one        data/access   the second log: who read personal data
//   data/views    may be deleted        data/deliveries  how far webhooks have got
//   data/ledger.key  32 bytes; belongs elsewhere in production
#pragma once

#include <memory>
#include <string>

#include "domain/office/division.h"
#include "domain/office/sign_in_rules.h"
#include "eventstore/keys.h"
#include "eventstore/log.h"
#include "projections/views.h"
#include "workflows/loop/book.h"
#include "workflows/office/rule_book.h"

namespace yiben::ops {

struct WorkspaceOptions {
  std::string folder = "data";
  std::string key_file;             // default <folder>/ledger.key, made at first use
  std::string rules_folder;         // default: domain/rules of the source tree it was built from
  std::string district = "500199";  // the demo district, which no real county has
  std::string rule_pack = "demo";
  bool with_views = true;
  bool sync = true;
  std::uint64_t room_kept_bytes = 64u << 20;  // of the disk; with less left nothing is written
  std::function<Instant()> now;               // default: the system's clock
  std::function<Uuid()> new_id;               // default: random
};

std::string default_rules_folder();

// A file of this name says that the folder is being restored, or was not to its end.
inline constexpr const char* restoring_marker = "restoring";
// The 32 bytes of a ledger key. nullopt: no such file, or another size.
std::optional<std::string> read_ledger_key(const std::string& file);

struct Workspace {
  WorkspaceOptions options;
  std::unique_ptr<eventstore::Log> log;
  std::unique_ptr<eventstore::KeyRing> keys;
  std::unique_ptr<projections::Views> views;  // null without views
  std::unique_ptr<workflows::Book> book;
  std::unique_ptr<workflows::RuleBook> rules;
  DivisionTable divisions;
  SignInRules sign_in_rules;
};

struct WorkspaceProblem {
  std::string text;  // one line: what broke and where
};

// Opens or makes the folder and publishes the event schemas and rules the log does not hold yet.
Result<std::unique_ptr<Workspace>, WorkspaceProblem> open_workspace(WorkspaceOptions);

// The second log: who read personal data (workflows/access.h).
eventstore::Result<std::unique_ptr<eventstore::Log>> open_access_log(const Workspace&);
// The third: what webhooks have been told (workflows/deliveries.h).
eventstore::Result<std::unique_ptr<eventstore::Log>> open_delivery_log(const Workspace&);

}  // namespace yiben::ops
