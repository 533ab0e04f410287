#include "ops/audit.h"

#include <filesystem>
#include <map>

#include "domain/codec/hex.h"
#include "domain/people/person.h"
#include "eventstore/log_as_of.h"
#include "eventstore/verify.h"
#include "ops/scratch_folder.h"
#include "projections/views.h"
#include "workflows/loop/reservations.h"
#include "workflows/loop/sealing.h"

namespace yiben::ops {
namespace {

namespace fs = std::filesystem;
using Verdict = AuditFinding::Verdict;

constexpr int fold_patience_ms = 3'600'000;

AuditFinding unsound(const std::string& what, const eventstore::Error& why) {
  return {what, Verdict::not_sound, why.detail};
}

AuditFinding audited_log(const std::string& name, const eventstore::Log& log,
                         const AuditProgress& progress) {
  const auto report = eventstore::verify(log, [&](std::uint64_t at) {
    if (progress) progress(name, at);
  });
  if (!report) return unsound(name, report.error());
  if (!report->sound) return {name, Verdict::not_sound, report->first_fault};
  const auto& root = report->head.root;
  return {name, Verdict::sound,
          std::to_string(report->entries) + " entries, root " +
              hex({reinterpret_cast<const char*>(root.data()), root.size()}) +
              ": bytes, tree, positions, stream versions, times, pseq, indexes"};
}

AuditFinding audited_head(const Workspace& w) {
  const auto file = head_file_of(w.options);
  std::error_code ec;
  if (!fs::exists(file, ec))
    return {"head", Verdict::not_checked,
            "there is no head file " + file +
                ": a log that was cut at its end looks whole without it (--head says where it is)"};
  if (const auto problem = differs_from_head(w)) return {"head", Verdict::not_sound, problem->text};
  return {"head", Verdict::sound, "each log holds what " + file + " knows of it"};
}

using Owners = std::map<std::string, std::string>;

// What the events reserve and set free, from the first to the last.
eventstore::Result<Owners> owners_by_events(const Workspace& w) {
  Owners out;
  workflows::ReservationFold fold(*w.keys);
  const auto cursor = w.log->read_all(0);
  for (;;) {
    const auto entry = cursor->next();
    if (!entry) return entry.error();
    if (*entry == nullptr) return out;
    auto changes = fold.next(**entry);
    if (!changes) return changes.error();
    for (auto& change : *changes) {
      if (change.kind == eventstore::Reservation::Kind::take)
        out[std::move(change.key)] = std::move(change.owner);
      else
        out.erase(change.key);
    }
  }
}

// Somebody erased has no number any more, so the events cannot say what theirs was.
bool is_of_erased(const Workspace& w, const std::string& owner) {
  if (!owner.starts_with(std::string(Person::category) + "-")) return false;
  const auto cursor = w.log->read_stream(owner);
  const auto entry = cursor->next();
  if (!entry || *entry == nullptr) return false;
  const auto event = workflows::opened_event<Person::Event>(**entry, *w.keys);
  if (!event) return false;
  const auto* registered = std::get_if<Person::Registered>(&*event);
  return registered != nullptr && registered->id_number.plain.empty();
}

AuditFinding audited_reservations(const Workspace& w) {
  auto said = owners_by_events(w);
  if (!said) return unsound("reservations", said.error());
  const auto all = said->size();
  std::string first;
  std::size_t erased = 0;
  const auto read =
      eventstore::each_reservation(*w.log, [&](std::string_view key, std::string_view owner) {
        const auto known = said->find(std::string(key));
        if (known != said->end() && known->second == owner) {
          said->erase(known);
        } else if (known == said->end() && is_of_erased(w, std::string(owner))) {
          ++erased;
        } else if (first.empty()) {
          first = "one is held by " + std::string(owner) + ", which no event says";
        }
      });
  if (!read) return unsound("reservations", read.error());
  if (first.empty() && !said->empty()) first = "one of " + said->begin()->second + " is missing";
  if (!first.empty()) return {"reservations", Verdict::not_sound, first};
  return {"reservations", Verdict::sound,
          std::to_string(all) + ", as the events say" +
              (erased > 0 ? "; " + std::to_string(erased) + " of people who were erased, by owner"
                          : "")};
}

AuditFinding audited_views(const Workspace& w, const AuditProgress& progress) {
  const auto stored = projections::read_stored_views(w.options.folder + "/views");
  if (!stored) return unsound("views", stored.error());
  if (!*stored || (*stored)->position == 0)
    return {"views", Verdict::not_checked, "none are on disk yet"};
  const auto at = (*stored)->position;
  if (at > w.log->head())
    return {"views", Verdict::not_sound,
            "they stand at " + std::to_string(at) + " and the log at " +
                std::to_string(w.log->head()) + ": the log has been cut short"};
  const ScratchFolder scratch;
  const auto log = eventstore::log_as_of(*w.log, at);
  const auto fresh = projections::Views::open({scratch.path(), *log, *w.keys});
  if (!fresh) return unsound("views", fresh.error());
  for (int waited_ms = 0; !(*fresh)->wait_for(at, 100); waited_ms += 100) {
    if (!(*fresh)->fault().empty()) return {"views", Verdict::not_sound, (*fresh)->fault()};
    if (waited_ms > fold_patience_ms)
      return {"views", Verdict::not_checked, "the fold took too long"};
    if (progress) progress("views", (*fresh)->position());
  }
  if ((*fresh)->digest() != (*stored)->digest)
    return {"views", Verdict::not_sound,
            "they differ from what the log gives up to " + std::to_string(at) +
                "; `yiben rebuild` makes them again"};
  return {"views", Verdict::sound, "agree with the log up to " + std::to_string(at)};
}

}  // namespace

AuditFindings audit(const Workspace& w, bool with_views, const AuditProgress& progress) {
  AuditFindings out;
  out.push_back(audited_log("log", *w.log, progress));
  out.push_back(audited_log("access", *w.access, progress));
  out.push_back(audited_log("deliveries", *w.deliveries, progress));
  out.push_back(audited_head(w));
  if (out.front().verdict != Verdict::sound) {
    for (const char* what : {"reservations", "views"})
      out.push_back({what, Verdict::not_checked, "the log they follow is not sound"});
    return out;
  }
  out.push_back(audited_reservations(w));
  if (with_views)
    out.push_back(audited_views(w, progress));
  else
    out.push_back({"views", Verdict::not_checked, "left alone, as was asked"});
  return out;
}

}  // namespace yiben::ops
