// What the benches of the log append, and raw RocksDB given the same bytes.
#pragma once

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <chrono>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "eventstore/log.h"

namespace yiben::bench {

using Steady = std::chrono::steady_clock;

inline constexpr std::uint32_t ledger = 500199;
inline constexpr std::size_t bulk_size = 1'000;

double seconds_since(Steady::time_point);
double percentile_ms(std::vector<float>& us, double part);
double median(std::vector<double>);

std::string stream_name(std::uint64_t number);
// About 300 bytes once in its envelope.
eventstore::NewEvent event_of(std::mt19937_64&);
eventstore::Append append_of(std::mt19937_64&);

std::unique_ptr<eventstore::Log> open_fresh(const std::string& folder);
// What the log stored first, for raw to write again.
std::vector<std::string> stored_bytes(const eventstore::Log&, std::size_t count);

// What one side did.
struct Tally {
  std::uint64_t events = 0;
  double seconds = 0;
  std::vector<float> us;  // of each call

  double per_second() const { return static_cast<double>(events) / seconds; }
};

// 1,000 events at a time, to 1,000 of so many streams. The time to think them up is the caller's,
// not the log's.
void append_thousands(eventstore::Log&, std::uint64_t count, std::uint64_t streams,
                      std::mt19937_64&, Tally&);

// One column family, position -> bytes, one synced batch at a time. Its folder goes with it.
class Raw {
 public:
  explicit Raw(std::string folder);
  ~Raw();
  Raw(const Raw&) = delete;
  Raw& operator=(const Raw&) = delete;

  void append(const std::vector<std::string>& entries, std::uint64_t count, std::size_t batch_size,
              Tally&);

 private:
  std::string folder_;
  std::unique_ptr<rocksdb::DB> db_;
  rocksdb::WriteBatch batch_;
  std::uint64_t position_ = 0;
};

}  // namespace yiben::bench
