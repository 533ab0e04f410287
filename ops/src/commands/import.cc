// yiben import FILE --programme P [--month YYYY-MM] [--dry-run] [--data DIR]

#include "ops/import.h"

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "commands/commands.h"
#include "ops/workspace.h"

namespace yiben::ops {
namespace {

constexpr int months_back_max = 12, months_ahead_max = 1;

struct ImportCommand {
  std::string file, programme, month;
  BookPlace place;
  bool dry_run = false, new_book = false;
};

void say(const Text& text, std::ostream& out) { out << text.zh << "\n" << text.en << "\n"; }

Text summary(const ImportWords& words, const std::string& name,
             const std::map<std::string, std::string>& values) {
  auto found = words.summaries.find(name);
  return found == words.summaries.end() ? Text{name, name} : filled(found->second, values);
}

int tell_report(const ImportReport& report, const ImportWords& words) {
  for (const auto& finding : report.findings) std::cout << told(finding, words) << "\n";
  std::map<std::string, std::string> values = {{"count", std::to_string(report.findings.size())},
                                               {"rows", std::to_string(report.rows)},
                                               {"new", std::to_string(report.new_people)},
                                               {"known", std::to_string(report.known_people)},
                                               {"awards", std::to_string(report.awards)},
                                               {"events", std::to_string(report.events)},
                                               {"total", report.total_fen.yuan()},
                                               {"month", report.first_month.text()}};
  if (const auto& w = report.written) {
    values["first"] = std::to_string(w->first);
    values["last"] = std::to_string(w->first + std::max<std::uint32_t>(w->count, 1) - 1);
    say(summary(words, w->repeated ? "repeated" : "written", values), std::cout);
    return ExitCode::done;
  }
  say(summary(words, report.findings.empty() ? "dry_run" : "faults", values), std::cout);
  return report.findings.empty() ? ExitCode::done : ExitCode::answer_is_no;
}

// The month asked for; nothing when none was. False: it cannot be meant.
bool first_month(const ImportCommand& options, Date today, std::optional<Month>& out) {
  if (options.month.empty()) return true;
  out = Month::parse(options.month);
  auto now = Month::containing(today);
  return out && *out >= now - months_back_max && *out <= now + months_ahead_max;
}

int import_file(const ImportCommand& options) {
  std::ifstream in(options.file, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  if (!in) return fail("import", options.file + ": cannot be read");
  auto words = load_import_words(default_messages_folder());
  if (!words) return fail("import", words.error().text);
  auto where = options.place.options();
  where.with_views = false;  // they read the log when they are next opened
  auto workspace = options.new_book ? make_workspace(where) : open_workspace(where);
  if (!workspace) return tell("import", workspace.error());
  auto& w = **workspace;
  ImportOptions how{options.programme, std::nullopt, options.dry_run};
  if (!first_month(options, w.book->today(), how.first_month))
    return fail("import", "--month: a month as 2026-12, from a year ago to next month",
                ExitCode::wrong_usage);
  auto report = import_roster({*w.book, *w.rules, w.divisions, *words}, bytes.view(), how);
  if (!report) return fail("import", report.error().text);
  return tell_report(*report, *words);
}

// The columns and an example, from message data: help is read by those who read the messages.
std::string footer() {
  auto words = load_import_words(default_messages_folder());
  if (!words) return words.error().text;
  std::ostringstream out;
  for (const auto& name : {"about", "example"}) say(words->help[name], out);
  for (const auto& [programme, columns] : words->programmes) {
    const auto& title = words->help["columns"];
    out << "\n" << programme << ": " << title.zh << " " << title.en << "\n";
    for (const auto& c : columns)
      out << "  " << (c.required ? "* " : "  ") << c.names.front() << " (" << c.field
          << "): " << c.note.zh << " " << c.note.en << "\n";
  }
  return out.str();
}

}  // namespace

void add_import(CLI::App& app, Run& run) {
  auto options = std::make_shared<ImportCommand>();
  auto* command = app.add_subcommand("import", "bring in an existing roster from CSV or XLSX");
  command->add_option("FILE", options->file, "the roster: .csv (UTF-8 or GB18030) or .xlsx")
      ->required();
  command->add_option("--programme", options->programme, "whose roster it is")
      ->required()
      ->check(CLI::IsMember({"dibao", "orphan", "funeral"}));
  command->add_option("--month", options->month, "first month this book pays; default: this month");
  book_options(command, options->place);
  command->add_flag("--new", options->new_book, "makes the book first");
  command->add_flag("--dry-run", options->dry_run, "check alone, write nothing");
  command->footer(footer);
  command->callback([options, &run] { run = [options] { return import_file(*options); }; });
}

}  // namespace yiben::ops
