#include "tests/bench/append.h"

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "eventstore/check.h"
#include "eventstore/log.h"
#include "eventstore/verify.h"

namespace yiben::bench {
namespace {

using namespace eventstore;
using Steady = std::chrono::steady_clock;

constexpr std::uint32_t ledger = 500199;
constexpr std::size_t bulk_size = 1'000;

double seconds_since(Steady::time_point start) {
  return std::chrono::duration<double>(Steady::now() - start).count();
}

double percentile_ms(std::vector<float>& us, double part) {
  if (us.empty()) return 0;
  const auto at = us.begin() + static_cast<std::ptrdiff_t>(part * (us.size() - 1));
  std::nth_element(us.begin(), at, us.end());
  return *at / 1'000;
}

// UUIDv7, as the commands of the product are: time first, then noise.
Uuid uuid7(std::mt19937_64& random) {
  const auto ms = static_cast<std::uint64_t>(system_clock()() / 1'000);
  Uuid id;
  const std::uint64_t low = random();
  const std::uint64_t noise = random();
  for (int i = 0; i < 6; ++i) id[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
  std::memcpy(id.data() + 6, &noise, 2);
  std::memcpy(id.data() + 8, &low, 8);
  id[6] = static_cast<std::uint8_t>(0x70 | (id[6] & 15));
  return id;
}

std::string stream_name(std::uint64_t number) {
  static constexpr const char* categories[] = {"claim", "household", "roll", "payment"};
  char text[64];
  std::snprintf(text, sizeof text, "%s-0190a1b2-%04x-7000-8000-%012llx", categories[number % 4],
                static_cast<unsigned>(number * 2654435761u >> 16 & 0xffff),
                static_cast<unsigned long long>(number));
  return text;
}

// About 300 bytes once in its envelope.
NewEvent event_of(std::mt19937_64& random) {
  NewEvent event;
  event.type = "claim.filed";
  event.event_id = uuid7(random);
  event.payload.resize(100);
  for (std::size_t i = 0; i + 8 <= event.payload.size(); i += 8) {
    const auto noise = random();
    std::memcpy(event.payload.data() + i, &noise, 8);
  }
  return event;
}

Append append_of(std::mt19937_64& random) {
  Append append;
  append.command_id = uuid7(random);
  append.correlation_id = append.command_id;
  append.actor = {"wang.fang", "township.officer", "500199103"};
  return append;
}

std::unique_ptr<Log> open_fresh(const std::string& folder) {
  std::filesystem::remove_all(folder);
  auto log = open_log({.folder = folder, .ledger = ledger});
  check(log.has_value(), "the bench folder opens");
  return *std::move(log);
}

// What the log stored, for raw to write again.
std::vector<std::string> stored_bytes(const Log& log, std::size_t count) {
  std::vector<std::string> all;
  auto cursor = log.read_all(0);
  while (all.size() < count) {
    const auto entry = cursor->next();
    check(entry.has_value(), "the bench reads what it wrote");
    if (*entry == nullptr) break;
    all.emplace_back(cursor->bytes());
  }
  return all;
}

// The machine is shared, so log and raw take turns and each round counts for both.
constexpr int rounds = 8;

// What one side did over all rounds.
struct Tally {
  std::uint64_t events = 0;
  double seconds = 0;
  std::vector<float> us;  // of each call

  double per_second() const { return static_cast<double>(events) / seconds; }
};

// One column family, position -> bytes, one synced batch at a time.
class Raw {
 public:
  explicit Raw(std::string folder) : folder_(std::move(folder)) {
    std::filesystem::remove_all(folder_);
    rocksdb::Options options;
    options.create_if_missing = true;
    options.write_buffer_size = 32u << 20;
    options.max_write_buffer_number = 4;
    options.max_background_jobs = 3;
    options.bytes_per_sync = 1u << 20;
    options.compression = rocksdb::kLZ4Compression;
    check(rocksdb::DB::Open(options, folder_, &db_).ok(), "the raw folder opens");
  }
  ~Raw() {
    delete db_;
    std::filesystem::remove_all(folder_);
  }

  void append(const std::vector<std::string>& entries, std::uint64_t count, std::size_t batch_size,
              Tally& tally) {
    rocksdb::WriteOptions synced;
    synced.sync = true;
    const auto start = Steady::now();
    for (std::uint64_t done = 0; done < count;) {
      const auto began = Steady::now();
      batch_.Clear();
      for (std::size_t i = 0; i < batch_size && done < count; ++i, ++done) {
        const auto key = __builtin_bswap64(position_++);
        batch_.Put({reinterpret_cast<const char*>(&key), sizeof key},
                   entries[done % entries.size()]);
      }
      check(db_->Write(synced, &batch_).ok(), "raw writes");
      tally.us.push_back(static_cast<float>(seconds_since(began) * 1e6));
    }
    tally.events += count;
    tally.seconds += seconds_since(start);
  }

 private:
  std::string folder_;
  rocksdb::DB* db_ = nullptr;
  rocksdb::WriteBatch batch_;
  std::uint64_t position_ = 0;
};

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

// The time to think the events up is the caller's, not the log's.
void append_thousands(Log& log, const AppendBench& bench, std::mt19937_64& random, Tally& tally) {
  for (std::uint64_t done = 0; done < bench.bulk_events / rounds; done += bulk_size) {
    auto append = append_of(random);
    const auto first = random() % bench.streams;
    append.streams.resize(bulk_size);
    for (std::size_t i = 0; i < bulk_size; ++i) {
      append.streams[i].stream = stream_name((first + i * 7) % bench.streams);
      append.streams[i].events.push_back(event_of(random));
    }
    const auto began = Steady::now();
    check(log.append(std::move(append)).has_value(), "the bench appends");
    const double took = seconds_since(began);
    tally.seconds += took;
    tally.events += bulk_size;
    tally.us.push_back(static_cast<float>(took * 1e6));
  }
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
    append_thousands(*log, bench, random, ours);
    raw.append(stored_bytes(*log, 50'000), bench.bulk_events / rounds, bulk_size, theirs);
  }
  return figures("append_bulk", ours, theirs);
}

void grow(const AppendBench& bench, const std::function<void(std::vector<Figure>)>& tell) {
  auto log = open_fresh(log_folder(bench));
  std::mt19937_64 random(1);
  auto tenth = bench;
  tenth.bulk_events = bench.bulk_events / 10 * rounds;  // append_thousands does one round of it
  std::vector<double> rates;
  for (int i = 0; i < 10; ++i) {
    Tally tally;
    append_thousands(*log, tenth, random, tally);
    rates.push_back(tally.per_second());
  }
  std::vector<Figure> found{
      {"grow_last_tenth", rates.back(), "events/s", rates.front(), rates.back() / rates.front()}};
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    double kib = 0;
    if (std::sscanf(line.c_str(), "VmHWM: %lf", &kib) == 1) {
      found.push_back({"grow_memory", kib / 1024, "MiB", 0, 0});
    }
  }
  tell(std::move(found));
  std::raise(SIGKILL);
}

std::vector<Figure> verify_and_reopen(const AppendBench& bench) {
  const auto opening = Steady::now();
  auto log = open_log({.folder = log_folder(bench), .ledger = ledger});
  check(log.has_value(), "the bench folder opens again");
  const double opened = seconds_since(opening);
  const auto start = Steady::now();
  const auto report = verify(**log);
  check(report && report->sound, "the bench's log is sound");
  const double rate = static_cast<double>(report->entries) / seconds_since(start);
  return {{"reopen", opened, "s", 0, 0}, {"verify", rate, "entries/s", 0, 0}};
}

std::string json_line(const Figure& figure) {
  char text[256];
  std::snprintf(text, sizeof text,
                R"({"name":"%s","value":%.3f,"unit":"%s","raw":%.3f,"ratio":%.3f})",
                figure.name.c_str(), figure.value, figure.unit.c_str(), figure.raw, figure.ratio);
  return text;
}

}  // namespace yiben::bench
