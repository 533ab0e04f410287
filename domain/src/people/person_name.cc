#include "domain/people/person_name.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>
#include <vector>

namespace yiben {
namespace {

using Character = utf8proc_int32_t;
constexpr Character dot = 0xB7, space = ' ';
constexpr std::size_t characters_max = 50;

// What else stands for the dot: bullet, hyphenation point, katakana and half-width middle dots,
// Greek ano teleia, dot operator, runic single punctuation.
constexpr std::array<Character, 7> dots{0x2022, 0x2027, 0x30FB, 0xFF65, 0x387, 0x22C5, 0x16EB};

// GB 18030-2005 kept these in a private area of Unicode; GB 18030-2022 names the characters.
constexpr std::array<std::pair<Character, Character>, 15> private_before{{
    {0xE816, 0x20087},
    {0xE817, 0x20089},
    {0xE818, 0x200CC},
    {0xE81E, 0x9FB4},
    {0xE826, 0x9FB5},
    {0xE82B, 0x9FB6},
    {0xE82C, 0x9FB7},
    {0xE831, 0x215D7},
    {0xE832, 0x9FB8},
    {0xE83B, 0x2298F},
    {0xE843, 0x9FB9},
    {0xE854, 0x9FBA},
    {0xE855, 0x241FE},
    {0xE863, 0x4DAE},
    {0xE864, 0x9FBB},
}};

std::optional<std::vector<Character>> decoded(std::string_view text) {
  std::vector<Character> out;
  while (!text.empty()) {
    Character c = -1;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &c);
    if (length <= 0) return std::nullopt;
    out.push_back(c);
    text.remove_prefix(static_cast<std::size_t>(length));
  }
  return out;
}

std::string encoded(const std::vector<Character>& characters) {
  std::string out;
  for (const Character c : characters) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(c, bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
  }
  return out;
}

// NFKC (Unicode Standard Annex 15) without what nobody sees: wide letters and radicals become the
// character, accents are composed, zero-width characters go.
std::string composed(const std::string& text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                                  UTF8PROC_COMPAT | UTF8PROC_IGNORE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
  if (length < 0) return text;
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

bool is_chinese(Character c) {
  return c == 0x3007 || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}
bool is_letter(Character c) {
  if (c == 0x3007) return true;  // 〇, a numeral to Unicode
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
      return true;
    default:
      return false;
  }
}

Character one_way(Character c) {
  if (std::ranges::find(dots, c) != dots.end()) return dot;
  const auto found = std::ranges::find(private_before, c, &std::pair<Character, Character>::first);
  if (found != private_before.end()) return found->second;
  if (c == 0x2019 || c == 0x2BC) return '\'';
  if (c == '\t') return space;  // between the cells of a table
  return c;
}

// Spaces count between words of letters alone, and once.
std::vector<Character> without_idle_spaces(const std::vector<Character>& characters) {
  std::vector<Character> out;
  bool gap = false;
  for (const Character c : characters) {
    if (c == space) {
      gap = true;
      continue;
    }
    const bool apart = gap && !out.empty() && out.back() != dot && c != dot &&
                       !is_chinese(out.back()) && !is_chinese(c);
    if (apart) out.push_back(space);
    out.push_back(c);
    gap = false;
  }
  return out;
}

std::optional<std::vector<Character>> normal(std::string_view written) {
  auto characters = decoded(written);
  if (!characters) return std::nullopt;
  for (auto& c : *characters) c = one_way(c);
  characters = decoded(composed(encoded(*characters)));
  return characters ? std::optional(without_idle_spaces(*characters)) : std::nullopt;
}

bool may_stand(const std::vector<Character>& name, std::size_t i) {
  const Character c = name[i];
  if (is_letter(c)) return true;
  const bool within = i > 0 && i + 1 < name.size() && is_letter(name[i - 1]);
  if (c == dot) return within;
  if (c == '.') return i > 0 && is_letter(name[i - 1]) && !is_chinese(name[i - 1]);
  return within && (c == '-' || c == '\'') && !is_chinese(name[i - 1]) && !is_chinese(name[i + 1]);
}

}  // namespace

std::string normal_name(std::string_view written) {
  const auto characters = normal(written);
  return characters ? encoded(*characters) : std::string(written);
}

Lawful<std::string> person_name(std::string_view written) {
  const auto name = normal(written);
  if (!name || name->empty() || name->size() > characters_max)
    return Rejection{Rule::name_invalid, {}};
  for (std::size_t i = 0; i < name->size(); ++i)
    if ((*name)[i] != space && !may_stand(*name, i)) return Rejection{Rule::name_invalid, {}};
  return encoded(*name);
}

}  // namespace yiben
