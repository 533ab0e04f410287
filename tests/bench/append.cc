#include "tests/bench/append.h"

#include <algorithm>
#include <functional>
#include <semaphore>
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

// How far a caller's own streams have come; empty: it writes to any, whatever their version.
using Versions = std::vector<StreamVersion>;

Append next_append(const AppendBench& bench, unsigned caller, std::mt19937_64& random,
                   Versions& own) {
  auto append = append_of(random);
  append.streams.resize(1);
  auto& to = append.streams[0];
  if (own.empty()) {
    to.stream = stream_name(random() % bench.streams);
  } else {
    const auto which = random() % own.size();
    to.stream = stream_name(caller * own.size() + which);
    to.expected = own[which]++;
  }
  to.events.push_back(event_of(random));
  return append;
}

void append_singly(Log& log, const AppendBench& bench, int round, std::vector<Versions>& versions,
                   Tally& tally) {
  const auto each = bench.single_events / rounds / bench.callers;
  std::vector<std::vector<float>> us(bench.callers);
  std::vector<std::thread> callers;
  const auto start = Steady::now();
  for (unsigned caller = 0; caller < bench.callers; ++caller) {
    callers.emplace_back([&, caller] {
      std::mt19937_64 random(static_cast<unsigned>(round) * 1'000 + caller);
      us[caller].reserve(each);
      for (std::uint64_t i = 0; i < each; ++i) {
        auto append = next_append(bench, caller, random, versions[caller]);
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

// Two threads call for everybody: whoever has an answer is next to ask.
void append_without_waiting(Log& log, const AppendBench& bench, int round, Tally& tally) {
  constexpr int threads = 2;
  const auto each = bench.single_events / rounds / threads;
  std::counting_semaphore<> free(bench.callers);
  std::vector<std::vector<float>> us(threads, std::vector<float>(each));
  std::vector<std::thread> callers;
  const auto start = Steady::now();
  for (int t = 0; t < threads; ++t)
    callers.emplace_back([&, t] {
      std::mt19937_64 random(static_cast<unsigned>(round) * 1'000 + t);
      Versions none;
      for (std::uint64_t i = 0; i < each; ++i) {
        auto append = next_append(bench, 0, random, none);
        free.acquire();
        log.append(std::move(append), [&free, &took = us[t][i], began = Steady::now()](auto done) {
          check(done.has_value(), "the bench appends");
          took = static_cast<float>(seconds_since(began) * 1e6);
          free.release();
        });
      }
    });
  for (auto& caller : callers) caller.join();
  for (unsigned i = 0; i < bench.callers; ++i) free.acquire();  // until everything is answered
  tally.seconds += seconds_since(start);
  tally.events += each * threads;
  for (const auto& some : us) tally.us.insert(tally.us.end(), some.begin(), some.end());
}

using OneRound = std::function<void(Log&, int round, Tally&)>;

std::vector<Figure> beside_raw(const AppendBench& bench, const std::string& name,
                               const OneRound& append) {
  auto log = open_fresh(log_folder(bench));
  Raw raw(raw_folder(bench));
  Tally ours, theirs;
  std::size_t batch = 1;
  for (int round = 0; round < rounds; ++round) {
    const auto commits = log->commits();
    const auto events = ours.events;
    append(*log, round, ours);
    batch = (ours.events - events) / std::max<std::uint64_t>(1, log->commits() - commits);
    raw.append(stored_bytes(*log, 50'000), ours.events - events, std::max<std::size_t>(1, batch),
               theirs);
  }
  auto found = figures(name, ours, theirs);
  found.push_back({name + "_commit_size", static_cast<double>(batch), "events", 0, 0});
  return found;
}

std::string name_of(const AppendBench& bench) { return "append_" + std::to_string(bench.callers); }

}  // namespace

std::vector<Figure> append_by_callers(const AppendBench& bench) {
  std::vector<Versions> any(bench.callers);
  return beside_raw(bench, name_of(bench), [&](Log& log, int round, Tally& tally) {
    append_singly(log, bench, round, any, tally);
  });
}

std::vector<Figure> append_as_expected(const AppendBench& bench) {
  std::vector<Versions> own(bench.callers, Versions(bench.streams / bench.callers));
  return beside_raw(bench, name_of(bench) + "_expected", [&](Log& log, int round, Tally& tally) {
    append_singly(log, bench, round, own, tally);
  });
}

std::vector<Figure> append_in_flight(const AppendBench& bench) {
  return beside_raw(bench, name_of(bench) + "_in_flight", [&](Log& log, int round, Tally& tally) {
    append_without_waiting(log, bench, round, tally);
  });
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
