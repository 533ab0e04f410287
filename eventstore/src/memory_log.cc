// The log in memory: for tests, the demo and simulation. Same rules and bytes as on disk.
#include <condition_variable>
#include <deque>
#include <mutex>

#include "entry_checker.h"
#include "eventstore/check.h"
#include "hashing.h"
#include "key_store.h"
#include "plan.h"
#include "self_check.h"
#include "shape.h"
#include "stamper.h"

namespace yiben::eventstore {
namespace {

constexpr std::uint16_t partitions = 8;

class MemoryLog final : public Log, public KeyStore, public SelfCheck, private Facts {
 public:
  MemoryLog(std::uint32_t ledger, Clock clock)
      : ledger_(ledger), clock_(std::move(clock)), stamper_(ledger, partitions) {}

  using Log::append;
  void append(Append append, Done done) override {
    auto answer = append_now(append);
    done(std::move(answer));
  }

  Position head() const override {
    std::lock_guard lock(mutex_);
    return entries_.size();
  }
  Position wait_beyond(Position position, int timeout_ms) const override {
    std::unique_lock lock(mutex_);
    grown_.wait_for(lock, std::chrono::milliseconds(timeout_ms),
                    [&] { return entries_.size() > position; });
    return entries_.size();
  }
  Result<StreamVersion> version(std::string_view stream) const override {
    std::lock_guard lock(mutex_);
    return static_cast<StreamVersion>(list(streams_, stream).size());
  }
  std::unique_ptr<Cursor> read_stream(std::string_view, StreamVersion) const override;
  std::unique_ptr<Cursor> read_all(Position) const override;
  std::unique_ptr<Cursor> read_category(std::string_view, Position) const override;

  Result<std::optional<Receipt>> find_command(const Uuid& command_id) const override {
    std::lock_guard lock(mutex_);
    const auto found = commands_.find(command_id);
    if (found == commands_.end()) return std::optional<Receipt>{};
    return std::optional(found->second);
  }
  Result<std::optional<std::string>> reservation_owner(std::string_view key) const override {
    std::lock_guard lock(mutex_);
    const auto found = owners_.find(key);
    if (found == owners_.end()) return std::optional<std::string>{};
    return std::optional(found->second);
  }
  TreeHead tree_head() const override {
    std::lock_guard lock(mutex_);
    return tree_.head();
  }
  Result<Hash> root_of(std::uint64_t size) const override {
    std::lock_guard lock(mutex_);
    if (size > entries_.size()) return Error{Errc::not_found, std::to_string(size)};
    CompactRange range;
    for (std::uint64_t i = 0; i < size; ++i) range.append(leaf_hash(entries_[i]));
    return range.root();
  }

  Result<std::optional<std::string>> wrapped_key(const Uuid& subject) const override {
    std::lock_guard lock(mutex_);
    const auto found = keys_.find(subject);
    if (found == keys_.end()) return std::optional<std::string>{};
    return std::optional(found->second);
  }
  Result<void> each_wrapped_key(
      const std::function<void(const Uuid&, std::string_view)>& take) const override {
    std::lock_guard lock(mutex_);
    for (const auto& [subject, wrapped] : keys_) take(subject, wrapped);
    return {};
  }
  Result<void> put_wrapped_key(const Uuid& subject, std::string_view wrapped) override {
    std::lock_guard lock(mutex_);
    keys_[subject] = wrapped;
    return {};
  }
  Result<std::optional<std::string>> key_check() const override {
    std::lock_guard lock(mutex_);
    return key_check_;
  }
  Result<void> put_key_check(std::string_view check) override {
    std::lock_guard lock(mutex_);
    key_check_ = check;
    return {};
  }
  Result<void> erase_wrapped_key(const Uuid& subject) override {
    std::lock_guard lock(mutex_);
    keys_.erase(subject);
    return {};
  }

  Result<VerifyReport> verify(std::function<void(std::uint64_t)> progress) const override;
  Result<void> each_reservation(const EachReservation& take) const override {
    std::lock_guard lock(mutex_);
    for (const auto& [key, owner] : owners_) take(key, owner);
    return {};
  }

 private:
  friend class MemoryCursor;

  template <class Lists>
  static const std::vector<Position>& list(const Lists& lists, std::string_view name) {
    static const std::vector<Position> none;
    const auto found = lists.find(name);
    return found == lists.end() ? none : found->second;
  }

  Result<StreamVersion> stream_version(std::string_view stream) override {
    return static_cast<StreamVersion>(list(streams_, stream).size());
  }
  Result<std::optional<Receipt>> receipt_of(const Uuid& command_id) override {
    const auto found = commands_.find(command_id);
    if (found == commands_.end()) return std::optional<Receipt>{};
    return std::optional(found->second);
  }
  Result<std::optional<std::string>> owner_of(std::string_view key) override {
    const auto found = owners_.find(key);
    if (found == owners_.end()) return std::optional<std::string>{};
    return std::optional(found->second);
  }

