#include "eventstore/restore.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <unordered_set>

#include "entry_checker.h"
#include "relay/committed.h"
#include "relay/merged_reader.h"

namespace yiben::eventstore {
namespace {

constexpr std::size_t appends_under_way_max = 2'000;
constexpr std::size_t bytes_under_way_max = 64u << 20;
constexpr std::uint64_t progress_every = 10'000;

// The time each append was recorded at. The log asks once an append, in their order.
class RecordedTimes {
 public:
  void push(std::int64_t us) {
    std::lock_guard lock(mutex_);
    times_.push_back(us);
  }
  std::int64_t next() {
    std::lock_guard lock(mutex_);
    if (times_.empty()) return 0;  // an append that failed before; nothing will come of it
    const auto us = times_.front();
    times_.pop_front();
    return us;
  }

 private:
  std::mutex mutex_;
  std::deque<std::int64_t> times_;
};

// Appends are handed over without waiting for each; the first failure stops it all.
class Appends {
 public:
  Appends(Log& log, RecordedTimes& times) : log_(log), times_(times) {}
  ~Appends() { (void)finish(); }

  Result<void> add(Append append, std::int64_t recorded_us, Position first, std::size_t bytes) {
    {
      std::unique_lock lock(mutex_);
      done_.wait(lock, [&] {
        return failed_ || count_ == 0 ||
               (count_ < appends_under_way_max && bytes_ + bytes <= bytes_under_way_max);
      });
      if (failed_) return *failed_;
      ++count_;
      bytes_ += bytes;
    }
    times_.push(recorded_us);
    log_.append(std::move(append), [this, first, bytes](Result<Receipt> receipt) {
      std::lock_guard lock(mutex_);
      --count_;
      bytes_ -= bytes;
      if (!failed_ && !receipt)
        failed_ = Error{receipt.error().code, fault_at(first, receipt.error().detail)};
      if (!failed_ && (receipt->first != first || receipt->repeated))
        failed_ = Error{Errc::corrupt, fault_at(first, "its command stands twice")};
      done_.notify_one();
    });
    return {};
  }
  Result<void> finish() {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] { return count_ == 0; });
    if (failed_) return *failed_;
    return {};
  }

 private:
  Log& log_;
  RecordedTimes& times_;
  std::mutex mutex_;
  std::condition_variable done_;
  std::size_t count_ = 0, bytes_ = 0;
  std::optional<Error> failed_;
};

// The entries of one command, as the append they came from.
struct Command {
  Append append;
  std::unordered_set<std::string> streams;
  std::int64_t recorded_us = 0;
  Position first = 0;
  std::size_t bytes = 0;

  bool takes(const EntryView& entry) const {
    return !append.streams.empty() && append.command_id == entry.command_id;
  }
  void begin(const EntryView& entry) {
    *this = {};
    append.command_id = entry.command_id;
    append.correlation_id = entry.correlation_id;
    append.causation_id = entry.causation_id;
    append.actor = {std::string(entry.actor_user), std::string(entry.actor_role),
                    std::string(entry.actor_division)};
    recorded_us = entry.recorded_us;
    first = entry.position;
  }
  // False: no append writes a stream's events apart.
  bool add(const EntryView& entry, std::size_t size) {
    if (append.streams.empty() || append.streams.back().stream != entry.stream) {
      if (!streams.emplace(entry.stream).second) return false;
      append.streams.push_back({std::string(entry.stream), entry.stream_version, {}});
    }
    append.streams.back().events.push_back({std::string(entry.type), entry.schema_version,
                                            entry.event_id, entry.effective_day,
                                            std::string(entry.payload)});
    bytes += size;
    return true;
  }
};

// What append() takes for granted of its callers.
bool is_well_formed(const EntryView& entry) {
  return is_stream_name(entry.stream) && !entry.type.empty();
}

Error corrupt(Position position, std::string_view what) {
  return {Errc::corrupt, fault_at(position, what)};
}

}  // namespace

