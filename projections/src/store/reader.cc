#include "store/reader.h"

#include <algorithm>

namespace yiben::projections {
namespace {

// The first key after everything that starts with the prefix. Our prefixes begin with a letter.
std::string end_of(std::string prefix) {
  while (static_cast<unsigned char>(prefix.back()) == 0xff) prefix.pop_back();
  prefix.back() = static_cast<char>(prefix.back() + 1);
  return prefix;
}

std::string_view view(const rocksdb::Slice& s) { return {s.data(), s.size()}; }

struct Walk {
  std::string prefix, end;
  rocksdb::Slice end_slice;
  std::unique_ptr<rocksdb::Iterator> at;

  std::string_view rest() const { return view(at->key()).substr(prefix.size()); }
};

}  // namespace

Reader::Reader(const Store& store) : store_(store) { options_.snapshot = store.db().GetSnapshot(); }
Reader::~Reader() { store_.db().ReleaseSnapshot(options_.snapshot); }

Result<bool> Reader::get_bytes(const std::string& key, std::string& bytes) const {
  const auto status = store_.db().Get(options_, key, &bytes);
  if (status.IsNotFound()) return false;
  if (!status.ok()) return error_from(status);
  return true;
}

Result<Position> Reader::position() const {
  const auto folded = store_.checkpoint(options_);
  if (!folded) return folded.error();
  return folded->position;
}

std::unique_ptr<rocksdb::Iterator> Reader::iterator(const rocksdb::Slice* end) const {
  auto options = options_;
  options.iterate_upper_bound = end;
  return std::unique_ptr<rocksdb::Iterator>(store_.db().NewIterator(options));
}

Result<void> Reader::scan(const std::vector<std::string>& prefixes, std::string_view after,
                          const Each& each) const {
  std::vector<std::unique_ptr<Walk>> walks;  // on the heap: RocksDB keeps the address of end_slice
  for (const auto& prefix : prefixes) {
    auto walk = std::make_unique<Walk>();
    walk->prefix = prefix;
    walk->end = end_of(prefix);
    walk->end_slice = walk->end;
    walk->at = iterator(&walk->end_slice);
    walk->at->Seek(prefix + std::string(after));
    if (walk->at->Valid() && !after.empty() && walk->rest() == after) walk->at->Next();
    walks.push_back(std::move(walk));
  }
  for (;;) {
    Walk* first = nullptr;
    for (const auto& walk : walks) {
      if (!walk->at->Valid()) {
        if (!walk->at->status().ok()) return error_from(walk->at->status());
        continue;
      }
      if (!first || walk->rest() < first->rest()) first = walk.get();
    }
    if (!first) return {};
    if (!each(first->rest(), view(first->at->value()))) return {};
    first->at->Next();
  }
}

Result<std::vector<std::string>> Reader::texts_after(const std::string& prefix) const {
  std::vector<std::string> texts;
  const std::string end = end_of(prefix);
  const rocksdb::Slice end_slice(end);
  const auto at = iterator(&end_slice);
  for (at->Seek(prefix); at->Valid();) {
    const auto rest = view(at->key()).substr(prefix.size());
    texts.emplace_back(rest.substr(0, rest.find('\0')));
    at->Seek(prefix + texts.back() + '\1');
  }
  if (!at->status().ok()) return error_from(at->status());
  return texts;
}

Result<std::optional<std::string>> Reader::first_value(const std::string& prefix,
                                                       const std::string& from) const {
  const std::string end = end_of(prefix);
  const rocksdb::Slice end_slice(end);
  const auto at = iterator(&end_slice);
  at->Seek(from);
  if (at->Valid()) return std::optional(at->value().ToString());
  if (!at->status().ok()) return error_from(at->status());
  return std::optional<std::string>{};
}

}  // namespace yiben::projections
