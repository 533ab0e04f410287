// yiben demo: a seeded district that has lived some months, for trying out and for measuring.
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "commands/commands.h"
#include "demo/life_events.h"
#include "demo/month.h"
#include "ops/office_clock.h"

namespace yiben::ops {
namespace {

int fail(const std::string& text) {
  std::fprintf(stderr, "yiben demo: %s\n", text.c_str());
  return 3;
}

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

int demo(const DemoOptions& options) {
  if (std::filesystem::exists(options.folder + "/log"))
    return fail(options.folder + " holds a book already; name another --data or remove it");
  auto start = std::chrono::steady_clock::now();
  auto world = make_world(options);
  if (!world) return fail(world.error().text);
  World& w = **world;
  DemoPeople people(w);
  auto stock = make_stock(w, people, options.households);
  if (!stock) return fail(stock.error().text);
  std::printf("opening rosters: %lld households, %llu events\n",
              static_cast<long long>(options.households),
              static_cast<unsigned long long>(w.book().log.head()));
  // Of 100,000 households some hundreds apply a month; a small demo still sees one of everything.
  int claims = static_cast<int>(std::max<std::int64_t>(5, options.households / 500));
  int deaths = static_cast<int>(std::max<std::int64_t>(2, options.households / 1'000));
  Month first = Month::containing(w.time.today());
  for (int i = 0; i < options.months; ++i) {
    auto lived = live_month(w, people, *stock, first + i, claims, deaths);
    if (!lived) return fail(lived.error().text);
    print_month(first + i, *lived);
  }
  if (options.deaths + options.marriages > 0) {
    auto lived = live_life_events(w, people, *stock, options.deaths, options.marriages,
                                  10 * options.faults_percent);
    if (!lived) return fail(lived.error().text);
    print(*lived);
  }
  double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("%llu events in %.1f s\n", static_cast<unsigned long long>(w.book().log.head()), s);
  return 0;
}

}  // namespace

void add_demo(CLI::App& app, Run& run) {
  auto options = std::make_shared<DemoOptions>();
  auto* command = app.add_subcommand("demo", "Makes a seeded district that has lived some months");
  data_option(command, options->folder);
  command->add_option("--households", options->households)
      ->capture_default_str()
      ->check(CLI::Range(1, 2'000'000));
  command->add_option("--months", options->months)
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
  command->add_option("--seed", options->seed, "the same seed, the same people, cases and amounts")
      ->capture_default_str();
  command->footer(
      "Example:  yiben demo --households 107406 --months 2 --data /tmp/district\n"
      "          yiben serve --data /tmp/district --demo\n"
      "          yiben demo --months 1 --deaths 1000 --marriages 1000 --data /tmp/sagas");
  command->callback([=, &run] { run = [=] { return demo(*options); }; });
}

}  // namespace yiben::ops
