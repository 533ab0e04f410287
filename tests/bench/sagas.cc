#include "tests/bench/sagas.h"

#include <algorithm>
#include <filesystem>
#include <thread>

#include "eventstore/check.h"
#include "tests/bench/saga_office.h"
#include "workflows/money/rolls.h"

namespace yiben::bench {
namespace {

using eventstore::check;

constexpr int rounds = 5;
constexpr std::int64_t year_us = 365LL * 86'400 * 1'000'000;

struct Round {
  double steps_per_second = 0, events_per_second = 0;
  std::size_t commit_size = 1;
  std::uint64_t events = 0;
};

// The people are registered before the time begins.
Round timed_round(SagaOffice& office, std::uint64_t sagas) {
  office.register_subjects(sagas);
  auto& log = office.log();
  const auto commits = log.commits();
  const auto before = log.head();
  const auto start = Steady::now();
  office.open();
  office.wait_until_ended(sagas);
  const double seconds = seconds_since(start);
  const auto events = log.head() - before;
  return {static_cast<double>(sagas * bench_saga_steps) / seconds,
          static_cast<double>(events) / seconds,
          static_cast<std::size_t>(events / std::max<std::uint64_t>(1, log.commits() - commits)),
          events};
}

std::uint64_t entries_of_sagas(const eventstore::Log& log) {
  std::uint64_t count = 0;
  const auto cursor = log.read_category(Saga::category, 0);
  for (auto entry = cursor->next(); entry && *entry; entry = cursor->next()) ++count;
  return count;
}

}  // namespace

std::vector<Figure> saga_rates(const SagasBench& bench) {
  SagaOffice few(bench.folder + "/few"), many(bench.folder + "/many");
  const Instant far{few.book().now().us + year_us};
  few.write_waiting(bench.few, far);
  many.write_waiting(bench.many, far);

  const auto opening = Steady::now();
  many.reopen();
  many.run();
  const double restart = seconds_since(opening);
  const auto reading = Steady::now();
  check(entries_of_sagas(many.log()) >= bench.many, "every saga is there");
  const double read = seconds_since(reading);

  few.run();
  std::vector<double> steps, growth, ratios, raw_rates;
  for (int i = 0; i < rounds; ++i) {
    const auto with_few = timed_round(few, bench.each_round);
    const auto with_many = timed_round(many, bench.each_round);
    Tally tally;
    {
      Raw raw(bench.folder + "/raw");
      raw.append(stored_bytes(few.log(), 50'000), with_few.events, with_few.commit_size, tally);
    }
    steps.push_back(with_few.steps_per_second);
    growth.push_back(with_many.steps_per_second / with_few.steps_per_second);
    raw_rates.push_back(tally.per_second());
    ratios.push_back(with_few.events_per_second / tally.per_second());
  }
  return {{"saga_steps", median(steps), "steps/s", median(raw_rates), median(ratios)},
          {"saga_growth", median(growth), "of the rate with few", 1, median(growth)},
          {"saga_restart", restart, "s", read, restart / read}};
}

namespace {

// One command after another, each its time.
std::vector<float> commands(SagaOffice& office, const std::function<bool()>& go_on) {
  std::vector<float> us;
  while (go_on()) {
    const auto began = Steady::now();
    const auto id = office.book().new_id();
    const auto done = workflows::open_fund(
        office.book(), {id, workflows::system_actor(office.book())}, {id.text(), "dibao", 2026});
    check(done.has_value(), "a command is carried out");
    us.push_back(static_cast<float>(seconds_since(began) * 1e6));
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return us;
}

}  // namespace

std::vector<Figure> saga_crowd(const SagasBench& bench) {
  SagaOffice office(bench.folder + "/crowd");
  const Instant due{office.book().now().us + year_us};
  office.write_waiting(bench.crowd, due);
  office.run();
  const auto idle_start = Steady::now();
  auto idle = commands(office, [&] { return seconds_since(idle_start) < 3; });
  office.move_clock_to(due);
  const auto start = Steady::now();
  auto busy = commands(office, [&] { return office.departments().calls() < bench.crowd; });
  const double first_calls = seconds_since(start);
  const auto most = [](const std::vector<float>& us) {
    return us.empty() ? 0.0 : static_cast<double>(*std::ranges::max_element(us)) / 1e3;
  };
  return {{"saga_crowd_max", most(busy), "ms", most(idle), most(busy) / most(idle)},
          {"saga_crowd_p99", percentile_ms(busy, 0.99), "ms", percentile_ms(idle, 0.99),
           percentile_ms(busy, 0.99) / percentile_ms(idle, 0.99)},
          {"saga_crowd_calls", static_cast<double>(bench.crowd) / first_calls, "calls/s"}};
}

}  // namespace yiben::bench
