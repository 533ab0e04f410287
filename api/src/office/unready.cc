#include "office/unready.h"

#include <algorithm>
#include <array>

namespace yiben::api {
namespace {

constexpr std::array<std::string_view, 4> getting_ready = {
    "/api/v1/me", "/api/v1/me/password", "/api/v1/me/second-factor", "/api/v1/session"};

}  // namespace

SecondFactor second_factor_of(const Services& s, const User::State& user) {
  if (user.second_factor) return SecondFactor::on;
  const auto& roles = s.sessions.rules().second_factor;
  const bool needed = s.second_factor && std::ranges::find(roles, user.role) != roles.end();
  return needed ? SecondFactor::needed : SecondFactor::off;
}

Answered<void> must_be_ready(const Services& s, const User::State& user, const Route& route) {
  if (std::ranges::find(getting_ready, route.path) != getting_ready.end()) return {};
  if (user.must_change_password) return Problem::of(403, "password_change_needed");
  if (second_factor_of(s, user) == SecondFactor::needed)
    return Problem::of(403, "second_factor_setup_needed");
  return {};
}

}  // namespace yiben::api
