// session 登录: who signed in from where, who was refused and why, what ended a session. Kept in
// the second log, beside who read what, one stream a user: both are evidence of the office's use
// and no fact about anybody's benefit. Hundreds of sign-ins a day, and as many refusals as a
// stranger cares to cause, would otherwise go to every reader of the relayed log.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "domain/decider.h"
#include "domain/office/actor.h"

namespace yiben {

// closed: by its owner from elsewhere, or by an administrator. password: its owner chose another
// one. changed: post, password or second factor were given anew, or the account was disabled.
enum class SessionEnd { signed_out, closed, idle, expired, password, changed };
YIBEN_ENUM_NAMES(SessionEnd, "signed_out", "closed", "idle", "expired", "password", "changed")

enum class SignInRefusal {
  wrong_credentials,
  too_many_tries,
  account_disabled,
  second_factor_needed,
  second_factor_wrong
};
YIBEN_ENUM_NAMES(SignInRefusal, "wrong_credentials", "too_many_tries", "account_disabled",
                 "second_factor_needed", "second_factor_wrong")

struct Session {
  static constexpr std::string_view category = "session";
  // Of nobody: a login there is no account for.
  static std::string stream(UserId user) { return "session-" + user.text(); }

  struct Began {
    static constexpr EventName event{"session.began", 1};
    SessionId session;
    UserId user;
    std::string login;
    std::int32_t changes = 0;  // of the account, that the session rests on
    std::string token_sha256;  // hex; the token itself is in the cookie alone
    Instant at;
    std::string address, agent;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(session), CEREAL_NVP(user), CEREAL_NVP(login), CEREAL_NVP(changes),
         CEREAL_NVP(token_sha256), CEREAL_NVP(at), CEREAL_NVP(address), CEREAL_NVP(agent));
    }
  };
  struct Refused {
    static constexpr EventName event{"session.refused", 1};
    std::string login;  // as typed, 32 bytes at most
    std::optional<UserId> user;
    Instant at;
    std::string address;
    SignInRefusal reason = SignInRefusal::wrong_credentials;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(login), CEREAL_NVP(user), CEREAL_NVP(at), CEREAL_NVP(address),
         CEREAL_NVP(reason));
    }
  };
  struct Ended {
    static constexpr EventName event{"session.ended", 1};
    SessionId session;
    UserId user;
    std::string login;
    Instant at;
    std::string address;
    SessionEnd reason = SessionEnd::signed_out;
    std::optional<UserId> by;  // an administrator
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(session), CEREAL_NVP(user), CEREAL_NVP(login), CEREAL_NVP(at),
         CEREAL_NVP(address), CEREAL_NVP(reason), CEREAL_NVP(by));
    }
  };
  // From here on wrong tries are counted anew.
  struct TriesForgiven {
    static constexpr EventName event{"session.tries_forgiven", 1};
    UserId user;
    std::string login;
    Instant at;
    UserId by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(user), CEREAL_NVP(login), CEREAL_NVP(at), CEREAL_NVP(by));
    }
  };
  using Event = std::variant<Began, Refused, Ended, TriesForgiven>;
};

}  // namespace yiben