class Restore::Impl {
 public:
  static Result<std::unique_ptr<Restore>> begin(LogOptions options) {
    auto impl = std::make_unique<Impl>();
    impl->ledger_ = options.ledger;
    impl->partitions_ = options.partitions;
    options.clock = [times = impl->times_] { return times->next(); };
    options.opening = Opening::new_log;
    auto log = open_log(std::move(options));
    if (!log) return log.error();
    if ((*log)->head() > 0) return Error{Errc::version_conflict, "the log holds entries"};
    impl->log_ = *std::move(log);
    return std::unique_ptr<Restore>(new Restore(std::move(impl)));
  }
  Log& log() { return *log_; }

  Result<RestoreReport> run(const std::string& brokers, const EntryFrom& entry_from,
                            const ReservationsOf& reservations_of,
                            const std::function<void(Position, Position)>& progress) {
    auto committed = committed_progress(brokers, ledger_);
    if (!committed) return committed.error();
    if (committed->to == 0)
      return Error{Errc::not_found, "no entries of ledger " + std::to_string(ledger_)};
    if (committed->book != log_->book())
      return Error{Errc::foreign, "the entries are of another book"};
    auto merged = MergedReader::open(brokers, ledger_);
    if (!merged) return merged.error();
    RestoreReport report;
    EntryChecker checker(ledger_, partitions_);
    CompactRange tree;
    Command command;
    Appends appends(*log_, *times_);
    const auto hand_over = [&]() -> Result<void> {
      if (command.append.streams.empty()) return {};
      ++report.commands;
      return appends.add(std::move(command.append), command.recorded_us, command.first,
                         command.bytes);
    };
    // What was committed after the progress that was read is left for another time.
    while (report.entries < committed->to) {
      auto record = (*merged)->next();
      if (!record) return record.error();
      if (*record == nullptr) return corrupt(report.entries, "is in no topic");
      if ((*record)->position != report.entries)
        return corrupt(
            std::min(report.entries, (*record)->position),
            (*record)->position > report.entries ? "is in no topic" : "stands twice in the topics");
      const auto bytes = entry_from((*record)->envelope);
      if (!bytes) return bytes.error();
      if (const auto fault = checker.next(*bytes)) return Error{Errc::corrupt, *fault};
      const auto& entry = checker.view();
      if (!is_well_formed(entry)) return corrupt(entry.position, "no log writes such a one");
      tree.append(leaf_hash(*bytes));
      if (!command.takes(entry)) {
        if (auto ok = hand_over(); !ok) return ok.error();
        command.begin(entry);
      }
      auto reserved = reservations_of(entry);
      if (!reserved) return reserved.error();
      for (auto& change : *reserved) command.append.reservations.push_back(std::move(change));
      if (!command.add(entry, bytes->size()))
        return corrupt(entry.position, "its stream stands twice in one command");
      ++report.entries;
      if (progress && report.entries % progress_every == 0) progress(report.entries, committed->to);
    }
    if (auto ok = hand_over(); !ok) return ok.error();
    if (auto ok = appends.finish(); !ok) return ok.error();
    report.root = log_->tree_head().root;
    if (tree.root() != committed->tree.root())
      return Error{Errc::corrupt, "the topics' root is not the one the relay committed"};
    if (report.root != tree.root())
      return Error{Errc::corrupt, "the log's root is not the topics'"};
    return report;
  }

 private:
  std::uint32_t ledger_ = 0;
  std::uint16_t partitions_ = 0;
  std::shared_ptr<RecordedTimes> times_ = std::make_shared<RecordedTimes>();
  std::unique_ptr<Log> log_;
};

Restore::Restore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Restore::~Restore() = default;
Result<std::unique_ptr<Restore>> Restore::begin(LogOptions options) {
  return Impl::begin(std::move(options));
}
Log& Restore::log() { return impl_->log(); }
Result<RestoreReport> Restore::run(const std::string& brokers, const EntryFrom& entry_from,
                                   const ReservationsOf& reservations_of,
                                   const std::function<void(Position, Position)>& progress) {
  return impl_->run(brokers, entry_from, reservations_of, progress);
}

}  // namespace yiben::eventstore
