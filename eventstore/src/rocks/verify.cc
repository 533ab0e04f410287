// verify() of the log on disk: entries, leaf hashes and tree on one thread, the index columns on
// another, both through one snapshot, so the log may be in use.
#include <future>

#include "entry_checker.h"
#include "rocks/index_sums.h"
#include "rocks/log.h"

namespace yiben::eventstore {
namespace {

constexpr std::uint64_t progress_every = 100'000;

// The stored leaf hashes, one after another.
class LeafReader {
 public:
  LeafReader(const Store& store, const rocksdb::ReadOptions& options)
      : column_(store.iterate(Column::leaf, options)) {
    column_->SeekToFirst();
  }
  // Empty when there is none for `position`.
  std::string_view at(Position position) {
    if (!left_.empty()) return std::exchange(left_, left_.substr(32)).substr(0, 32);
    if (started_ && column_->Valid()) column_->Next();
    started_ = true;
    if (!column_->Valid() || column_->key() != rocksdb::Slice(Packed(position))) return {};
    left_ = view(column_->value());
    if (left_.empty() || left_.size() % 32 != 0) return {};
    return at(position);
  }

 private:
  std::unique_ptr<rocksdb::Iterator> column_;
  std::string_view left_;
  bool started_ = false;
};

class Audit {
 public:
  explicit Audit(const Store& store) : store_(store), snapshot_(store.db().GetSnapshot()) {
    options_.snapshot = snapshot_;
    options_.fill_cache = false;
    options_.readahead_size = 2u << 20;
  }
  ~Audit() { store_.db().ReleaseSnapshot(snapshot_); }

  Result<VerifyReport> run(const std::function<void(std::uint64_t)>& progress) {
    if (auto fault = read_records()) return told(*std::move(fault));
    auto scan = std::async(std::launch::async,
                           [this] { return scan_index(store_, options_, checkpoint_.indexed); });
    auto fault = check_entries(progress);
    const auto scanned = scan.get();
    if (!fault && !scanned) fault = scanned.error();
    if (!fault && scanned->sums != sums_.finish()) fault = find_index_fault();
    if (!fault && !scanned->first_fault.empty()) fault = corrupt(scanned->first_fault);
    for (const auto column : {Column::reservation, Column::key, Column::quiet}) {
      if (!fault) fault = check_sums(column);
    }
    if (fault) return told(*std::move(fault));
    report_.sound = true;
    return report_;
  }

 private:
  using Fault = std::optional<Error>;
  static Error corrupt(std::string what) { return {Errc::corrupt, std::move(what)}; }

  // A disk that does not answer is an Error; everything else is the report's to tell.
  Result<VerifyReport> told(Error fault) {
    if (fault.code == Errc::io) return fault;
    report_.first_fault = std::move(fault.detail);
    return report_;
  }

  Fault read_records() {
    const auto head = store_.get_summed(Column::head, head_key, snapshot_);
    if (!head) return head.error();
    if (!*head) return corrupt("head: missing");
    auto decoded = decode_head(**head);
    if (!decoded) return decoded.error();
    head_ = *std::move(decoded);
    const auto index = store_.get_summed(Column::head, index_key, snapshot_);
    if (!index) return index.error();
    if (!*index) return std::nullopt;
    auto checkpoint = decode_checkpoint(**index);
    if (!checkpoint) return checkpoint.error();
    checkpoint_ = *std::move(checkpoint);
    return std::nullopt;
  }

  Fault check_entries(const std::function<void(std::uint64_t)>& progress) {
    const auto column = store_.iterate(Column::entry, options_);
    LeafReader leaves(store_, options_);
    EntryChecker checker(head_.ledger, head_.partitions);
    CompactRange tree;
    for (column->SeekToFirst(); column->Valid(); column->Next()) {
      const auto position = tree.size();
      if (position == head_.tree.size()) return corrupt(fault_at(position, "lies beyond the head"));
      if (column->key() != rocksdb::Slice(Packed(position))) {
        return corrupt(fault_at(position, "missing"));
      }
      if (position == checkpoint_.indexed && !counters_agree(checker.counters())) {
        return corrupt("head: pseq counters of the index differ");
      }
      const auto bytes = view(column->value());
      const auto leaf = leaf_hash(bytes);
      const auto stored = leaves.at(position);
      if (stored.empty()) return corrupt(fault_at(position, "leaf hash is missing"));
      if (stored != text_of(leaf)) return corrupt(fault_at(position, "leaf hash differs"));
      if (auto fault = checker.next(bytes)) return corrupt(*std::move(fault));
      if (auto fault = check_place_in_index(checker.view())) return fault;
      tree.append(leaf);
      if (tree.size() % progress_every == 0) progress(tree.size());
      report_.entries = tree.size();
    }
    if (!column->status().ok()) {
      auto error = error_of(column->status());
      error.detail = fault_at(tree.size(), error.detail);
      return error;
    }
    if (tree.size() != head_.tree.size()) return corrupt(fault_at(tree.size(), "missing"));
    if (tree != head_.tree) return corrupt("head: root differs");
    if (tree.size() > 0 && checker.recorded_us() != head_.recorded_us) {
      return corrupt("head: time of the last entry differs");
    }
    report_.head = tree.head();
    progress(tree.size());
    return std::nullopt;
  }

