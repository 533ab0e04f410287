// A hash map in one block of memory, for what the write path looks up at every event: no allocation
// an item, one cache line a look-up. Items are never removed one by one.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "eventstore/entry.h"

namespace yiben::eventstore {

// A 128-bit key. Names are kept by hash: that two of the ledger's ids ever share one is less likely
// (10^-25 at ten million streams) than that the memory which holds them errs.
class Key128 {
 public:
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  Key128() = default;
  Key128(std::uint64_t a, std::uint64_t b) : high(a), low(b) {}
  bool operator==(const Key128&) const = default;

  static Key128 of(std::string_view name) {
    Key128 key{0xcbf29ce484222325u ^ name.size(), 0x9e3779b97f4a7c15u};
    for (; name.size() >= 8; name.remove_prefix(8)) key.stir(name.data(), 8);
    key.stir(name.data(), name.size());
    return key;
  }
  static Key128 of(const Uuid& id) {
    Key128 key;
    std::memcpy(&key.high, id.data(), 8);
    std::memcpy(&key.low, id.data() + 8, 8);
    return key;
  }
  // Ids may come in order, so their bits are spread first.
  std::uint64_t spread() const {
    const auto mixed = (high ^ (low >> 29)) * 0xbf58476d1ce4e5b9u + low * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 32);
  }

 private:
  // Each half is a chain of one-to-one steps, so two names apart in one word only never meet.
  void stir(const char* from, std::size_t count) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, count);
    high = (high ^ word) * 0xbf58476d1ce4e5b9u;
    high ^= high >> 32;
    low = (low + word) * 0x94d049bb133111ebu;
    low ^= low >> 29;
  }
};

template <class Value>
class FlatMap {
 public:
  struct Slot {
    Key128 key;
    Value value{};
    bool used = false;
  };

  const Value* find(const Key128& key) const {
    if (slots_.empty()) return nullptr;
    const auto& slot = slots_[place_of(key)];
    return slot.used ? &slot.value : nullptr;
  }
  void expect(const Key128& key) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[key.spread() & (slots_.size() - 1)]);
  }
  // The value of `key`, made if it was not there; second tells.
  std::pair<Value*, bool> insert(const Key128& key) {
    if (count_ + count_ / 2 >= slots_.size()) grow();
    auto& slot = slots_[place_of(key)];
    const bool is_new = !slot.used;
    if (is_new) {
      slot.key = key;
      slot.used = true;
      ++count_;
    }
    return {&slot.value, is_new};
  }
  template <class Visit>
  void each(Visit&& visit) const {
    for (const auto& slot : slots_) {
      if (slot.used) visit(slot.key, slot.value);
    }
  }
  std::size_t size() const { return count_; }
  void clear() {
    slots_.assign(count_ > slots_kept_max ? 0 : slots_.size(), Slot{});
    count_ = 0;
  }

 private:
  static constexpr std::size_t slots_kept_max = 4'096;

  std::size_t place_of(const Key128& key) const {
    auto place = key.spread() & (slots_.size() - 1);
    while (slots_[place].used && !(slots_[place].key == key)) {
      place = (place + 1) & (slots_.size() - 1);
    }
    return place;
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
    old.swap(slots_);
    for (auto& slot : old) {
      if (slot.used) slots_[place_of(slot.key)] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace yiben::eventstore
