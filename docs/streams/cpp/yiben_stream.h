// A client of Yiben's topics: every event once, in order, and the proof that none is missing.
// Needs librdkafka and OpenSSL's libcrypto.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yiben_stream {

struct Event {
  std::string topic;
  int partition = 0;
  std::map<std::string, std::string> headers;
  std::string value;
};
using Take = std::function<void(const Event&)>;
bool is_progress(const Event&);

// Something is missing or is not what was recorded: stop, and ask before going on.
struct Gap : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// (topic, partition) -> sequence. Keep it in the same transaction as what you do with events.
class Contract {
 public:
  bool is_new(const Event&);  // throws Gap on a jump
  std::size_t partitions() const { return last_.size(); }
  std::uint64_t repeats() const { return repeats_; }

 private:
  std::map<std::pair<std::string, int>, std::uint64_t> last_;
  std::uint64_t repeats_ = 0;
};

using Hash = std::array<unsigned char, 32>;
// Of a ce_leafhash header. Throws Gap when it is malformed.
Hash leaf_from(std::string_view hex);
std::string hex(const Hash&);

// RFC 6962 over leaves in the order of ce_position: roots of complete subtrees, largest first.
class Tree {
 public:
  void append(const Hash& leaf);
  Hash root() const;

 private:
  std::vector<std::pair<std::uint64_t, Hash>> peaks_;
};

// Read-committed, from the beginning to the end of every partition; the progress topic first, so
// that what follows holds at least all it speaks of. Throws std::runtime_error.
void read_ledger(const std::string& brokers, const std::string& ledger, const Take&);

}  // namespace yiben_stream