  // Counters of the index only reach as far as the partitions seen.
  bool counters_agree(const PartitionCounters& counted) const {
    for (const auto& [category, counters] : counted) {
      const auto found = checkpoint_.counters.find(category);
      if (found == checkpoint_.counters.end()) return false;
      for (std::size_t i = 0; i < counters.size(); ++i) {
        if (counters[i] != (i < found->second.size() ? found->second[i] : 0)) return false;
      }
    }
    return counted.size() == checkpoint_.counters.size();
  }

  // Below the checkpoint the index answers, by sums; above it each stream must go on from there.
  Fault check_place_in_index(const EntryView& entry) {
    if (entry.position < checkpoint_.indexed) {
      sums_.add(entry);
      return std::nullopt;
    }
    auto [next, is_new] = tail_.try_emplace(std::string(entry.stream), 0);
    if (is_new) {
      const auto version = version_before(entry);
      if (!version) return version.error();
      next->second = *version;
    }
    if (entry.stream_version != next->second++) {
      return corrupt(fault_at(entry.position, "stream version is not dense"));
    }
    return std::nullopt;
  }

  // What the stream held at the checkpoint. The index may be ahead of its checkpoint, so this asks
  // for the one version that must be there, and for its position.
  Result<StreamVersion> version_before(const EntryView& entry) {
    if (entry.stream_version == 0) {
      // A stream that starts over would show in the index as an older version 0.
      const auto older = look_up(Column::stream, stream_key(entry.stream, 0));
      if (!older) return older.error();
      if (*older && get<Position>((*older)->data()) < entry.position) return ~StreamVersion{0};
      return StreamVersion{0};
    }
    const auto before = look_up(Column::stream, stream_key(entry.stream, entry.stream_version - 1));
    if (!before) return before.error();
    const bool dense = *before && get<Position>((*before)->data()) < checkpoint_.indexed;
    return dense ? entry.stream_version : ~StreamVersion{0};
  }

  Result<std::optional<std::string>> look_up(Column column, const std::string& key) {
    rocksdb::ReadOptions options;
    options.snapshot = snapshot_;
    std::string value;
    const auto status = store_.db().Get(options, store_.handle(column), key, &value);
    if (status.IsNotFound()) return std::optional<std::string>{};
    if (!status.ok()) return error_of(status);
    if (column != Column::category && value.size() < sizeof(Position)) {
      return corrupt(std::string(column_names[static_cast<std::size_t>(column)]) +
                     ": malformed row");
    }
    return std::optional(std::move(value));
  }

  // The sums differ: look every entry up to find where.
  Fault find_index_fault() {
    const auto column = store_.iterate(Column::entry, options_);
    for (column->SeekToFirst(); column->Valid(); column->Next()) {
      const auto entry = decode_entry(view(column->value()));
      if (!entry) return entry.error();
      const auto position = entry->position;
      if (position >= checkpoint_.indexed) break;
      const auto in_stream =
          look_up(Column::stream, stream_key(entry->stream, entry->stream_version));
      if (!in_stream) return in_stream.error();
      if (!*in_stream || get<Position>((*in_stream)->data()) != position) {
        return corrupt(fault_at(position, "stream index differs"));
      }
      const auto in_category = look_up(Column::category, category_key(entry->category(), position));
      if (!in_category) return in_category.error();
      if (!*in_category) return corrupt(fault_at(position, "category index differs"));
      const auto command = look_up(Column::command, std::string(text_of(entry->command_id)));
      if (!command) return command.error();
      const std::string row = command->value_or("");
      ByteReader in(row);
      const auto first = in.integer<Position>();
      const auto count = in.integer<std::uint32_t>();
      if (!in.ok() || position < first || position - first >= count) {
        return corrupt(fault_at(position, "command index differs"));
      }
    }
    return corrupt("index: holds rows that no entry calls for");
  }

  Fault check_sums(Column which) {
    const auto column = store_.iterate(which, options_);
    for (column->SeekToFirst(); column->Valid(); column->Next()) {
      if (!without_sum(view(column->key()), view(column->value()))) {
        return corrupt(std::string(column_names[static_cast<std::size_t>(which)]) +
                       ": a value does not fit its sum");
      }
    }
    if (!column->status().ok()) return error_of(column->status());
    return std::nullopt;
  }

  const Store& store_;
  const rocksdb::Snapshot* snapshot_;
  rocksdb::ReadOptions options_;
  HeadRecord head_;
  IndexCheckpoint checkpoint_;
  EntrySums sums_;
  TextMap<StreamVersion> tail_;
  VerifyReport report_;
};

}  // namespace

Result<VerifyReport> RocksLog::verify(std::function<void(std::uint64_t)> progress) const {
  return Audit(*store_).run(progress);
}

}  // namespace yiben::eventstore
