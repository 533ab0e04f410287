#include "ops/restore.h"

#include <filesystem>
#include <fstream>

#include "workflows/exchange/cloud_event.h"
#include "workflows/loop/reservations.h"

namespace yiben::ops {
namespace {

namespace fs = std::filesystem;

WorkspaceProblem told(const std::string& what, const eventstore::Error& e) {
  return {what + ": " + std::string(eventstore::name(e.code)) + ": " + e.detail};
}

// Empty, with the marker in it.
Result<void, WorkspaceProblem> prepare(const fs::path& folder) {
  std::error_code ec;
  if (fs::exists(folder / restoring_marker, ec)) fs::remove_all(folder, ec);
  if (fs::exists(folder, ec) && !fs::is_empty(folder, ec))
    return WorkspaceProblem{folder.string() + ": holds something; a restore needs a new folder"};
  fs::create_directories(folder, ec);
  std::ofstream marker(folder / restoring_marker);
  if (!marker.flush()) return WorkspaceProblem{folder.string() + ": cannot be written"};
  return {};
}

Result<void, WorkspaceProblem> bring_keys(const RestoreOptions& options, std::uint32_t ledger,
                                          eventstore::Log& to) {
  eventstore::LogOptions old;
  old.folder = options.keys_of + "/log";
  old.ledger = ledger;
  std::error_code ec;
  if (!fs::is_directory(old.folder, ec))
    return WorkspaceProblem{old.folder + ": no log to take keys from"};
  auto from = eventstore::open_log(old);
  if (!from) return told(old.folder, from.error());
  if (auto copied = eventstore::copy_keys(**from, to); !copied)
    return told(old.folder, copied.error());
  return {};
}

}  // namespace

Result<eventstore::RestoreReport, WorkspaceProblem> restore_folder(const RestoreOptions& options) {
  const auto key = read_ledger_key(options.keys_of + "/ledger.key");
  if (!key) return WorkspaceProblem{options.keys_of + "/ledger.key: no key of 32 bytes"};
  const fs::path folder = options.folder;
  if (auto ready = prepare(folder); !ready) return ready.error();
  eventstore::LogOptions log_options;
  log_options.folder = (folder / "log").string();
  log_options.ledger = static_cast<std::uint32_t>(std::stoul(options.district));
  auto restore = eventstore::Restore::begin(log_options);
  if (!restore) return told(log_options.folder, restore.error());
  auto& log = (*restore)->log();
  if (auto brought = bring_keys(options, log_options.ledger, log); !brought) return brought.error();
  auto keys = eventstore::open_keys(log, *key);
  if (!keys) return told(log_options.folder, keys.error());
  workflows::ReservationFold reservations(**keys);
  auto report = (*restore)->run(
      options.brokers, &workflows::entry_from,
      [&](const eventstore::EntryView& entry) { return reservations.next(entry); },
      options.progress);
  if (!report) return told("restore", report.error());
  std::error_code ec;
  fs::copy_file(options.keys_of + "/ledger.key", folder / "ledger.key", ec);
  keys->reset();
  restore->reset();
  // Last: only now may the folder be opened.
  if (!ec) fs::remove(folder / restoring_marker, ec);
  if (ec) return WorkspaceProblem{folder.string() + ": " + ec.message()};
  return *report;
}

}  // namespace yiben::ops
