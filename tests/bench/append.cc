#include "tests/bench/append.h"

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
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

struct Speed {
  double per_second = 0;
  double p99_ms = 0;
};

// One column family, position -> bytes, one synced batch at a time.
Speed raw_append(const std::string& folder, const std::vector<std::string>& entries,
                 std::uint64_t count, std::size_t batch_size) {
  std::filesystem::remove_all(folder);
  rocksdb::Options options;
  options.create_if_missing = true;
  options.write_buffer_size = 32u << 20;
  options.max_write_buffer_number = 4;
  options.max_background_jobs = 3;
  options.bytes_per_sync = 1u << 20;
  options.compression = rocksdb::kLZ4Compression;
  rocksdb::DB* db = nullptr;
  check(rocksdb::DB::Open(options, folder, &db).ok(), "the raw folder opens");
  rocksdb::WriteOptions synced;
  synced.sync = true;
  rocksdb::WriteBatch batch;
  std::vector<float> us;
  const auto start = Steady::now();
  for (std::uint64_t position = 0; position < count;) {
    const auto began = Steady::now();
    batch.Clear();
    for (std::size_t i = 0; i < batch_size && position < count; ++i, ++position) {
      const auto key = __builtin_bswap64(position);
      batch.Put({reinterpret_cast<const char*>(&key), sizeof key}, entries[position % entries.size()]);
    }
    check(db->Write(synced, &batch).ok(), "raw writes");
    us.push_back(static_cast<float>(seconds_since(began) * 1e6));
  }
  const Speed speed{static_cast<double>(count) / seconds_since(start), percentile_ms(us, 0.99)};
  delete db;
  std::filesystem::remove_all(folder);
  return speed;
}

std::vector<Figure> figures(const std::string& name, const Speed& ours, const Speed& raw) {
  return {{name, ours.per_second, "events/s", raw.per_second, ours.per_second / raw.per_second},
          {name + "_p99", ours.p99_ms, "ms", raw.p99_ms, ours.p99_ms / raw.p99_ms}};
}

// Entries a commit, counted by the leaf column, which has one key for each.
std::size_t average_commit(const std::string& folder, std::uint64_t entries) {
  std::vector<std::string> names;
  check(rocksdb::DB::ListColumnFamilies({}, folder, &names).ok(), "the log's columns are listed");
  std::vector<rocksdb::ColumnFamilyDescriptor> columns;
  for (const auto& name : names) columns.emplace_back(name, rocksdb::ColumnFamilyOptions());
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  check(rocksdb::DB::OpenForReadOnly({}, folder, columns, &handles, &db).ok(),
        "the log's folder opens for reading");
  std::uint64_t commits = 0;
  for (auto* handle : handles) {
    if (handle->GetName() == "leaf") {
      std::unique_ptr<rocksdb::Iterator> column(db->NewIterator({}, handle));
      for (column->SeekToFirst(); column->Valid(); column->Next()) ++commits;
    }
  }
  for (auto* handle : handles) db->DestroyColumnFamilyHandle(handle);
  delete db;
  return std::max<std::size_t>(1, entries / std::max<std::uint64_t>(1, commits));
}

std::string log_folder(const AppendBench& bench) { return bench.folder + "/log"; }
std::string raw_folder(const AppendBench& bench) { return bench.folder + "/raw"; }

}  // namespace

std::vector<Figure> append_by_callers(const AppendBench& bench) {
  auto log = open_fresh(log_folder(bench));
  std::vector<std::vector<float>> us(bench.callers);
  std::vector<std::thread> callers;
  const auto each = bench.single_events / bench.callers;
  const auto start = Steady::now();
  for (unsigned caller = 0; caller < bench.callers; ++caller) {
    callers.emplace_back([&, caller] {
      std::mt19937_64 random(caller);
      us[caller].reserve(each);
      for (std::uint64_t i = 0; i < each; ++i) {
        auto append = append_of(random);
        StreamAppend stream;
        stream.stream = stream_name(random() % bench.streams);
        stream.events.push_back(event_of(random));
        append.streams.push_back(std::move(stream));
        const auto began = Steady::now();
        check(log->append(std::move(append)).has_value(), "the bench appends");
        us[caller].push_back(static_cast<float>(seconds_since(began) * 1e6));
      }
    });
  }
  for (auto& caller : callers) caller.join();
  Speed ours;
  ours.per_second = static_cast<double>(log->head()) / seconds_since(start);
  std::vector<float> all;
  for (const auto& some : us) all.insert(all.end(), some.begin(), some.end());
  ours.p99_ms = percentile_ms(all, 0.99);
  const auto entries = stored_bytes(*log, 100'000);
  const auto written = log->head();
  log.reset();
  const auto batch = average_commit(log_folder(bench), written);
  const auto raw = raw_append(raw_folder(bench), entries, written, batch);
  auto found = figures("append_" + std::to_string(bench.callers), ours, raw);
  found.push_back({"append_commit_size", static_cast<double>(batch), "events", 0, 0});
  return found;
}

std::vector<Figure> append_in_bulk(const AppendBench& bench) {
  constexpr std::size_t batch = 1'000;
  auto log = open_fresh(log_folder(bench));
  std::mt19937_64 random(1);
  std::vector<float> us;
  double spent = 0;
  for (std::uint64_t done = 0; done < bench.bulk_events; done += batch) {
    auto append = append_of(random);
    const auto first = random() % bench.streams;
    for (std::size_t i = 0; i < batch; ++i) {
      StreamAppend stream;
      stream.stream = stream_name((first + i * 7) % bench.streams);
      stream.events.push_back(event_of(random));
      append.streams.push_back(std::move(stream));
    }
    const auto began = Steady::now();
    check(log->append(std::move(append)).has_value(), "the bench appends");
    const double took = seconds_since(began);
    spent += took;
    us.push_back(static_cast<float>(took * 1e6));
  }
  const Speed ours{static_cast<double>(log->head()) / spent, percentile_ms(us, 0.99)};
  const auto entries = stored_bytes(*log, 100'000);
  log.reset();
  return figures("append_bulk", ours, raw_append(raw_folder(bench), entries, bench.bulk_events, batch));
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
