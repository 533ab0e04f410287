#include "eventstore/merkle.h"

#include <openssl/evp.h>

#include <bit>
#include <memory>

#include "bytes.h"
#include "eventstore/check.h"

namespace yiben::eventstore {
namespace {

// Fetching the algorithm and making a context cost more than hashing an entry, so both are kept.
class Sha256 {
 public:
  Sha256() {
    const auto* algorithm = fetched();
    check(EVP_DigestInit_ex2(context_.get(), algorithm, nullptr) == 1, "SHA-256 is there");
  }
  Hash operator()(std::string_view prefix, std::string_view bytes) {
    // No algorithm named: the context keeps the one it has.
    check(EVP_DigestInit_ex2(context_.get(), nullptr, nullptr) == 1, "SHA-256 starts");
    EVP_DigestUpdate(context_.get(), prefix.data(), prefix.size());
    EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
    Hash out;
    check(EVP_DigestFinal_ex(context_.get(), out.data(), nullptr) == 1, "SHA-256 ends");
    return out;
  }

 private:
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  static const EVP_MD* fetched() {
    static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return algorithm;
  }

  std::unique_ptr<EVP_MD_CTX, Free> context_{EVP_MD_CTX_new()};
};

thread_local Sha256 sha256;

}  // namespace

Hash leaf_hash(std::string_view bytes) { return sha256(std::string_view("\0", 1), bytes); }

Hash node_hash(const Hash& left, const Hash& right) {
  std::array<char, 65> bytes;
  bytes[0] = 1;
  std::memcpy(bytes.data() + 1, left.data(), left.size());
  std::memcpy(bytes.data() + 33, right.data(), right.size());
  return sha256({}, {bytes.data(), bytes.size()});
}

void CompactRange::append(const Hash& leaf) {
  Hash hash = leaf;
  // Each trailing one bit of the size is a perfect subtree that the new leaf completes.
  for (auto size = size_; size & 1; size >>= 1) {
    hash = node_hash(hashes_.back(), hash);
    hashes_.pop_back();
  }
  hashes_.push_back(hash);
  ++size_;
}

Hash CompactRange::root() const {
  if (hashes_.empty()) return sha256({}, {});
  Hash root = hashes_.back();
  for (auto i = hashes_.size() - 1; i-- > 0;) root = node_hash(hashes_[i], root);
  return root;
}

Result<CompactRange> CompactRange::before(
    std::uint64_t size, const std::function<Result<Hash>(std::uint64_t)>& leaf) const {
  check(size <= size_, "a range is asked for what it has been");
  CompactRange range;
  // Subtrees stand largest first; the two ranges share those down to the first bit that differs.
  std::size_t shared = 0;
  std::uint64_t covered = 0;
  for (auto bit = std::bit_floor(size_); bit != 0 && (size & bit) == (size_ & bit); bit >>= 1) {
    if ((size & bit) == 0) continue;
    range.hashes_.push_back(hashes_[shared++]);
    covered += bit;
  }
  range.size_ = covered;
  while (range.size_ < size) {
    const auto next = leaf(range.size_);
    if (!next) return next.error();
    range.append(*next);
  }
  return range;
}

std::string CompactRange::serialise() const {
  std::string out;
  put(out, size_);
  for (const auto& hash : hashes_) out.append(text_of(hash));
  return out;
}

Result<CompactRange> CompactRange::parse(std::string_view bytes) {
  ByteReader in(bytes);
  CompactRange range;
  range.size_ = in.integer<std::uint64_t>();
  range.hashes_.resize(static_cast<std::size_t>(std::popcount(range.size_)));
  for (auto& hash : range.hashes_) hash = in.array<Hash>();
  if (!in.ok() || !in.rest().empty()) return Error{Errc::corrupt, "tree does not fit its size"};
  return range;
}

}  // namespace yiben::eventstore
