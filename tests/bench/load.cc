#include "tests/bench/load.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "eventstore/check.h"

namespace yiben::bench {

using namespace eventstore;

namespace {

// UUIDv7, as the commands of the product are: time first, then noise.
eventstore::Uuid id_at_now(std::mt19937_64& random) {
  const auto ms = static_cast<std::uint64_t>(system_clock()() / 1'000);
  eventstore::Uuid id;
  const std::uint64_t low = random();
  const std::uint64_t noise = random();
  for (int i = 0; i < 6; ++i) id[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
  std::memcpy(id.data() + 6, &noise, 2);
  std::memcpy(id.data() + 8, &low, 8);
  id[6] = static_cast<std::uint8_t>(0x70 | (id[6] & 15));
  return id;
}

}  // namespace

double seconds_since(Steady::time_point start) {
  return std::chrono::duration<double>(Steady::now() - start).count();
}

double percentile_ms(std::vector<float>& us, double part) {
  if (us.empty()) return 0;
  const auto at = us.begin() + static_cast<std::ptrdiff_t>(part * (us.size() - 1));
  std::nth_element(us.begin(), at, us.end());
  return *at / 1'000;
}

std::string stream_name(std::uint64_t number) {
  static constexpr const char* categories[] = {"claim", "household", "roll", "payment"};
  char text[64];
  std::snprintf(text, sizeof text, "%s-0190a1b2-%04x-7000-8000-%012llx", categories[number % 4],
                static_cast<unsigned>(number * 2654435761u >> 16 & 0xffff),
                static_cast<unsigned long long>(number));
  return text;
}

NewEvent event_of(std::mt19937_64& random) {
  NewEvent event;
  event.type = "claim.filed";
  event.event_id = id_at_now(random);
  event.payload.resize(100);
  for (std::size_t i = 0; i + 8 <= event.payload.size(); i += 8) {
    const auto noise = random();
    std::memcpy(event.payload.data() + i, &noise, 8);
  }
  return event;
}

Append append_of(std::mt19937_64& random) {
  Append append;
  append.command_id = id_at_now(random);
  append.correlation_id = append.command_id;
  append.actor = {"wang.fang", "township.officer", "500199103"};
  return append;
}

std::unique_ptr<Log> open_fresh(const std::string& folder) {
  std::filesystem::remove_all(folder);
  auto log = open_log({.folder = folder, .ledger = ledger, .opening = Opening::new_log});
  check(log.has_value(), "the bench folder opens");
  return *std::move(log);
}

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

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

void append_thousands(Log& log, std::uint64_t count, std::uint64_t streams, std::mt19937_64& random,
                      Tally& tally) {
  for (std::uint64_t done = 0; done < count; done += bulk_size) {
    auto append = append_of(random);
    const auto first = random() % streams;
    append.streams.resize(bulk_size);
    for (std::size_t i = 0; i < bulk_size; ++i) {
      append.streams[i].stream = stream_name((first + i * 7) % streams);
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

Raw::Raw(std::string folder) : folder_(std::move(folder)) {
  std::filesystem::remove_all(folder_);
  rocksdb::Options options;
  options.create_if_missing = true;
  options.write_buffer_size = 32u << 20;
  options.max_write_buffer_number = 4;
  options.max_background_jobs = 3;
  options.bytes_per_sync = 1u << 20;
  options.compression = rocksdb::kLZ4Compression;
  rocksdb::DB* opened = nullptr;
  check(rocksdb::DB::Open(options, folder_, &opened).ok(), "the raw folder opens");
  db_.reset(opened);
}

Raw::~Raw() {
  db_.reset();
  std::filesystem::remove_all(folder_);
}

void Raw::append(const std::vector<std::string>& entries, std::uint64_t count,
                 std::size_t batch_size, Tally& tally) {
  rocksdb::WriteOptions synced;
  synced.sync = true;
  const auto start = Steady::now();
  for (std::uint64_t done = 0; done < count;) {
    const auto began = Steady::now();
    batch_.Clear();
    for (std::size_t i = 0; i < batch_size && done < count; ++i, ++done) {
      const auto key = __builtin_bswap64(position_++);
      batch_.Put({reinterpret_cast<const char*>(&key), sizeof key}, entries[done % entries.size()]);
    }
    check(db_->Write(synced, &batch_).ok(), "raw writes");
    tally.us.push_back(static_cast<float>(seconds_since(began) * 1e6));
  }
  tally.events += count;
  tally.seconds += seconds_since(start);
}

}  // namespace yiben::bench
