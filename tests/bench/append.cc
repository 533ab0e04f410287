#include "tests/bench/append.h"

#include <algorithm>
#include <thread>

#include "eventstore/check.h"
#include "eventstore/verify.h"
#include "tests/bench/load.h"

namespace yiben::bench {
namespace {

using namespace eventstore;

// The machine is shared, so log and raw take turns and each round counts for both.
constexpr int rounds = 8;

std::vector<Figure> figures(const std::string& name, Tally& ours, Tally& raw) {
  const double p99 = percentile_ms(ours.us, 0.99);
  const double raw_p99 = percentile_ms(raw.us, 0.99);
  return {
      {name, ours.per_second(), "events/s", raw.per_second(), ours.per_second() / raw.per_second()},
      {name + "_p99", p99, "ms", raw_p99, p99 / raw_p99}};
}

std::string log_folder(const AppendBench& bench) { return bench.folder + "/log"; }
std::string raw_folder(const AppendBench& bench) { return bench.folder + "/raw"; }

void append_singly(Log& log, const AppendBench& bench, int round, Tally& tally) {
  const auto each = bench.single_events / rounds / bench.callers;
  std::vector<std::vector<float>> us(bench.callers);
  std::vector<std::thread> callers;
  const auto start = Steady::now();
  for (unsigned caller = 0; caller < bench.callers; ++caller) {
    callers.emplace_back([&, caller] {
      std::mt19937_64 random(static_cast<unsigned>(round) * 1'000 + caller);
      us[caller].reserve(each);
      for (std::uint64_t i = 0; i < each; ++i) {
        auto append = append_of(random);
        append.streams.resize(1);
        append.streams[0].stream = stream_name(random() % bench.streams);
        append.streams[0].events.push_back(event_of(random));
        const auto began = Steady::now();
        check(log.append(std::move(append)).has_value(), "the bench appends");
        us[caller].push_back(static_cast<float>(seconds_since(began) * 1e6));
      }
    });
  }
  for (auto& caller : callers) caller.join();
  tally.seconds += seconds_since(start);
  tally.events += each * bench.callers;
  for (const auto& some : us) tally.us.insert(tally.us.end(), some.begin(), some.end());
}

}  // namespace

std::vector<Figure> append_by_callers(const AppendBench& bench) {
  auto log = open_fresh(log_folder(bench));
  Raw raw(raw_folder(bench));
  Tally ours, theirs;
  std::size_t batch = 1;
  for (int round = 0; round < rounds; ++round) {
    const auto commits = log->commits();
    const auto events = ours.events;
    append_singly(*log, bench, round, ours);
    batch = (ours.events - events) / std::max<std::uint64_t>(1, log->commits() - commits);
    raw.append(stored_bytes(*log, 50'000), ours.events - events, std::max<std::size_t>(1, batch),
               theirs);
  }
  auto found = figures("append_" + std::to_string(bench.callers), ours, theirs);
  found.push_back({"append_commit_size", static_cast<double>(batch), "events", 0, 0});
  return found;
}

std::vector<Figure> append_in_bulk(const AppendBench& bench) {
  auto log = open_fresh(log_folder(bench));
  Raw raw(raw_folder(bench));
  std::mt19937_64 random(1);
  Tally ours, theirs;
  for (int round = 0; round < rounds; ++round) {
    append_thousands(*log, bench.bulk_events / rounds, bench.streams, random, ours);
    raw.append(stored_bytes(*log, 50'000), bench.bulk_events / rounds, bulk_size, theirs);
  }
  return figures("append_bulk", ours, theirs);
}

std::vector<Figure> verify_log(const AppendBench& bench) {
  auto log = open_log({.folder = log_folder(bench), .ledger = ledger});
  check(log.has_value(), "the bench folder opens again");
  const auto start = Steady::now();
  const auto report = verify(**log);
  check(report && report->sound, "the bench's log is sound");
  return {{"verify", static_cast<double>(report->entries) / seconds_since(start), "entries/s"}};
}

}  // namespace yiben::bench
