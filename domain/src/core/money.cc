#include "domain/core/money.h"

#include "domain/core/result.h"

namespace yiben {

std::optional<Fen> Fen::parse_yuan(std::string_view text) {
  auto dot = text.find('.');
  auto whole = text.substr(0, dot);
  auto part = dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
  if (whole.empty() || whole.size() > 13 || part.size() > 2) return std::nullopt;
  if (dot != std::string_view::npos && part.empty()) return std::nullopt;
  std::int64_t fen = 0;
  for (char c : whole) {
    if (c < '0' || c > '9') return std::nullopt;
    fen = fen * 10 + (c - '0');
  }
  for (std::size_t i = 0; i < 2; ++i) {
    char c = i < part.size() ? part[i] : '0';
    if (c < '0' || c > '9') return std::nullopt;
    fen = fen * 10 + (c - '0');
  }
  return Fen{fen};
}

std::string Fen::yuan() const {
  std::int64_t abs = fen < 0 ? -fen : fen;
  auto cents = std::to_string(abs % 100);
  return (fen < 0 ? "-" : "") + std::to_string(abs / 100) + "." + (cents.size() < 2 ? "0" : "") +
         cents;
}

Fen rounded(std::int64_t numerator_fen, std::int64_t denominator, Rounding rounding) {
  check(numerator_fen >= 0 && denominator > 0, "an amount to round is not negative");
  std::int64_t unit = rounding == Rounding::to_fen       ? 1
                      : rounding == Rounding::up_to_jiao ? 10
                                                         : 100;
  std::int64_t divisor = denominator * unit;
  bool up = rounding == Rounding::up_to_jiao || rounding == Rounding::up_to_yuan;
  std::int64_t units =
      up ? (numerator_fen + divisor - 1) / divisor : (2 * numerator_fen + divisor) / (2 * divisor);
  return {units * unit};
}

}  // namespace yiben
