// yiben adopt: takes what is left of a book for the book, and has the log say so.
#include <cstdio>

#include "commands/commands.h"

namespace yiben::ops {
namespace {

int adopt(const BookPlace& place, const std::string& reason) {
  auto adopted = adopt_workspace(place.options(), reason);
  if (!adopted) return tell("adopt", adopted.error());
  std::printf("adopted: %llu entries; the log says so, with the reason, at its end\n",
              static_cast<unsigned long long>((*adopted)->log->head()));
  return ExitCode::done;
}

}  // namespace

void add_adopt(CLI::App& app, Run& run) {
  auto place = std::make_shared<BookPlace>();
  auto reason = std::make_shared<std::string>();
  auto* command = app.add_subcommand(
      "adopt", "Takes what is left of a book that was cut short for the book from here on");
  book_options(command, *place);
  command->add_option("--reason", *reason, "why; it becomes an event")->required();
  command->footer(
      "The last resort: first try `yiben restore` or a backup. What was found and what had been\n"
      "known of each log is recorded for ever as book.adopted.");
  command->callback([=, &run] { run = [=] { return adopt(*place, *reason); }; });
}

}  // namespace yiben::ops
