#include "rocks/recover.h"

#include <filesystem>

#include "rocks/cursor.h"
#include "rocks/indexer.h"
#include "rocks/log.h"

namespace yiben::eventstore {
namespace {

Result<HeadRecord> make_head(const Store& store, const LogOptions& options) {
  HeadRecord head;
  head.ledger = options.ledger;
  head.partitions = options.partitions;
  rocksdb::WriteOptions synced;
  synced.sync = true;
  const auto status = store.db().Put(synced, store.handle(Column::head), slice(head_key),
                                     with_sum(head_key, encode_head(head)));
  if (!status.ok()) return error_of(status);
  return head;
}

void count(const EntryView& entry, PartitionCounters& counters) {
  auto found = counters.find(entry.category());
  if (found == counters.end()) found = counters.emplace(entry.category(), 0).first;
  auto& next = found->second;
  if (next.size() <= entry.partition) next.resize(entry.partition + 1u);
  next[entry.partition] = entry.pseq + 1;
}

}  // namespace

Result<HeadRecord> read_or_make_head(const Store& store, const LogOptions& options) {
  const auto stored = store.get_summed(Column::head, head_key);
  if (!stored) return stored.error();
  if (!*stored && options.opening == Opening::new_log) return make_head(store, options);
  if (!*stored) return Error{Errc::corrupt, store.folder() + ": the log has no head"};
  auto head = decode_head(**stored);
  if (!head) return head.error();
  if (head->ledger != options.ledger || head->partitions != options.partitions) {
    return Error{Errc::foreign, store.folder() + " is ledger " + std::to_string(head->ledger) +
                                    " with " + std::to_string(head->partitions) + " partitions"};
  }
  return head;
}

Result<Uuid> read_or_keep_book(const Store& store, const LogOptions& options) {
  if (options.opening == Opening::new_log) {
    const auto kept = store.put_summed(Column::head, book_key, text_of(options.book));
    if (!kept) return kept.error();
    return options.book;
  }
  const auto stored = store.get_summed(Column::head, book_key);
  if (!stored) return stored.error();
  Uuid book{};
  if (!*stored || (*stored)->size() != book.size())
    return Error{Errc::corrupt, store.folder() + ": the log does not say which book it is of"};
  std::copy((*stored)->begin(), (*stored)->end(), reinterpret_cast<char*>(book.data()));
  if (options.book != Uuid{} && options.book != book)
    return Error{Errc::foreign, store.folder() + " belongs to another book"};
  return book;
}

Result<IndexCheckpoint> read_checkpoint(const Store& store) {
  const auto stored = store.get_summed(Column::head, index_key);
  if (!stored) return stored.error();
  if (!*stored) return IndexCheckpoint{};
  return decode_checkpoint(**stored);
}

Result<void> replay(const Store& store, Position from, Position to, Overlay& overlay,
                    PartitionCounters& counters) {
  EntryReader reader(store);
  for (auto position = from; position < to; ++position) {
    const auto entry = reader.at(position, true);
    if (!entry) return entry.error();
    if ((*entry)->position != position || (*entry)->partition >= 1'024) {
      return Error{Errc::corrupt, "entry " + std::to_string(position) + ": misplaced"};
    }
    count(**entry, counters);
    overlay.add({*entry, 1});
  }
  return {};
}

Result<RocksLog::Recovered> RocksLog::recover(const LogOptions& options) {
  auto store = Store::open(options.folder, options.opening);
  if (!store) return store.error();
  Recovered recovered;
  recovered.store = *std::move(store);
  if (options.opening != Opening::reading) {
    std::filesystem::remove_all(index_folder(options.folder));
    std::filesystem::create_directories(index_folder(options.folder));
  }
  auto head = read_or_make_head(*recovered.store, options);
  if (!head) return head.error();
  auto book = read_or_keep_book(*recovered.store, options);
  if (!book) return book.error();
  recovered.book = *book;
  auto checkpoint = read_checkpoint(*recovered.store);
  if (!checkpoint) return checkpoint.error();
  if (checkpoint->indexed > head->tree.size()) {
    return Error{Errc::corrupt, "the index is ahead of the log"};
  }
  recovered.head = *std::move(head);
  recovered.checkpoint = *std::move(checkpoint);
  recovered.counters = recovered.checkpoint.counters;
  recovered.overlay = std::make_unique<Overlay>(recovered.checkpoint.indexed, segment_entries);
  const auto replayed = replay(*recovered.store, recovered.checkpoint.indexed,
                               recovered.head.tree.size(), *recovered.overlay, recovered.counters);
  if (!replayed) return replayed.error();
  for (auto& [category, counters] : recovered.counters) counters.resize(options.partitions);
  return recovered;
}

}  // namespace yiben::eventstore
