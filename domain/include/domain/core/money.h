// Fen: an amount of money, 1/100 yuan, exact. Rounding happens in one place, rounded().
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yiben {

struct Fen {
  std::int64_t fen = 0;
  // "12", "12.5", "12.50": at most two decimals, no sign, below 10^13 yuan.
  static std::optional<Fen> parse_yuan(std::string_view text);
  std::string yuan() const;  // "1234.50"
  Fen operator+(Fen o) const { return {fen + o.fen}; }
  Fen operator-(Fen o) const { return {fen - o.fen}; }
  Fen operator-() const { return {-fen}; }
  Fen operator*(std::int64_t n) const { return {fen * n}; }
  Fen& operator+=(Fen o) {
    fen += o.fen;
    return *this;
  }
  Fen& operator-=(Fen o) {
    fen -= o.fen;
    return *this;
  }
  auto operator<=>(const Fen&) const = default;
};

enum class Rounding { to_fen, up_to_jiao, up_to_yuan, nearest_yuan };

// numerator_fen / denominator, rounded once. Requires numerator >= 0, denominator > 0.
Fen rounded(std::int64_t numerator_fen, std::int64_t denominator, Rounding);

}  // namespace yiben
