// yiben init: makes a book, once.
#include <cstdio>

#include "commands/commands.h"

namespace yiben::ops {
namespace {

int init(const WorkspaceOptions& options) {
  auto made = make_workspace(options);
  if (!made) return tell("init", made.error());
  std::printf(
      "book:  %s\nhead:  %s   (keep it on another disk: --head)\nkey:   %s   (keep a copy "
      "elsewhere)\n",
      options.folder.c_str(), head_file_of(options).c_str(), key_file_of(options).c_str());
  return ExitCode::done;
}

}  // namespace

void add_init(CLI::App& app, Run& run) {
  auto place = std::make_shared<BookPlace>();
  auto district = std::make_shared<std::string>(WorkspaceOptions{}.district);
  auto* command = app.add_subcommand("init", "Makes a book in a folder of its own, once");
  book_options(command, *place);
  command->add_option("--ledger", *district, "the district's 6 digits")->capture_default_str();
  command->callback([=, &run] {
    run = [=] {
      auto options = place->options();
      options.district = *district;
      options.room_kept_bytes = 0;  // there is nothing yet that a full disk could keep from readers
      return init(options);
    };
  });
}

}  // namespace yiben::ops
