#include "domain/exchange/withheld_types.h"

#include <algorithm>
#include <array>

namespace yiben {
namespace {

constexpr std::array<std::string_view, 11> withheld_types = {
    "machine.key_rotated",          "machine.registered",         "sender.registered",
    "sender.secret_rotated",        "user.password_set",          "user.second_factor_begun",
    "user.second_factor_confirmed", "user.second_factor_removed", "user.unlocked",
    "webhook.secret_rotated",       "webhook.subscribed",
};
// In logs of their own, beside the one that is told.
constexpr std::array<std::string_view, 3> withheld_beginnings = {"access.", "delivery.",
                                                                 "session."};

}  // namespace

bool is_withheld(std::string_view type) {
  return std::ranges::find(withheld_types, type) != withheld_types.end() ||
         std::ranges::any_of(withheld_beginnings, [&](auto b) { return type.starts_with(b); });
}

}  // namespace yiben
