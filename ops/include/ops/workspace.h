// Workspace: a book 账 opened: its logs, keys and views, and the Book commands run on.
//
//   data/log         the sacred one      data/access      the second log: who read personal data
//   data/views       may be deleted      data/deliveries  the third: what webhooks have been told
//   data/ledger.key  32 bytes; belongs elsewhere in production
//   data.head        how far the logs have come; belongs on another disk
//
// A book is made once and opened ever after; opening one never makes anything.
#pragma once

#include <memory>
#include <string>

#include "domain/office/division.h"
#include "domain/office/sign_in_rules.h"
#include "eventstore/head_file.h"
#include "eventstore/keys.h"
#include "eventstore/log.h"
#include "projections/views.h"
#include "workflows/loop/book.h"
#include "workflows/office/rule_book.h"

namespace yiben::ops {

struct WorkspaceOptions {
  std::string folder = "data";
  std::string key_file;             // default <folder>/ledger.key
  std::string head_file;            // default <folder>.head
  std::string rules_folder;         // default: domain/rules of the source tree it was built from
  std::string district = "500199";  // the demo district, which no real county has
  std::string rule_pack = "demo";
  bool with_views = true;
  bool sync = true;
  std::uint64_t room_kept_bytes = 64u << 20;  // of the disk; with less left nothing is written
  std::function<Instant()> now;               // default: the system's clock
  std::function<Uuid()> new_id;               // default: random
  // Told whenever the head file cannot be written, and "" once it can again.
  std::function<void(const std::string&)> head_trouble;
};

std::string default_rules_folder();

// Files of these names say that the folder is being made, or restored, or was not to its end.
inline constexpr const char* making_marker = "making";
inline constexpr const char* restoring_marker = "restoring";
// The 32 bytes of a ledger key. nullopt: no such file, or another size.
std::optional<std::string> read_ledger_key(const std::string& file);

// Where the parts of the book are.
std::string key_file_of(const WorkspaceOptions&);
std::string head_file_of(const WorkspaceOptions&);

struct Workspace {
  WorkspaceOptions options;
  std::unique_ptr<eventstore::Log> log, access, deliveries;
  std::unique_ptr<eventstore::KeyRing> keys;
  std::unique_ptr<projections::Views> views;  // null without views
  std::unique_ptr<workflows::Book> book;
  std::unique_ptr<workflows::RuleBook> rules;
  DivisionTable divisions;
  std::unique_ptr<eventstore::HeadKeeper> heads;  // null where the book is only read

  Workspace();
  ~Workspace();
  SignInRules sign_in_rules;
};

struct WorkspaceProblem {
  // What a supervisor should do by the exit code: 3 look at the message, 4 this is no whole book, 5
  // the book is not what it was known to be. Neither 4 nor 5 goes away by starting again.
  enum class Kind { other = 3, not_whole = 4, not_what_it_was = 5 };
  std::string text;  // what broke, where, what to do
  Kind kind = Kind::other;
};

// Makes the book and opens it. Errors: the folder holds something already.
Result<std::unique_ptr<Workspace>, WorkspaceProblem> make_workspace(WorkspaceOptions);
// Opens a whole book and publishes the event schemas and rules its log does not hold yet. Refuses a
// folder that lacks a part, a key or a log of another book, and logs that are not what the head
// file knows of them.
Result<std::unique_ptr<Workspace>, WorkspaceProblem> open_workspace(WorkspaceOptions);
// For looking at a book, beside a server that has it open: nothing is written into its folder.
// Without views, and without holding it against the head file.
Result<std::unique_ptr<Workspace>, WorkspaceProblem> read_workspace(WorkspaceOptions);
// As open_workspace(), but for a book that is not what the head file knows: what is found is taken
// for the book from here on, and the log says so, with the reason, as book.adopted. Views are made
// again. Errors: the book is what it was known to be, so there is nothing to adopt.
Result<std::unique_ptr<Workspace>, WorkspaceProblem> adopt_workspace(WorkspaceOptions,
                                                                     const std::string& reason);

// What the head file knows of each log, held against it: the first that differs. Nothing: all hold.
std::optional<WorkspaceProblem> differs_from_head(const Workspace&);

}  // namespace yiben::ops
