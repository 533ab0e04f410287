#include "digest.h"

#include "eventstore/merkle.h"
#include "page.h"

namespace yiben::projections {
namespace {

constexpr std::size_t block_bytes = 1u << 20;

std::string_view bytes_of(const eventstore::Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

}  // namespace

// Blocks of rows are chained: each begins with the hash of the block before. Lengths stand before
// the bytes, so no two lists of rows make the same block.
std::string digest_of(const Store& store) {
  const auto snapshot = store.db().GetSnapshot();
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  options.fill_cache = false;
  std::string block;
  const auto add = [&](const rocksdb::Slice& part) {
    block.append(Key().u32(static_cast<std::uint32_t>(part.size())).bytes());
    block.append(part.data(), part.size());
  };
  {
    const std::unique_ptr<rocksdb::Iterator> at(store.db().NewIterator(options));
    for (at->SeekToFirst(); at->Valid(); at->Next()) {
      add(at->key());
      add(at->value());
      if (block.size() >= block_bytes) block = bytes_of(eventstore::leaf_hash(block));
    }
    if (!at->status().ok()) block += at->status().ToString();  // agrees with nothing
  }
  store.db().ReleaseSnapshot(snapshot);
  return to_cursor(bytes_of(eventstore::leaf_hash(block)));
}

}  // namespace yiben::projections
