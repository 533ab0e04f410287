#include "ops/workspace.h"

#include <openssl/rand.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "workflows/loop/schemas.h"
#include "workflows/office/rule_files.h"

namespace yiben::ops {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t key_bytes = 32;

// The key is written once, readable by its owner alone.
std::optional<std::string> ledger_key(const fs::path& file) {
  std::error_code ec;
  if (!fs::exists(file, ec)) {
    std::string key(key_bytes, '\0');
    RAND_bytes(reinterpret_cast<unsigned char*>(key.data()), static_cast<int>(key.size()));
    std::ofstream out(file, std::ios::binary);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ec);
    out << key;
    if (!out.flush()) return std::nullopt;
    return key;
  }
  return read_ledger_key(file.string());
}

std::string told(const eventstore::Error& e) {
  return std::string(eventstore::name(e.code)) + ": " + e.detail;
}
std::string told(const workflows::Failure& f) {
  if (auto* error = f.error()) return told(*error);
  std::string out(name(f.rejection()->rule));
  for (const auto& [key, value] : f.rejection()->details) out += ", " + key + ": " + value;
  return out;
}

}  // namespace

std::optional<std::string> read_ledger_key(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string key((std::istreambuf_iterator<char>(in)), {});
  return key.size() == key_bytes ? std::optional(key) : std::nullopt;
}

std::string default_rules_folder() { return std::string(YIBEN_SOURCE_DIR) + "/domain/rules"; }

Result<std::unique_ptr<Workspace>, WorkspaceProblem> open_workspace(WorkspaceOptions options) {
  auto w = std::make_unique<Workspace>();
  if (options.rules_folder.empty()) options.rules_folder = default_rules_folder();
  if (!options.new_id) options.new_id = workflows::random_id;
  if (!options.now) options.now = [clock = eventstore::system_clock()] { return Instant{clock()}; };
  fs::path folder = options.folder;
  std::error_code ec;
  fs::create_directories(folder, ec);
  if (ec) return WorkspaceProblem{folder.string() + ": " + ec.message()};

  if (fs::exists(folder / restoring_marker, ec))
    return WorkspaceProblem{folder.string() +
                            ": a restore did not come to its end here; run it again"};

  fs::path key_file = options.key_file.empty() ? folder / "ledger.key" : fs::path(options.key_file);
  auto key = ledger_key(key_file);
  if (!key) return WorkspaceProblem{key_file.string() + ": not a key of 32 bytes that can be read"};

  auto divisions = workflows::load_divisions(options.rules_folder);
  if (!divisions) return WorkspaceProblem{divisions.error().text};
  w->divisions = std::move(*divisions);

  auto sign_in_rules = workflows::load_sign_in_rules(options.rules_folder);
  if (!sign_in_rules) return WorkspaceProblem{sign_in_rules.error().text};
  w->sign_in_rules = std::move(*sign_in_rules);

  auto now = options.now;
  eventstore::LogOptions log_options;
  log_options.folder = (folder / "log").string();
  log_options.ledger = static_cast<std::uint32_t>(std::stoul(options.district));
  log_options.clock = [now] { return now().us; };
  log_options.sync = options.sync;
  log_options.room_kept_bytes = options.room_kept_bytes;
  auto log = eventstore::open_log(log_options);
  if (!log) return WorkspaceProblem{told(log.error())};
  w->log = std::move(*log);
  auto keys = eventstore::open_keys(*w->log, *key);
  if (!keys) return WorkspaceProblem{told(keys.error())};
  w->keys = std::move(*keys);

  w->book = std::make_unique<workflows::Book>(
      workflows::Book{*w->log, *w->keys, now, options.new_id, options.district, options.rule_pack});
  w->rules = std::make_unique<workflows::RuleBook>(*w->log);
  auto described = workflows::publish_schemas(*w->book);
  if (!described) return WorkspaceProblem{told(described.error())};
  auto published = workflows::publish_rules(*w->book, options.rules_folder);
  if (!published) return WorkspaceProblem{told(published.error())};

  if (options.with_views) {
    auto views = projections::Views::open({(folder / "views").string(), *w->log, *w->keys});
    if (!views) return WorkspaceProblem{told(views.error())};
    w->views = std::move(*views);
  }
  w->options = std::move(options);
  return w;
}

namespace {

eventstore::Result<std::unique_ptr<eventstore::Log>> open_beside(const Workspace& w,
                                                                 const char* name) {
  eventstore::LogOptions options;
  options.folder = w.options.folder + "/" + name;
  options.ledger = static_cast<std::uint32_t>(std::stoul(w.options.district));
  return eventstore::open_log(options);
}

}  // namespace

eventstore::Result<std::unique_ptr<eventstore::Log>> open_access_log(const Workspace& w) {
  return open_beside(w, "access");
}
eventstore::Result<std::unique_ptr<eventstore::Log>> open_delivery_log(const Workspace& w) {
  return open_beside(w, "deliveries");
}

}  // namespace yiben::ops
