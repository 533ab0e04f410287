// Brings the index columns up behind the head, a segment at a time.
//
// A segment is sorted in memory and handed to RocksDB as finished files: nothing random passes
// through the write-ahead log or the memtables, where it would cost the append path half its speed.
#pragma once

#include <thread>

#include "rocks/health.h"
#include "rocks/overlay.h"
#include "rocks/store.h"

namespace yiben::eventstore {

// What a restart after a crash replays is about one segment, at most three.
inline constexpr std::size_t segment_entries = 262'144;

class Indexer {
 public:
  // Starts its thread. Borrows all three.
  Indexer(Store&, Overlay&, Health&, IndexCheckpoint);
  ~Indexer();

 private:
  void run();
  rocksdb::Status write_out(const Segment&);
  void advance_counters(const Segment&);

  Store& store_;
  Overlay& overlay_;
  Health& health_;
  IndexCheckpoint checkpoint_;
  std::thread thread_;
};

// Where half-made index files live; emptied at open.
std::string index_folder(const std::string& log_folder);

}  // namespace yiben::eventstore
