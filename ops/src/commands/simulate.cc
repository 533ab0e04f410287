// yiben simulate: engine, departments, faults and people on one thread and a clock of its own, in a
// folder that goes away. The same seed, the same run.
#include <cstdio>
#include <filesystem>
#include <random>

#include "commands/commands.h"
#include "demo/life_events.h"

namespace yiben::ops {
namespace {

// Whether everything ended or is somebody's, and nothing was done twice.
bool is_sound(const LifeEventsDone& done) {
  for (const auto& [id, counts] : done.by_life_event)
    if (counts.on_their_way > 0) return false;
  return done.done_twice == 0;
}

int simulate_in(DemoOptions options, const std::string& folder) {
  options.folder = folder;
  std::printf("seed %llu\n", static_cast<unsigned long long>(options.seed));
  auto world = make_world(options);
  if (!world) return fail("simulate", world.error().text);
  DemoPeople people(**world);
  Stock nobody;
  auto lived = live_life_events(**world, people, nobody, options.deaths, options.marriages,
                                10 * options.faults_percent);
  if (!lived) return fail("simulate", lived.error().text);
  print(*lived);
  return is_sound(*lived) ? ExitCode::done : ExitCode::answer_is_no;
}

int simulate(const DemoOptions& options) {
  auto path = (std::filesystem::temp_directory_path() / "yiben-simulate-XXXXXX").string();
  if (mkdtemp(path.data()) == nullptr) return fail("simulate", path + ": cannot be made");
  const int code = simulate_in(options, path + "/data");
  std::error_code ignored;
  std::filesystem::remove_all(path, ignored);
  return code;
}

}  // namespace

void add_simulate(CLI::App& app, Run& run) {
  auto options = std::make_shared<DemoOptions>();
  options->months = 0;
  options->deaths = options->marriages = 100;
  options->seed = std::random_device{}();
  auto* command = app.add_subcommand(
      "simulate", "Takes deaths and marriages through departments that fail, and looks at the end");
  command->add_option("--seed", options->seed, "the same seed, the same run; drawn when not said");
  command->add_option("--deaths", options->deaths)
      ->capture_default_str()
      ->check(CLI::Range(0, 100'000));
  command->add_option("--marriages", options->marriages)
      ->capture_default_str()
      ->check(CLI::Range(0, 100'000));
  command
      ->add_option("--faults", options->faults_percent,
                   "of a hundred calls to the departments, how many go wrong")
      ->capture_default_str()
      ->check(CLI::Range(0, 100));
  command->footer(
      "Ends with 1 when something was done twice or is held by nobody.\n"
      "Example:  yiben simulate --seed 7 --faults 50");
  command->callback([=, &run] { run = [=] { return simulate(*options); }; });
}

}  // namespace yiben::ops
