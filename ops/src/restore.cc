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

Result<void, WorkspaceProblem> bring_keys(const RestoreOptions& options,
                                          const eventstore::Log& from, eventstore::Log& to) {
  if (auto copied = eventstore::copy_keys(from, to); !copied)
    return told(options.keys_of, copied.error());
  return {};
}

// Read beside whoever has it open: a copy of keys may well be the running book's.
eventstore::Result<std::unique_ptr<eventstore::Log>> log_with_keys(const RestoreOptions& options,
                                                                   std::uint32_t ledger) {
  eventstore::LogOptions old;
  old.folder = options.keys_of + "/log";
  old.ledger = ledger;
  old.opening = eventstore::Opening::reading;
  return eventstore::open_log(old);
}

// Who read what, and what webhooks were told, is in no topic: these begin anew.
Result<void, WorkspaceProblem> make_side_logs(const std::string& folder,
                                              eventstore::LogOptions options) {
  for (const char* name : {"access", "deliveries"}) {
    options.folder = folder + "/" + name;
    options.opening = eventstore::Opening::new_log;
    options.clock = eventstore::system_clock();
    auto made = eventstore::open_log(options);
    if (!made) return told(options.folder, made.error());
  }
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
  auto source = log_with_keys(options, log_options.ledger);
  if (!source) return told(options.keys_of + "/log", source.error());
  if (auto of_source = eventstore::open_keys(**source, *key); !of_source)
    return told(options.keys_of + "/ledger.key", of_source.error());
  log_options.book = (*source)->book();
  auto restore = eventstore::Restore::begin(log_options);
  if (!restore) return told(log_options.folder, restore.error());
  auto& log = (*restore)->log();
  if (auto brought = bring_keys(options, **source, log); !brought) return brought.error();
  auto keys = eventstore::open_keys(log, *key);
  if (!keys) return told(log_options.folder, keys.error());
  workflows::ReservationFold reservations(**keys);
  auto report = (*restore)->run(
      options.brokers, &workflows::entry_from,
      [&](const eventstore::EntryView& entry) { return reservations.next(entry); },
      options.progress);
  if (!report && report.error().code == eventstore::Errc::foreign)
    return WorkspaceProblem{
        options.keys_of +
            ": these are the keys of another book than the one in Kafka, whose people they cannot "
            "open. The folder was not made a book",
        WorkspaceProblem::Kind::not_whole};
  if (!report) return told("restore", report.error());
  if (auto made = make_side_logs(folder.string(), log_options); !made) return made.error();
  std::error_code ec;
  fs::copy_file(options.keys_of + "/ledger.key", folder / "ledger.key", ec);
  // A new head file: what the book holds now is what Kafka had of it.
  WorkspaceOptions place;
  place.folder = options.folder;
  const auto kept =
      eventstore::write_head_file(head_file_of(place), {log.book(), {{"log", log.tree_head()}}});
  if (!kept) return told(head_file_of(place), kept.error());
  keys->reset();
  restore->reset();
  // Last: only now may the folder be opened.
  if (!ec) fs::remove(folder / restoring_marker, ec);
  if (ec) return WorkspaceProblem{folder.string() + ": " + ec.message()};
  return *report;
}

}  // namespace yiben::ops
