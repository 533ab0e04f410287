#include "ops/workspace.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "ledger_key.h"
#include "workflows/evidence/adoption.h"
#include "workflows/loop/schemas.h"
#include "workflows/office/rule_publishing.h"

namespace yiben::ops {
namespace {

namespace fs = std::filesystem;
using eventstore::Errc;
using eventstore::Opening;
using Kind = WorkspaceProblem::Kind;

WorkspaceProblem told(const eventstore::Error& e) {
  Kind kind = Kind::other;
  if (e.code == Errc::cut_short || e.code == Errc::corrupt) kind = Kind::not_what_it_was;
  if (e.code == Errc::not_found || e.code == Errc::foreign) kind = Kind::not_whole;
  return {std::string(eventstore::name(e.code)) + ": " + e.detail, kind};
}
WorkspaceProblem told(const workflows::Failure& f) {
  if (auto* error = f.error()) return told(*error);
  std::string out(name(f.rejection()->rule));
  for (const auto& [key, value] : f.rejection()->details) out += ", " + key + ": " + value;
  return {out};
}

void fill_defaults(WorkspaceOptions& options) {
  // Logs and views are of people: nobody else on this machine reads them.
  umask(0077);
  if (options.rules_folder.empty()) options.rules_folder = default_rules_folder();
  if (!options.new_id) options.new_id = workflows::random_id;
  if (!options.now) options.now = [clock = eventstore::system_clock()] { return Instant{clock()}; };
}

// A book's three logs, by the names of their folders.
std::vector<eventstore::HeadKeeper::Watched> logs_of(const Workspace& w) {
  return {{"log", w.log.get()}, {"access", w.access.get()}, {"deliveries", w.deliveries.get()}};
}

// What a folder lacks of a whole book, in words; empty: nothing.
std::string lacking(const WorkspaceOptions& options) {
  const fs::path folder = options.folder;
  std::error_code ec;
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  for (const char* log : {"log", "access", "deliveries"})
    if (!fs::exists(folder / log / "CURRENT", ec)) add((folder / log / "CURRENT").string());
  if (!fs::exists(key_file_of(options), ec)) add(key_file_of(options));
  return out;
}

std::optional<WorkspaceProblem> not_a_book(const WorkspaceOptions& options) {
  const fs::path folder = options.folder;
  std::error_code ec;
  if (!fs::is_directory(folder, ec) || fs::is_empty(folder, ec))
    return WorkspaceProblem{folder.string() + ": there is no book here. `yiben init --data " +
                                folder.string() + "` makes one",
                            Kind::not_whole};
  for (const char* marker : {making_marker, restoring_marker})
    if (fs::exists(folder / marker, ec))
      return WorkspaceProblem{
          folder.string() + ": a " + (marker == std::string(making_marker) ? "making" : "restore") +
              " did not come to its end here; remove the folder and run it again",
          Kind::not_whole};
  if (const auto parts = lacking(options); !parts.empty())
    return WorkspaceProblem{folder.string() + " is not a whole book: it lacks " + parts +
                                ". Nothing was written. Bring the part back from a backup, or "
                                "`yiben restore`",
                            Kind::not_whole};
  return std::nullopt;
}

eventstore::LogOptions log_options(const Workspace& w, const char* name, Opening opening) {
  eventstore::LogOptions out;
  out.folder = w.options.folder + "/" + name;
  out.ledger = static_cast<std::uint32_t>(std::stoul(w.options.district));
  out.clock = [now = w.options.now] { return now().us; };
  out.sync = w.options.sync;
  out.opening = opening;
  return out;
}

// The logs and keys, and what runs on them.
std::optional<WorkspaceProblem> open_parts(Workspace& w, Opening opening) {
  const auto key = read_ledger_key(key_file_of(w.options));
  if (!key)
    return WorkspaceProblem{key_file_of(w.options) + ": not a key of 32 bytes that can be read",
                            Kind::not_whole};
  auto divisions = workflows::load_divisions(w.options.rules_folder);
  if (!divisions) return WorkspaceProblem{divisions.error().text};
  w.divisions = std::move(*divisions);
  auto sign_in_rules = workflows::load_sign_in_rules(w.options.rules_folder);
  if (!sign_in_rules) return WorkspaceProblem{sign_in_rules.error().text};
  w.sign_in_rules = std::move(*sign_in_rules);

  auto main = log_options(w, "log", opening);
  // Of the disk a part is kept for the others: reads go on being recorded when it is nearly full.
  main.room_kept_bytes = w.options.room_kept_bytes;
  if (opening == Opening::new_log) main.book = workflows::random_id().bytes;
  auto log = eventstore::open_log(main);
  if (!log) return told(log.error());
  w.log = std::move(*log);
  for (auto [name, into] :
       {std::pair("access", &w.access), std::pair("deliveries", &w.deliveries)}) {
    auto options = log_options(w, name, opening);
    options.book = w.log->book();
    auto beside = eventstore::open_log(options);
    if (!beside) return told(beside.error());
    *into = std::move(*beside);
  }
  auto keys = eventstore::open_keys(*w.log, *key);
  if (!keys) {
    auto problem = told(keys.error());
    problem.text = key_file_of(w.options) + ": " + problem.text;
    return problem;
  }
  w.keys = std::move(*keys);
  w.book = std::make_unique<workflows::Book>(workflows::Book{
      *w.log, *w.keys, w.options.now, w.options.new_id, w.options.district, w.options.rule_pack});
  w.rules = std::make_unique<workflows::RuleBook>(*w.log);
  return std::nullopt;
}

// From here on the book may be written.
std::optional<WorkspaceProblem> begin(Workspace& w) {
  w.heads = std::make_unique<eventstore::HeadKeeper>(head_file_of(w.options), w.log->book(),
                                                     logs_of(w), w.options.head_trouble);
  w.book->keep_head = [heads = w.heads.get()] { (void)heads->write_now(); };
  if (auto ok = workflows::publish_schemas(*w.book); !ok) return told(ok.error());
  if (auto ok = workflows::publish_rules(*w.book, w.options.rules_folder); !ok)
    return told(ok.error());
  if (auto kept = w.heads->write_now(); !kept) return told(kept.error());
  if (!w.options.with_views) return std::nullopt;
  auto views = projections::Views::open({w.options.folder + "/views", *w.log, *w.keys});
  if (!views) return told(views.error());
  w.views = std::move(*views);
  return std::nullopt;
}

using Opened = Result<std::unique_ptr<Workspace>, WorkspaceProblem>;

Opened opened(WorkspaceOptions options, Opening opening) {
  fill_defaults(options);
  if (auto problem = not_a_book(options)) return *std::move(problem);
  auto w = std::make_unique<Workspace>();
  w->options = std::move(options);
  if (auto problem = open_parts(*w, opening)) return *std::move(problem);
  return w;
}

std::string advice(const Workspace& w) {
  return ". Nothing was written. Bring back what is missing (`yiben restore`, or a backup); if "
         "what "
         "is here has to do, `yiben adopt --data " +
         w.options.folder + " --reason \"…\"`";
}

}  // namespace

Workspace::Workspace() = default;
Workspace::~Workspace() = default;

std::string key_file_of(const WorkspaceOptions& options) {
  return options.key_file.empty() ? options.folder + "/ledger.key" : options.key_file;
}
std::string head_file_of(const WorkspaceOptions& options) {
  if (!options.head_file.empty()) return options.head_file;
  auto folder = fs::path(options.folder).lexically_normal().string();
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  return folder + ".head";
}

std::string default_rules_folder() { return std::string(YIBEN_SOURCE_DIR) + "/domain/rules"; }

std::optional<WorkspaceProblem> differs_from_head(const Workspace& w) {
  const auto file = head_file_of(w.options);
  const auto known = eventstore::read_head_file(file);
  if (!known && known.error().code == Errc::not_found)
    return WorkspaceProblem{"there is no head file " + file +
                                " to hold the book against (--head says where it is)" + advice(w),
                            Kind::not_what_it_was};
  if (!known) return told(known.error());
  if (known->book != w.log->book())
    return WorkspaceProblem{file + " is the head of another book", Kind::not_whole};
  for (const auto& [name, log] : logs_of(w)) {
    const auto head = known->logs.find(name);
    if (head == known->logs.end()) continue;
    const auto holds = eventstore::holds_what_was_known(*log, name, head->second);
    if (holds) continue;
    auto problem = told(holds.error());
    problem.text += advice(w);
    return problem;
  }
  return std::nullopt;
}

Opened make_workspace(WorkspaceOptions options) {
  fill_defaults(options);
  const fs::path folder = options.folder;
  std::error_code ec;
  if (fs::exists(folder, ec) && !fs::is_empty(folder, ec))
    return WorkspaceProblem{folder.string() +
                            " holds something already; a book is made once, in a "
                            "folder of its own"};
  if (fs::exists(head_file_of(options), ec))
    return WorkspaceProblem{head_file_of(options) +
                            " is the head of a book that was: move it away first"};
  fs::create_directories(folder, ec);
  if (ec) return WorkspaceProblem{folder.string() + ": " + ec.message()};
  std::ofstream(folder / making_marker).flush();
  if (!make_ledger_key(key_file_of(options)))
    return WorkspaceProblem{key_file_of(options) + ": cannot be written"};
  auto w = std::make_unique<Workspace>();
  w->options = std::move(options);
  if (auto problem = open_parts(*w, Opening::new_log)) return *std::move(problem);
  if (auto problem = begin(*w)) return *std::move(problem);
  fs::remove(folder / making_marker, ec);
  if (ec) return WorkspaceProblem{folder.string() + ": " + ec.message()};
  return w;
}

Opened open_workspace(WorkspaceOptions options) {
  auto w = opened(std::move(options), Opening::existing);
  if (!w) return w;
  if (auto problem = differs_from_head(**w)) return *std::move(problem);
  if (auto problem = begin(**w)) return *std::move(problem);
  return w;
}

Opened read_workspace(WorkspaceOptions options) {
  options.with_views = false;
  return opened(std::move(options), Opening::reading);
}

Opened adopt_workspace(WorkspaceOptions options, const std::string& reason) {
  auto w = opened(std::move(options), Opening::existing);
  if (!w) return w;
  const auto problem = differs_from_head(**w);
  if (!problem)
    return WorkspaceProblem{(*w)->options.folder +
                            " is what it was known to be: there is nothing to adopt"};
  if (problem->kind == Kind::not_whole) return *problem;
  workflows::FoundHeads found;
  const auto known = eventstore::read_head_file(head_file_of((*w)->options));
  for (const auto& [name, log] : logs_of(**w)) {
    found.push_back({name, log->tree_head(), std::nullopt});
    if (known && known->logs.contains(name)) found.back().known = known->logs.at(name);
  }
  if (auto ok = workflows::adopt_book(*(*w)->book, found, reason); !ok) return told(ok.error());
  std::error_code ignored;
  fs::remove_all(fs::path((*w)->options.folder) / "views", ignored);
  if (auto failed = begin(**w)) return *std::move(failed);
  return w;
}

}  // namespace yiben::ops
