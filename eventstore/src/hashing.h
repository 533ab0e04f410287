// Hash maps keyed by ids and names, looked up without making a std::string.
#pragma once

#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "eventstore/entry.h"

namespace yiben::eventstore {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

struct UuidHash {
  std::size_t operator()(const Uuid& id) const {
    return std::hash<std::string_view>{}({reinterpret_cast<const char*>(id.data()), id.size()});
  }
};

template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;
template <class Value>
using UuidMap = std::unordered_map<Uuid, Value, UuidHash>;

// Keeps what was used lately: at most `limit` young entries and as many old ones. When the young
// are full they become the old and the old are forgotten; cheaper than a list of every use.
template <class Map>
class Recent {
 public:
  using Value = typename Map::mapped_type;
  explicit Recent(std::size_t limit) : limit_(limit) {}

  template <class Key>
  Value* find(const Key& key) {
    if (const auto found = young_.find(key); found != young_.end()) return &found->second;
    const auto found = old_.find(key);
    if (found == old_.end()) return nullptr;
    auto node = old_.extract(found);
    return &young_.insert(std::move(node)).position->second;
  }
  template <class Key>
  void put(const Key& key, Value value) {
    if (auto* found = find(key)) {
      *found = std::move(value);
    } else {
      young_.emplace(key, std::move(value));
    }
  }
  template <class Key>
  void erase(const Key& key) {
    young_.erase(key);
    old_.erase(key);
  }
  // Apart from put(), so that the owner chooses a moment when nothing young may be forgotten.
  void trim() {
    if (young_.size() < limit_) return;
    old_ = std::move(young_);
    young_ = {};
  }

 private:
  std::size_t limit_;
  Map young_;
  Map old_;
};

}  // namespace yiben::eventstore
