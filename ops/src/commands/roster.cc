// yiben roster --programme P [--on DATE] [--known-at N] [--division D] [--format table|csv|json]

#include "projections/awards/roster.h"

#include <iostream>
#include <memory>

#include "commands/commands.h"
#include "commands/roster_print.h"
#include "domain/people/mask.h"
#include "ops/import.h"
#include "ops/progress.h"
#include "ops/scratch_folder.h"
#include "ops/workspace.h"
#include "projections/people/people.h"
#include "workflows/evidence/access.h"
#include "workflows/office/yaml.h"

namespace yiben::ops {
namespace {

constexpr std::size_t page_rows = 1'000;
constexpr int views_wait_ms = 200;

struct RosterOptions {
  std::string programme, on, division, purpose;
  std::string format = "table";
  BookPlace place;
  std::optional<std::uint64_t> known_at;
  bool unmasked = false;
};

template <class Error>
int failed(const Error& e) {
  return fail("roster", std::string(eventstore::name(e.code)) + ": " + e.detail);
}

// Waits until the views hold all of the log. The text says why they never will.
std::string catch_up(const Workspace& w) {
  Progress bar("views", w.log->head());
  while (!w.views->wait_for(w.log->head(), views_wait_ms)) {
    if (auto fault = w.views->fault(); !fault.empty()) return fault;
    bar.at(w.views->position());
  }
  return {};
}

projections::Result<std::vector<NamedRow>> rows_of(const Workspace& w,
                                                   projections::RosterQuery query, bool unmasked) {
  std::vector<NamedRow> out;
  do {
    auto page = projections::roster_page(w.views->snapshot(), query);
    if (!page) return page.error();
    for (const auto& row : page->rows) {
      auto person = projections::person_row(w.views->snapshot(), row.payee);
      if (!person) return person.error();
      NamedRow named{row, {}, {}};
      if (*person) {
        const auto& p = **person;
        named.name = unmasked ? p.name : mask_name(p.name);
        named.id_number = unmasked ? p.id_number : mask_id_number(p.id_number);
      }
      out.push_back(std::move(named));
    }
    query.cursor = page->next;
  } while (!query.cursor.empty());
  return out;
}

// Who read what, before it is shown.
workflows::Outcome<void> record_access(const Workspace& w, const RosterOptions& options,
                                       const std::vector<NamedRow>& rows) {
  // Only now is anything written: the trace of this read, in the log kept for that.
  eventstore::LogOptions trace;
  trace.folder = w.options.folder + "/access";
  trace.ledger = static_cast<std::uint32_t>(std::stoul(w.options.district));
  trace.book = w.log->book();
  auto log = eventstore::open_log(trace);
  if (!log) return workflows::Failure(log.error());
  Access::Read read{.by = workflows::system_actor(*w.book),
                    .route = "yiben roster",
                    .what = "roster/" + options.programme + "/" + options.division,
                    .purpose = options.purpose};
  for (const auto& row : rows) read.people.push_back(row.row.payee);
  return workflows::record_read(*w.book, **log, {std::move(read), true});
}

Text totals_line(const RosterWords& words, const projections::RosterTotals& t) {
  return filled(words.total, {{"awards", std::to_string(t.awards)},
                              {"people", std::to_string(t.people)},
                              {"basic", t.basic_fen.yuan()},
                              {"supplement", t.supplement_fen.yuan()},
                              {"total", (t.basic_fen + t.supplement_fen).yuan()}});
}

int print_roster(const RosterOptions& options) {
  if (options.unmasked && options.purpose.empty())
    return fail("roster", "--unmasked needs --purpose: what the names are read for",
                ExitCode::wrong_usage);
  auto words = workflows::load_yaml_as<RosterWords>(default_messages_folder() + "/roster.yaml");
  if (!words) return fail("roster", words.error().text);
  auto workspace = read_workspace(options.place.options());
  if (!workspace) return tell("roster", workspace.error());
  auto& w = **workspace;
  const ScratchFolder scratch;
  auto views = projections::Views::open({scratch.path(), *w.log, *w.keys});
  if (!views) return failed(views.error());
  w.views = std::move(*views);
  auto on = options.on.empty() ? w.book->today() : Date::parse(options.on);
  if (!on) return fail("roster", "--on: a day as 2026-02-28", ExitCode::wrong_usage);
  if (auto fault = catch_up(w); !fault.empty()) return fail("roster", "views: " + fault);

  projections::RosterQuery query;
  query.programme = options.programme;
  query.division = options.division.empty() ? w.options.district : options.division;
  query.on = *on;
  query.known_at = options.known_at;
  query.limit = page_rows;
  auto rows = rows_of(w, query, options.unmasked);
  if (!rows) return failed(rows.error());
  auto totals = projections::roster_totals(w.views->snapshot(), query);
  if (!totals) return failed(totals.error());
  if (options.unmasked)
    if (auto recorded = record_access(w, options, *rows); !recorded)
      return recorded.error().error()
                 ? failed(*recorded.error().error())
                 : fail("roster", "--purpose is needed", ExitCode::wrong_usage);

  if (options.format == "json") {
    std::cout << roster_json(*rows);
  } else if (options.format == "csv") {
    std::cout << roster_csv(*rows, *words, w.divisions, *on);
  } else {
    auto line = totals_line(*words, *totals);
    std::cout << roster_table(*rows, *words, w.divisions, *on) << line.zh << "\n"
              << line.en << "\n";
  }
  return ExitCode::done;
}

}  // namespace

void add_roster(CLI::App& app, Run& run) {
  auto options = std::make_shared<RosterOptions>();
  auto* command = app.add_subcommand("roster", "print who draws a benefit on a day");
  command->add_option("--programme", options->programme, "dibao, orphan, funeral")->required();
  command->add_option("--on", options->on, "valid on this day, as 2026-02-28; default: today");
  command->add_option("--known-at", options->known_at,
                      "as the book stood when it had this many entries; default: now");
  command->add_option("--division", options->division,
                      "this division and what is in it; default: the district");
  command->add_option("--format", options->format)
      ->check(CLI::IsMember({"table", "csv", "json"}))
      ->capture_default_str();
  command->add_flag("--unmasked", options->unmasked,
                    "names and numbers in full; recorded in the access log");
  command->add_option("--purpose", options->purpose, "what they are read for");
  book_options(command, options->place);
  command->footer(
      "Two times, two questions: --on asks who was entitled on a day, --known-at what the book\n"
      "knew then. What was paid for May, as it was known when the roll was drawn at entry 81234:\n"
      "  yiben roster --programme dibao --on 2026-05-31 --known-at 81234 --format csv > may.csv");
  command->callback([options, &run] { run = [options] { return print_roster(*options); }; });
}

}  // namespace yiben::ops
