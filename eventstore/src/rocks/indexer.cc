#include "rocks/indexer.h"

#include <pthread.h>
#include <rocksdb/sst_file_writer.h>

#include <algorithm>
#include <filesystem>

namespace yiben::eventstore {
namespace {

// One sorted file for one column.
class IndexFile {
 public:
  IndexFile(const Store& store, Column column)
      : column_(store.handle(column)),
        path_(index_folder(store.folder()) + "/" + column_->GetName() + ".sst"),
        writer_(rocksdb::EnvOptions(store.db().GetDBOptions()), store.db().GetOptions(column_),
                column_) {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    status_ = writer_.Open(path_);
  }

  void put(const rocksdb::Slice& key, const rocksdb::Slice& value) {
    if (status_.ok()) status_ = writer_.Put(key, value);
  }
  rocksdb::Status finish(std::vector<rocksdb::IngestExternalFileArg>& files) {
    if (status_.ok()) status_ = writer_.Finish();
    rocksdb::IngestExternalFileArg file;
    file.column_family = column_;
    file.external_files = {path_};
    file.options.move_files = true;
    file.options.write_global_seqno = false;
    files.push_back(std::move(file));
    return status_;
  }

 private:
  rocksdb::ColumnFamilyHandle* column_;
  std::string path_;
  rocksdb::SstFileWriter writer_;
  rocksdb::Status status_;
};

// Sorting the ids sorts "id 00 version" as well, as no id holds a zero byte.
void write_streams(const Segment& segment, IndexFile& positions, IndexFile& heads) {
  const auto& rows = segment.rows();
  for (const auto first : segment.streams_by_name()) {
    const auto stream = segment.name_of(rows[first]);
    auto last = first;
    for (auto row = first; row != Segment::none; row = rows[row].next) {
      positions.put(stream_key(stream, rows[row].version), Packed(segment.first() + row));
      last = row;
    }
    heads.put(slice(stream), Packed(rows[last].version + 1));
  }
}

void write_categories(const Segment& segment, IndexFile& file) {
  for (const auto& [category, tail] : segment.categories()) {
    for (const auto position : tail.positions) file.put(category_key(category, position), "");
  }
}

void write_commands(const Segment& segment, IndexFile& file) {
  for (const auto& [id, receipt] : segment.commands_by_id()) {
    file.put(slice(text_of(id)), Packed(receipt.first, receipt.count));
  }
}

}  // namespace

std::string index_folder(const std::string& log_folder) { return log_folder + "/index-in-making"; }

Indexer::Indexer(Store& store, Overlay& overlay, Health& health, IndexCheckpoint checkpoint)
    : store_(store),
      overlay_(overlay),
      health_(health),
      checkpoint_(std::move(checkpoint)),
      thread_([this] { run(); }) {}

Indexer::~Indexer() {
  overlay_.stop();
  thread_.join();
}

void Indexer::run() {
  pthread_setname_np(pthread_self(), "log-indexer");
  while (const auto segment = overlay_.seal()) {
    if (const auto status = write_out(*segment); !status.ok()) {
      // Reads go on from the overlay; without an index behind it, it may not grow further.
      health_.fail("index: " + status.ToString());
      overlay_.stop();
      return;
    }
    overlay_.drop_sealed();
  }
}

rocksdb::Status Indexer::write_out(const Segment& segment) {
  std::vector<rocksdb::IngestExternalFileArg> files;
  IndexFile streams(store_, Column::stream);
  IndexFile heads(store_, Column::stream_head);
  IndexFile categories(store_, Column::category);
  IndexFile commands(store_, Column::command);
  write_streams(segment, streams, heads);
  write_categories(segment, categories);
  write_commands(segment, commands);
  for (IndexFile* file : {&streams, &heads, &categories, &commands}) {
    if (const auto status = file->finish(files); !status.ok()) return status;
  }
  if (const auto status = store_.db().IngestExternalFiles(files); !status.ok()) return status;
  checkpoint_.indexed = segment.end();
  advance_counters(segment);
  // Unsynced: the next group commit takes it to disk, and losing it only repeats this segment.
  return store_.db().Put({}, store_.handle(Column::head), slice(index_key),
                         with_sum(index_key, encode_checkpoint(checkpoint_)));
}

void Indexer::advance_counters(const Segment& segment) {
  for (const auto& [category, tail] : segment.categories()) {
    auto& counters = checkpoint_.counters[category];
    counters.resize(std::max(counters.size(), tail.next_pseq.size()));
    for (std::size_t i = 0; i < tail.next_pseq.size(); ++i) {
      counters[i] = std::max(counters[i], tail.next_pseq[i]);
    }
  }
}

}  // namespace yiben::eventstore