  Result<Receipt> append_now(const Append& append) {
    const auto shape = shape_of(append);
    if (shape.fault) return *shape.fault;
    std::lock_guard lock(mutex_);
    const auto planned = plan(append, *this);
    if (!planned) return planned.error();
    if (planned->repeated) return *planned->repeated;
    const auto receipt = stamper_.stamp(append, planned->versions, clock_(),
                                        [this](const EntryView& entry) { keep(entry); });
    commands_.emplace(append.command_id, receipt);
    for (const auto& change : planned->reservations) {
      if (change.owner) {
        owners_[change.key] = *change.owner;
      } else {
        owners_.erase(change.key);
      }
    }
    grown_.notify_all();
    return receipt;
  }

  void keep(const EntryView& entry) {
    std::string bytes;
    encode_entry(entry, bytes);
    tree_.append(leaf_hash(bytes));
    entries_.push_back(std::move(bytes));
    streams_[std::string(entry.stream)].push_back(entry.position);
    categories_[std::string(entry.category())].push_back(entry.position);
  }

  const std::uint32_t ledger_;
  const Clock clock_;
  mutable std::mutex mutex_;
  mutable std::condition_variable grown_;
  Stamper stamper_;
  CompactRange tree_;
  std::deque<std::string> entries_;  // a deque never moves what cursors point into
  TextMap<std::vector<Position>> streams_;
  TextMap<std::vector<Position>> categories_;
  UuidMap<Receipt> commands_;
  TextMap<std::string> owners_;
  UuidMap<std::string> keys_;
  std::optional<std::string> key_check_;
};

// Walks one list of positions, or all of them.
class MemoryCursor final : public Cursor {
 public:
  enum class Over { all, stream, category };
  MemoryCursor(const MemoryLog& log, Over over, std::string_view name, std::uint64_t from)
      : log_(log), over_(over), name_(name), from_(from) {}

  Result<const EntryView*> next() override {
    std::lock_guard lock(log_.mutex_);
    const auto position = next_position();
    if (!position) return nullptr;
    bytes_ = log_.entries_[*position];
    auto entry = decode_entry(bytes_);
    if (!entry) return entry.error();
    entry_ = *entry;
    return &entry_;
  }
  std::string_view bytes() const override { return bytes_; }

 private:
  std::optional<Position> next_position() {
    switch (over_) {
      case Over::all:
        if (from_ >= log_.entries_.size()) return std::nullopt;
        return from_++;
      case Over::stream: {
        const auto& positions = MemoryLog::list(log_.streams_, name_);
        if (from_ >= positions.size()) return std::nullopt;
        return positions[from_++];
      }
      case Over::category: {
        const auto& positions = MemoryLog::list(log_.categories_, name_);
        const auto found = std::lower_bound(positions.begin(), positions.end(), from_);
        if (found == positions.end()) return std::nullopt;
        from_ = *found + 1;
        return *found;
      }
    }
    return std::nullopt;
  }

  const MemoryLog& log_;
  const Over over_;
  const std::string name_;
  std::uint64_t from_;
  std::string_view bytes_;
  EntryView entry_;
};

std::unique_ptr<Cursor> MemoryLog::read_stream(std::string_view stream, StreamVersion from) const {
  return std::make_unique<MemoryCursor>(*this, MemoryCursor::Over::stream, stream, from);
}
std::unique_ptr<Cursor> MemoryLog::read_all(Position position) const {
  return std::make_unique<MemoryCursor>(*this, MemoryCursor::Over::all, "", position);
}
std::unique_ptr<Cursor> MemoryLog::read_category(std::string_view category,
                                                 Position position) const {
  return std::make_unique<MemoryCursor>(*this, MemoryCursor::Over::category, category, position);
}

Result<VerifyReport> MemoryLog::verify(std::function<void(std::uint64_t)> progress) const {
  std::lock_guard lock(mutex_);
  VerifyReport report;
  EntryChecker checker(ledger_, partitions);
  TextMap<StreamVersion> versions;
  CompactRange tree;
  for (const auto& bytes : entries_) {
    auto fault = checker.next(bytes);
    if (!fault && checker.view().stream_version != versions[std::string(checker.view().stream)]++) {
      fault = fault_at(report.entries, "stream version is not dense");
    }
    if (fault) {
      report.first_fault = *std::move(fault);
      return report;
    }
    tree.append(leaf_hash(bytes));
    ++report.entries;
  }
  progress(report.entries);
  report.head = tree.head();
  if (!(tree == tree_)) report.first_fault = "head: root differs";
  report.sound = report.first_fault.empty();
  return report;
}

}  // namespace

std::unique_ptr<Log> memory_log(std::uint32_t ledger, Clock clock) {
  return std::make_unique<MemoryLog>(ledger, std::move(clock));
}

}  // namespace yiben::eventstore
