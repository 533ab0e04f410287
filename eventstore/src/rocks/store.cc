#include "rocks/store.h"

#include <chrono>
#include <filesystem>
#include <thread>

#include "eventstore/check.h"
#include "rocks/options.h"

namespace yiben::eventstore {
namespace {

constexpr std::uint8_t format = 1;
constexpr std::size_t sum_bytes = 8;

std::string sum_of(std::string_view key, std::string_view value) {
  std::string bytes;
  put(bytes, static_cast<std::uint32_t>(key.size()));
  bytes.append(key).append(value);
  return std::string(text_of(leaf_hash(bytes)).substr(0, sum_bytes));
}

Error open_error(const rocksdb::Status& status, const std::string& folder) {
  const std::string text = status.ToString();
  const bool held =
      text.find("lock hold by") != text.npos || text.find("While lock file") != text.npos;
  if (status.IsIOError() && held) {
    return {Errc::locked, folder + " is open in another process: " + text};
  }
  if (status.IsCorruption()) return {Errc::corrupt, folder + ": " + text};
  return error_of(status);
}

// Nothing of ours may be taken for an empty folder that may be written to, nor the other way round.
std::optional<Error> unfit(const std::string& folder, Opening opening) {
  namespace fs = std::filesystem;
  std::error_code failed;
  const bool there = fs::exists(folder, failed) && !fs::is_empty(folder, failed);
  if (failed) return Error{Errc::io, folder + ": " + failed.message()};
  if (opening == Opening::new_log) {
    if (there) return Error{Errc::exists, folder + " holds something already"};
    return std::nullopt;
  }
  if (!there) return Error{Errc::not_found, folder + ": there is no log here"};
  if (!fs::exists(folder + "/CURRENT", failed))
    return Error{Errc::not_found, folder + "/CURRENT is missing: the log is not whole"};
  return std::nullopt;
}

// Files of a log that somebody else writes come and go while it is being opened.
constexpr int reading_tries = 8;

}  // namespace

Error error_of(const rocksdb::Status& status) {
  check(!status.ok(), "a status that is an error");
  if (status.IsCorruption()) return {Errc::corrupt, status.ToString()};
  return {Errc::io, status.ToString()};
}

std::string stream_key(std::string_view stream, StreamVersion version) {
  std::string key;
  key.reserve(stream.size() + 9);
  key.append(stream).push_back('\0');
  put(key, version);
  return key;
}

std::string category_key(std::string_view category, Position position) {
  return stream_key(category, position);
}

std::string with_sum(std::string_view key, std::string_view value) {
  return std::string(value) + sum_of(key, value);
}

std::optional<std::string_view> without_sum(std::string_view key, std::string_view stored) {
  if (stored.size() < sum_bytes) return std::nullopt;
  const auto value = stored.substr(0, stored.size() - sum_bytes);
  if (stored.substr(value.size()) != sum_of(key, value)) return std::nullopt;
  return value;
}

std::string encode_head(const HeadRecord& head) {
  std::string out;
  put(out, format);
  put(out, head.ledger);
  put(out, head.partitions);
  put(out, head.recorded_us);
  out += head.tree.serialise();
  return out;
}

Result<HeadRecord> decode_head(std::string_view bytes) {
  ByteReader in(bytes);
  const auto found = in.integer<std::uint8_t>();
  if (in.ok() && found > format) {
    return Error{Errc::unknown_version, "log format " + std::to_string(found)};
  }
  HeadRecord head;
  head.ledger = in.integer<std::uint32_t>();
  head.partitions = in.integer<std::uint16_t>();
  head.recorded_us = in.integer<std::int64_t>();
  if (!in.ok() || found != format) return Error{Errc::corrupt, "head record"};
  auto tree = CompactRange::parse(in.rest());
  if (!tree) return tree.error();
  head.tree = *std::move(tree);
  return head;
}

std::string encode_checkpoint(const IndexCheckpoint& checkpoint) {
  std::string out;
  put(out, checkpoint.indexed);
  for (const auto& [category, counters] : checkpoint.counters) {
    put(out, static_cast<std::uint16_t>(category.size()));
    out += category;
    put(out, static_cast<std::uint16_t>(counters.size()));
    for (const auto counter : counters) put(out, counter);
  }
  return out;
}

Result<IndexCheckpoint> decode_checkpoint(std::string_view bytes) {
  ByteReader in(bytes);
  IndexCheckpoint checkpoint;
  checkpoint.indexed = in.integer<std::uint64_t>();
  while (in.ok() && !in.rest().empty()) {
    const std::string category(in.sized<std::uint16_t>());
    const auto count = in.integer<std::uint16_t>();
    auto& counters = checkpoint.counters[category];
    for (std::uint16_t i = 0; in.ok() && i < count; ++i) {
      counters.push_back(in.integer<std::uint64_t>());
    }
  }
  if (!in.ok()) return Error{Errc::corrupt, "index checkpoint"};
  return checkpoint;
}

Result<std::unique_ptr<Store>> Store::open(const std::string& folder, Opening opening) {
  if (auto fault = unfit(folder, opening)) return *std::move(fault);
  std::error_code failed;
  if (opening == Opening::new_log) std::filesystem::create_directories(folder, failed);
  if (failed) return Error{Errc::io, folder + ": " + failed.message()};
  const Tuning tuning;
  std::vector<rocksdb::ColumnFamilyDescriptor> columns;
  for (std::size_t i = 0; i < column_count; ++i) {
    columns.emplace_back(column_names[i], column_options(tuning, static_cast<Column>(i)));
  }
  std::unique_ptr<Store> store(new Store);
  store->folder_ = folder;
  auto options = db_options(tuning, opening);
  rocksdb::Status status;
  if (opening == Opening::reading) {
    for (int i = 0; i < reading_tries; ++i) {
      status =
          rocksdb::DB::OpenForReadOnly(options, folder, columns, &store->handles_, &store->db_);
      if (status.ok() || status.IsCorruption()) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  } else {
    status = rocksdb::DB::Open(options, folder, columns, &store->handles_, &store->db_);
  }
  if (!status.ok()) return open_error(status, folder);
  return store;
}

Result<void> Store::put_summed(Column column, std::string_view key, std::string_view value) const {
  rocksdb::WriteOptions synced;
  synced.sync = true;
  const auto status = db_->Put(synced, handle(column), slice(key), with_sum(key, value));
  if (!status.ok()) return error_of(status);
  return {};
}

Store::~Store() {
  if (db_ == nullptr) return;
  for (auto* handle : handles_) db_->DestroyColumnFamilyHandle(handle);
  delete db_;
}

Result<std::optional<std::string>> Store::get(Column column, const rocksdb::Slice& key) const {
  std::string value;
  const auto status = db_->Get({}, handle(column), key, &value);
  if (status.IsNotFound()) return std::optional<std::string>{};
  if (!status.ok()) return error_of(status);
  return std::optional(std::move(value));
}

Result<std::optional<std::string>> Store::get_summed(Column column, std::string_view key,
                                                     const rocksdb::Snapshot* snapshot) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  std::string stored;
  const auto status = db_->Get(options, handle(column), slice(key), &stored);
  if (status.IsNotFound()) return std::optional<std::string>{};
  if (!status.ok()) return error_of(status);
  const auto value = without_sum(key, stored);
  if (!value) {
    return Error{Errc::corrupt, std::string(column_names[static_cast<std::size_t>(column)]) +
                                    ": a value does not fit its sum"};
  }
  stored.resize(value->size());
  return std::optional(std::move(stored));
}

std::unique_ptr<rocksdb::Iterator> Store::iterate(Column column,
                                                  const rocksdb::ReadOptions& options) const {
  return std::unique_ptr<rocksdb::Iterator>(db_->NewIterator(options, handle(column)));
}

}  // namespace yiben::eventstore
