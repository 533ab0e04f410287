// Versions of the streams lately appended to, so that most appends need not ask the index.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "flat_map.h"

namespace yiben::eventstore {

// A fixed 32 MiB: sets of four, of which the one longest unused gives way.
class RecentStreams {
 public:
  RecentStreams() : sets_(set_count) {}

  std::optional<StreamVersion> find(const Key128& stream) {
    auto& set = set_of(stream);
    for (std::size_t i = 0; i < set.size(); ++i) {
      if (set[i].held && set[i].stream == stream) return to_front(set, i).version;
    }
    return std::nullopt;
  }
  void expect(const Key128& stream) { __builtin_prefetch(&set_of(stream)); }
  void put(const Key128& stream, StreamVersion version) {
    auto& set = set_of(stream);
    std::size_t at = 0;
    while (at + 1 < set.size() && !(set[at].held && set[at].stream == stream)) ++at;
    set[at] = {stream, version, true};
    to_front(set, at);
  }

 private:
  static constexpr std::size_t set_count = 1u << 18;
  struct Item {
    Key128 stream;
    StreamVersion version = 0;
    bool held = false;
  };
  using Set = std::array<Item, 4>;

  Set& set_of(const Key128& stream) { return sets_[stream.spread() & (set_count - 1)]; }
  static Item& to_front(Set& set, std::size_t at) {
    const Item item = set[at];
    for (; at > 0; --at) set[at] = set[at - 1];
    return set[0] = item;
  }

  std::vector<Set> sets_;
};

}  // namespace yiben::eventstore
