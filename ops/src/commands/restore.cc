// yiben restore: a lost data folder made again from Kafka and a copy of its keys.
#include "ops/restore.h"

#include <chrono>
#include <cstdio>

#include "commands/commands.h"
#include "domain/codec/hex.h"
#include "ops/progress.h"

namespace yiben::ops {
namespace {

int restore(RestoreOptions options) {
  const auto start = std::chrono::steady_clock::now();
  std::optional<Progress> bar;
  options.progress = [&](eventstore::Position done, eventstore::Position all) {
    if (!bar) bar.emplace("restore", all);
    bar->at(done);
  };
  const auto report = restore_folder(options);
  bar.reset();
  if (!report) return fail("restore", report.error().text);
  const double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const std::string_view root(reinterpret_cast<const char*>(report->root.data()),
                              report->root.size());
  std::printf(
      "restored: %llu entries of %llu commands in %.2f s\nroot:     %s, as the relay "
      "committed it\n",
      static_cast<unsigned long long>(report->entries),
      static_cast<unsigned long long>(report->commands), s, hex(root).c_str());
  return ExitCode::done;
}

}  // namespace

void add_restore(CLI::App& app, Run& run) {
  auto options = std::make_shared<RestoreOptions>();
  auto* command = app.add_subcommand("restore", "Makes a data folder again from Kafka");
  command->add_option("--from-kafka", options->brokers, "host:port, or several with commas")
      ->required();
  data_option(command, options->folder);
  command
      ->add_option("--keys-of", options->keys_of,
                   "a data folder or a copy of one, for its ledger.key and its people's keys: they "
                   "are never in Kafka, so that erasing somebody erases them there as well")
      ->required();
  command->add_option("--ledger", options->district, "the district's 6 digits")
      ->capture_default_str()
      ->check(CLI::Range(100'000, 999'999));
  command->footer(
      "The log comes back byte for byte, or not at all: its root must be the one the relay\n"
      "committed. Example:  yiben restore --from-kafka 127.0.0.1:9092 --keys-of backup --data new");
  command->callback([options, &run] { run = [options] { return restore(*options); }; });
}

}  // namespace yiben::ops
