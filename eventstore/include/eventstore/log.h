// Log: the append-only sequence of entries of one ledger. It knows streams, versions, positions,
// command ids and reservations; it knows no event type.
//
//   auto log = open_log({.folder = "data/log", .ledger = 500199, .opening = Opening::new_log});
//   auto receipt = (*log)->append({.command_id = id, .streams = {{"claim-42", 3, events}}});
//
// Two implementations answer the same contract tests: RocksDB (open_log) and memory (memory_log).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "eventstore/entry.h"
#include "eventstore/merkle.h"

namespace yiben::eventstore {

struct NewEvent {
  std::string type;
  std::uint16_t schema_version = 1;
  Uuid event_id{};
  std::int32_t effective_day = no_effective_day;
  std::string payload;
};

// "category-rest", 3 to 200 bytes, none of them zero. Names made of outside text are asked about
// first: append() takes others for our bug.
bool is_stream_name(std::string_view);

// The events for one stream, written only if the stream holds exactly `expected` events.
// With no events it is a check alone: the append fails if someone else moved the stream.
struct StreamAppend {
  static constexpr StreamVersion any = ~StreamVersion{0};
  std::string stream;  // is_stream_name
  StreamVersion expected = any;
  std::vector<NewEvent> events;
};

// A set-wide unique key: taken by an owner, released by the same owner, in the append's own batch.
struct Reservation {
  enum class Kind { take, release } kind = Kind::take;
  std::string key;  // opaque bytes; personal values go in as keyed hashes
  std::string
      owner;  // a stream id. Taking one's own key again, or releasing a free key, is a no-op.
};

struct Append {
  Uuid command_id{};  // a repeat answers with the first receipt and writes nothing
  Uuid correlation_id{};
  Uuid causation_id{};
  Actor actor;
  std::vector<StreamAppend> streams;
  std::vector<Reservation> reservations;

  static constexpr std::size_t events_max = 400'000;
  static constexpr std::size_t bytes_max = 256u << 20;
};

struct Receipt {
  Position first = 0;  // of the events this command wrote; next = first + count
  std::uint32_t count = 0;
  bool repeated = false;
};

// Walks entries in order. Not thread-safe; the entry is valid until the next call.
class Cursor {
 public:
  virtual ~Cursor() = default;
  // The next entry, nullptr at the end (as of the log's head now: call again later to go on).
  // Errors: corrupt, io.
  virtual Result<const EntryView*> next() = 0;
  // The stored bytes of the entry last returned.
  virtual std::string_view bytes() const = 0;
};

// Threads: every function from any thread. Entries become visible to readers only once durable.
class Log {
 public:
  using Done = std::function<void(Result<Receipt>)>;
  virtual ~Log() = default;

  // All of `append` or nothing; `done` runs on the log's own thread once it is on disk, and must
  // not block. Callers share one fsync. Errors: version_conflict, reservation_taken, too_large,
  // disk_full, read_only: nothing written. io: unknown.
  virtual void append(Append append, Done done) = 0;
  virtual Result<Receipt> append(Append append);  // the same, waiting

  // How many entries are durable; the next position.
  virtual Position head() const = 0;
  // Waits until head() > position, at most timeout_ms. Returns head().
  virtual Position wait_beyond(Position position, int timeout_ms) const = 0;

  // How many events the stream holds (0: it does not exist).
  virtual Result<StreamVersion> version(std::string_view stream) const = 0;
  // Entries of the stream from `from`, in order. Cost: one index seek, one log read an entry.
  virtual std::unique_ptr<Cursor> read_stream(std::string_view stream,
                                              StreamVersion from = 0) const = 0;
  // Entries from `position` in order: never skips, never repeats. Sequential reads.
  virtual std::unique_ptr<Cursor> read_all(Position position) const = 0;
  // Entries of one category from `position`, in order.
  virtual std::unique_ptr<Cursor> read_category(std::string_view category,
                                                Position position) const = 0;

  // The receipt of a command already carried out.
  virtual Result<std::optional<Receipt>> find_command(const Uuid& command_id) const = 0;
  virtual Result<std::optional<std::string>> reservation_owner(std::string_view key) const = 0;
  virtual TreeHead tree_head() const = 0;
  // The root when the log held `size` entries. Errors: not_found, when it never has; corrupt, io.
  // Cost: a few hashes near the head; at worst one for each entry before.
  virtual Result<Hash> root_of(std::uint64_t size) const = 0;
  // Which book it belongs to; nil where nobody said.
  virtual Uuid book() const { return {}; }
  // Why nothing is written any more ("the folder is gone"); nothing while the log writes.
  virtual std::optional<Error> fault() const { return std::nullopt; }
  // Group commits since the log was opened: head() over this is how well callers share an fsync.
  virtual std::uint64_t commits() const { return 0; }
};

// Current time for recorded_us, microseconds UTC. The demo passes a simulated one.
using Clock = std::function<std::int64_t()>;
Clock system_clock();

enum class Opening {
  existing,  // refuses a folder that is not a whole log
  new_log,   // makes one; refuses a folder that holds anything
  reading,   // existing, beside whoever else has it open; nothing is written into the folder
};

struct LogOptions {
  std::string folder;
  std::uint32_t ledger = 0;      // 6-digit division code
  std::uint16_t partitions = 8;  // of every relay topic; fixed for the ledger's life
  Clock clock = system_clock();
  bool sync = true;  // false only where a test or a rebuild can lose everything
  // Appends are refused as disk_full while the disk has less left. 0: until it refuses itself.
  std::uint64_t room_kept_bytes = 0;
  Opening opening = Opening::existing;
  // The book the log belongs to: kept in a new log, and the same ever after. Nil: not asked.
  Uuid book = {};
};

// Opening never makes a log and never shortens one: what was acknowledged is demanded back, a
// record torn at the very end aside. Errors: not_found, exists, locked, foreign, corrupt,
// unknown_version, io. Cost: reads what the index has not reached (seconds at most after kill -9).
Result<std::unique_ptr<Log>> open_log(LogOptions);
std::unique_ptr<Log> memory_log(std::uint32_t ledger, Clock clock = system_clock());

}  // namespace yiben::eventstore
