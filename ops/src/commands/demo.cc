// yiben demo: a seeded district that has lived some months, for trying out and for measuring.
#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>

#include "commands/commands.h"
#include "demo/life_events.h"
#include "demo/living.h"
#include "ops/demo_funds.h"

namespace yiben::ops {
namespace {

void print_month(Month month, const MonthTotals& t) {
  std::printf("%s  filed %lld  granted %lld  denied %lld  deaths %lld  payments %lld  %s yuan\n",
              month.text().c_str(), static_cast<long long>(t.filed),
              static_cast<long long>(t.granted), static_cast<long long>(t.denied),
              static_cast<long long>(t.deaths), static_cast<long long>(t.payments),
              t.paid_fen.yuan().c_str());
  std::printf("         rolls drawn in %.1f s", t.draw_s);
  if (t.reviews > 0)
    std::printf("  reviews %lld in %.1f s", static_cast<long long>(t.reviews), t.review_s);
  if (t.raised > 0)
    std::printf("  raised to the new standard %lld in %.1f s, previewed in %.1f s",
                static_cast<long long>(t.raised), t.raise_s, t.preview_s);
  std::printf("\n");
}

Result<void, DemoProblem> live_months(World& w, DemoPeople& people, Stock& stock,
                                      const DemoOptions& options) {
  // Of 100,000 households some hundreds apply a month; a small demo still sees one of everything.
  int claims = static_cast<int>(std::max<std::int64_t>(5, options.households / 500));
  int deaths = static_cast<int>(std::max<std::int64_t>(2, options.households / 1'000));
  Month first = Month::containing(w.time.today());
  for (int i = 0; i < options.months; ++i) {
    auto lived = live_month(w, people, stock, first + i, claims, deaths);
    if (!lived) return lived.error();
    print_month(first + i, *lived);
  }
  if (options.deaths + options.marriages > 0) {
    auto lived = live_life_events(w, people, stock, options.deaths, options.marriages,
                                  10 * options.faults_percent);
    if (!lived) return lived.error();
    print(*lived);
  }
  // Whoever opens it pays from a fund of the year it is then.
  const Date today = Instant{eventstore::system_clock()()}.day_in_china();
  if (auto ok = open_demo_funds(*w.workspace, today.year(), {options.households}); !ok)
    return DemoProblem{ok.error().text};
  return {};
}

// Everything written without waiting for the disk, at once.
bool synced(const std::string& folder) {
  const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool done = syncfs(fd) == 0;
  close(fd);
  return done;
}

int demo(const DemoOptions& options) {
  if (std::filesystem::exists(options.folder + "/log"))
    return fail("demo", options.folder + " holds a book already; name another --data or remove it");
  auto start = std::chrono::steady_clock::now();
  auto world = make_world(options);
  if (!world) return fail("demo", world.error().text);
  World& w = **world;
  DemoPeople people(w);
  auto stock = make_stock(w, people, options.households);
  if (!stock) return fail("demo", stock.error().text);
  std::printf("opening rosters: %lld households, %llu events\n",
              static_cast<long long>(options.households),
              static_cast<unsigned long long>(w.book().log.head()));
  auto lived = options.living ? live_up_to_now(w, people, *stock, options, print_month)
                              : live_months(w, people, *stock, options);
  if (!lived) return fail("demo", lived.error().text);
  const auto events = static_cast<unsigned long long>(w.book().log.head());
  world->reset();
  if (!synced(options.folder)) return fail("demo", options.folder + " cannot be taken to disk");
  double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("%llu events in %.1f s\n", events, s);
  return ExitCode::done;
}

}  // namespace

void add_demo(CLI::App& app, Run& run) {
  auto options = std::make_shared<DemoOptions>();
  auto* command = app.add_subcommand("demo", "Makes a seeded district that has lived some months");
  data_option(command, options->folder);
  auto* households = command->add_option("--households", options->households)
                         ->capture_default_str()
                         ->check(CLI::Range(1, 2'000'000));
  auto* months = command->add_option("--months", options->months)
                     ->capture_default_str()
                     ->check(CLI::Range(0, 120));
  command->add_option("--deaths", options->deaths, "taken through every department afterwards")
      ->capture_default_str()
      ->check(CLI::Range(0, 100'000));
  command->add_option("--marriages", options->marriages, "likewise")
      ->capture_default_str()
      ->check(CLI::Range(0, 100'000));
  command
      ->add_option("--faults", options->faults_percent,
                   "of a hundred calls to the departments, how many go wrong")
      ->capture_default_str()
      ->check(CLI::Range(0, 100));
  auto* living = command->add_flag("--living", options->living,
                                   "lived up to today, with work left open for every account");
  auto* until = command->add_option_function<std::string>(
      "--until",
      [=](const std::string& day) {
        options->until = Date::parse(day);
        if (!options->until) throw CLI::ValidationError("--until", "not a day: " + day);
      },
      "lived up to the end of this day instead");
  until->needs(living);
  command->add_option("--seed", options->seed, "the same seed, the same people, cases and amounts")
      ->capture_default_str();
  command->footer(
      "Example:  yiben demo --living --data data   (2,000 households, 12 months)\n"
      "          yiben demo --households 107406 --months 2 --data /tmp/district\n"
      "          yiben serve --data /tmp/district --demo\n"
      "          yiben demo --months 1 --deaths 1000 --marriages 1000 --data /tmp/sagas");
  command->callback([=, &run] {
    if (options->living && households->count() == 0) options->households = 2'000;
    if (options->living && months->count() == 0) options->months = 12;
    if (options->living && options->months == 0)
      throw CLI::ValidationError("--months", "a living district has lived at least one");
    run = [=] { return demo(*options); };
  });
}

}  // namespace yiben::ops
