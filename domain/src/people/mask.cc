#include "domain/people/mask.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace yiben {
namespace {

constexpr std::string_view star = "＊";

constexpr std::array<std::string_view, 14> two_character_surnames = {
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟",
    "公孙", "慕容", "司徒", "令狐", "夏侯", "宇文", "长孙"};

std::size_t length_of(char lead) {
  auto c = static_cast<unsigned char>(lead);
  return c < 0x80 ? 1 : c >> 5 == 6 ? 2 : c >> 4 == 14 ? 3 : c >> 3 == 30 ? 4 : 0;
}

std::optional<std::vector<std::string_view>> characters(std::string_view utf8) {
  std::vector<std::string_view> out;
  while (!utf8.empty()) {
    std::size_t n = length_of(utf8[0]);
    if (n == 0 || n > utf8.size()) return std::nullopt;
    for (std::size_t i = 1; i < n; ++i)
      if ((static_cast<unsigned char>(utf8[i]) & 0xc0) != 0x80) return std::nullopt;
    out.push_back(utf8.substr(0, n));
    utf8.remove_prefix(n);
  }
  return out;
}

bool has_two_character_surname(const std::vector<std::string_view>& name) {
  if (name.size() < 3) return false;
  auto first_two = std::string(name[0]) + std::string(name[1]);
  return std::find(two_character_surnames.begin(), two_character_surnames.end(), first_two) !=
         two_character_surnames.end();
}

}  // namespace

std::string mask_id_number(std::string_view text) {
  if (text.size() != 18) return std::string(text.size(), '*');
  return std::string(text.substr(0, 6)) + "************";
}

std::string mask_name(std::string_view utf8) {
  auto name = characters(utf8);
  if (!name) return std::string(star);
  std::size_t shown = name->size() < 2 ? 0 : has_two_character_surname(*name) ? 2 : 1;
  std::string out;
  for (std::size_t i = 0; i < name->size(); ++i) out += i < shown ? (*name)[i] : star;
  return out;
}

std::string mask_account(std::string_view text) {
  if (text.size() < 8) return "****";
  return "****" + std::string(text.substr(text.size() - 4));
}

}  // namespace yiben
