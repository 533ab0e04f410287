// yiben departments: the other departments' systems, simulated, until told to stop.
#include "ops/departments.h"

#include <csignal>
#include <cstdio>
#include <thread>

#include "commands/commands.h"

namespace yiben::ops {
namespace {

volatile std::sig_atomic_t told_to_stop = 0;

int departments(const DepartmentsOptions& options) {
  auto server = DepartmentsServer::start(options);
  if (!server) return fail("departments", server.error());
  std::signal(SIGINT, [](int) { told_to_stop = 1; });
  std::signal(SIGTERM, [](int) { told_to_stop = 1; });
  std::printf("yiben departments: http://%s:%u/\n", options.address.c_str(), (*server)->port());
  std::fflush(stdout);
  while (!told_to_stop) std::this_thread::sleep_for(std::chrono::milliseconds(200));
  std::printf("%s\n", (*server)->summary().c_str());
  return ExitCode::done;
}

}  // namespace

void add_departments(CLI::App& app, Run& run) {
  auto options = std::make_shared<DepartmentsOptions>();
  auto* command = app.add_subcommand(
      "departments", "Plays the other departments' systems, with faults, for a demo office");
  command->add_option("--address", options->address, "where to listen")->capture_default_str();
  command->add_option("--port", options->port, "0 picks a free one")->capture_default_str();
  command->add_option("--facts", options->facts_url, "where results are told later")
      ->capture_default_str();
  command
      ->add_option("--faults", options->faults_in_a_thousand,
                   "of a thousand calls, how many go wrong")
      ->capture_default_str()
      ->check(CLI::Range(0, 1'000));
  command->add_option("--seed", options->seed, "the same seed, the same faults")
      ->capture_default_str();
  command->add_option("--script", options->script, "a YAML file that says which call goes wrong")
      ->check(CLI::ExistingFile);
  command
      ->add_option("--batches", options->batches,
                   "the folder batches of the server's data, for departments reached by files")
      ->check(CLI::ExistingDirectory);
  command->footer(
      "Example:  yiben departments --faults 50 --seed 7\n"
      "A script: faults:\n"
      "            - {act: police.deregister_household, call: 1, fault: reply_lost}");
  command->callback([options, &run] { run = [options] { return departments(*options); }; });
}

}  // namespace yiben::ops
