// The RFC 6962 tree over the stored bytes of every entry: one SHA-256 leaf an entry.
//
// Leaf = SHA-256(0x00 || bytes), node = SHA-256(0x01 || left || right): no leaf can pass for a
// node.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "eventstore/error.h"

namespace yiben::eventstore {

using Hash = std::array<std::uint8_t, 32>;

struct TreeHead {
  std::uint64_t size = 0;
  Hash root{};
  bool operator==(const TreeHead&) const = default;
};

// Threads: any; each thread keeps one OpenSSL context of its own.
Hash leaf_hash(std::string_view bytes);
Hash node_hash(const Hash& left, const Hash& right);

// The roots of the perfect subtrees that cover the leaves so far, largest first: all that is needed
// to go on appending, at most 64 hashes whatever the size.
class CompactRange {
 public:
  void append(const Hash& leaf);
  std::uint64_t size() const { return size_; }
  Hash root() const;  // of no leaves: SHA-256 of nothing
  // The range as it was of the first `size` leaves: the subtrees both have, then the leaves read
  // again by their place. Requires size <= size().
  Result<CompactRange> before(std::uint64_t size,
                              const std::function<Result<Hash>(std::uint64_t)>& leaf) const;
  TreeHead head() const { return {size_, root()}; }

  // be64(size), then the hashes.
  std::string serialise() const;
  // Errors: corrupt, when the number of hashes is not the one `size` calls for.
  static Result<CompactRange> parse(std::string_view bytes);

  bool operator==(const CompactRange&) const = default;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> hashes_;
};

}  // namespace yiben::eventstore
