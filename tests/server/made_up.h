// Bodies for a route's shape that no proper client would send: some of the right form with wrong
// values, some of a wrong form. The same seed, the same bodies.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "domain/codec/json.h"
#include "domain/codec/shape.h"

namespace yiben {

class MadeUp {
 public:
  explicit MadeUp(std::uint64_t seed) : dice_(seed) {}

  // A value some real client might have seen: an id, a code. Used now and then in every text.
  void learn(std::string value) { known_.push_back(std::move(value)); }

  json::value of(const Shape&);
  // One of the texts that break things; never one that was learnt.
  std::string nasty();
  std::string known();
  std::uint64_t below(std::uint64_t n) { return dice_() % n; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }

 private:
  json::value any(int depth);
  std::int64_t number();
  std::string text();
  std::string day();

  std::mt19937_64 dice_;
  std::vector<std::string> known_;
};

}  // namespace yiben
