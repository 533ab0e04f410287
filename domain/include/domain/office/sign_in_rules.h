// What signing in asks of an official: domain/rules/office/sign_in.yaml. It decides no case, so it
// is read from its file at every start and not published in the log.
//
// Source of law: 《信息安全技术 网络安全等级保护基本要求》（GB/T 22239-2019）8.1.4.1 身份鉴别.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/core/date.h"
#include "domain/core/rejection.h"
#include "domain/office/actor.h"

namespace yiben {

struct SignInRules {
  struct Tries {
    std::int32_t account = 5;   // wrong ones, of one login
    std::int32_t address = 20;  // from one address: a whole town hall may stand behind one
    std::int32_t minutes = 30;  // they are counted over, and locked for after the last
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(account), CEREAL_NVP(address), CEREAL_NVP(minutes));
    }
  };
  struct Sessions {
    std::int32_t idle_minutes = 30;
    std::int32_t hours = 9;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(idle_minutes), CEREAL_NVP(hours));
    }
  };
  struct Password {
    static constexpr std::string_view schema_name = "PasswordRules";
    std::int32_t length_min = 10;
    std::int32_t kinds_min = 3;  // of small letters, capitals, digits, others
    std::int32_t history = 5;    // passwords that are not taken again, the present one among them
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(length_min), CEREAL_NVP(kinds_min), CEREAL_NVP(history));
    }
  };
  Tries tries;
  Sessions sessions;
  Password password;
  std::vector<Role> second_factor;  // roles that need one, where it is switched on
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(tries), CEREAL_NVP(sessions), CEREAL_NVP(password), CEREAL_NVP(second_factor));
  }
};

// What is wrong with the rules themselves; empty when nothing is.
std::string problem(const SignInRules&);

// Length, kinds and the login in it; whether it was used before takes hashing, elsewhere.
std::optional<Rejection> weak_password(const SignInRules::Password&, std::string_view login,
                                       std::string_view password);

// Whether a session of these times is over, and why: idle, or its hours are up.
enum class SessionAge { good, idle, expired };
SessionAge session_age(const SignInRules::Sessions&, Instant began, Instant last_seen, Instant now);

// Minutes until another try is let through, of wrong tries at these times, in their order; 0: now.
std::int32_t locked_minutes(const std::vector<Instant>& wrong, std::int32_t tries_max,
                            std::int32_t minutes, Instant now);

}  // namespace yiben
