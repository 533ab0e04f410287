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
  Hash operator()(std::uint8_t prefix, std::string_view a, std::string_view b = {}) {
    check(EVP_DigestInit_ex2(context_.get(), algorithm(), nullptr) == 1, "SHA-256 starts");
    EVP_DigestUpdate(context_.get(), &prefix, 1);
    return finish(a, b);
  }
  Hash of_nothing() {
    check(EVP_DigestInit_ex2(context_.get(), algorithm(), nullptr) == 1, "SHA-256 starts");
    return finish({}, {});
  }

 private:
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };

  static const EVP_MD* algorithm() {
    static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return fetched;
  }
  Hash finish(std::string_view a, std::string_view b) {
    Hash out;
    EVP_DigestUpdate(context_.get(), a.data(), a.size());
    if (!b.empty()) EVP_DigestUpdate(context_.get(), b.data(), b.size());
    check(EVP_DigestFinal_ex(context_.get(), out.data(), nullptr) == 1, "SHA-256 ends");
    return out;
  }

  std::unique_ptr<EVP_MD_CTX, Free> context_{EVP_MD_CTX_new()};
};

thread_local Sha256 sha256;

}  // namespace

Hash leaf_hash(std::string_view bytes) { return sha256(0, bytes); }

Hash node_hash(const Hash& left, const Hash& right) {
  return sha256(1, text_of(left), text_of(right));
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
  if (hashes_.empty()) return sha256.of_nothing();
  Hash root = hashes_.back();
  for (auto i = hashes_.size() - 1; i-- > 0;) root = node_hash(hashes_[i], root);
  return root;
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
