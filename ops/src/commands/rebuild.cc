// yiben rebuild: every view made again from the log.
#include <chrono>
#include <cstdio>

#include "commands/commands.h"
#include "ops/progress.h"

namespace yiben::ops {
namespace {

int rebuild(const BookPlace& place) {
  auto workspace = open_workspace(place.options());
  if (!workspace) return tell("rebuild", workspace.error());
  Workspace& w = **workspace;
  auto start = std::chrono::steady_clock::now();
  Progress bar("rebuild", w.log->head());
  auto done = w.views->rebuild([&](projections::Position at) { bar.at(at); });
  if (!done) return tell("rebuild", {done.error().detail});
  double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("rebuilt: %llu events in %.2f s, %.0f events/s\n",
              static_cast<unsigned long long>(*done), s, static_cast<double>(*done) / s);
  return ExitCode::done;
}

}  // namespace

void add_rebuild(CLI::App& app, Run& run) {
  auto place = std::make_shared<BookPlace>();
  auto* command = app.add_subcommand("rebuild", "Makes every view again from the log");
  book_options(command, *place);
  command->callback([=, &run] { run = [=] { return rebuild(*place); }; });
}

}  // namespace yiben::ops
