// Requests and answers about accounts, sessions, sign-ins and machine credentials.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/codec/json.h"
#include "domain/office/machine.h"
#include "domain/office/session.h"
#include "domain/office/sign_in_rules.h"

namespace yiben::api {

enum class SecondFactor { off, needed, on };
enum class UserState { fresh, active, disabled };
// What became of a sign-in or a session.
enum class SignInWhat { signed_in, refused, signed_out, ended };

struct PasswordChange {
  std::string current, fresh;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(current), cereal::make_nvp("new", fresh));
  }
};
struct SecondFactorSecret {
  std::string secret, uri;  // base32; otpauth://…
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(secret), CEREAL_NVP(uri));
  }
};
struct CodeRequest {
  std::string code;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(code));
  }
};
struct OwnSession {
  static constexpr std::string_view schema_name = "OwnSession";
  SessionId session;
  Instant began, last_seen;
  std::string address, agent;
  bool current = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(session), CEREAL_NVP(began), CEREAL_NVP(last_seen), CEREAL_NVP(address),
       CEREAL_NVP(agent), CEREAL_NVP(current));
  }
};
struct SessionList {
  std::vector<OwnSession> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};
struct UserRow {
  static constexpr std::string_view schema_name = "UserRow";
  UserId user;
  std::string login, name;
  std::optional<Role> role;
  std::optional<std::string> division;
  UserState state = UserState::fresh;
  std::optional<Instant> locked_until;
  bool must_change_password = false;
  SecondFactor second_factor = SecondFactor::off;
  std::optional<Instant> last_sign_in;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(login), CEREAL_NVP(name), CEREAL_NVP(role),
       CEREAL_NVP(division), CEREAL_NVP(state), CEREAL_NVP(locked_until),
       CEREAL_NVP(must_change_password), CEREAL_NVP(second_factor), CEREAL_NVP(last_sign_in));
  }
};
struct UserList {
  std::vector<UserRow> rows;
  std::string next;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows), CEREAL_NVP(next));
  }
};
struct UserChange {
  static constexpr std::string_view schema_name = "UserChange";
  Instant on;
  std::string by_name, what, reason;  // what: "posted", of timeline.user.posted
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(on), CEREAL_NVP(by_name), CEREAL_NVP(what), CEREAL_NVP(reason));
  }
};
struct UserPage : UserRow {
  static constexpr std::string_view schema_name = "UserPage";
  std::int64_t open_cases = 0;
  std::vector<UserChange> history;
  template <class Ar>
  void serialize(Ar& ar) {
    UserRow::serialize(ar);
    ar(CEREAL_NVP(open_cases), CEREAL_NVP(history));
  }
};
struct NewUserRequest {
  std::string login, name;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(login), CEREAL_NVP(name));
  }
};
// A password is told this once: empty when the command is a repeat.
struct NewUserAnswer {
  UserId user;
  std::string initial_password;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(initial_password));
  }
};
struct PasswordAnswer {
  std::string initial_password;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(initial_password));
  }
};
struct RenameRequest {
  std::string name, reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(name), CEREAL_NVP(reason));
  }
};
struct ActReason {
  std::string reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(reason));
  }
};
struct PostRequest {
  Role role = Role::none;
  std::string division, reason;
  std::optional<UserId> hand_over_to;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(role), CEREAL_NVP(division), CEREAL_NVP(reason), CEREAL_NVP(hand_over_to));
  }
};
struct SignInView {
  static constexpr std::string_view schema_name = "SignInRow";
  Instant at;
  std::string login;
  std::optional<UserId> user;
  std::optional<std::string> name;
  std::string address;
  SignInWhat what = SignInWhat::signed_in;
  std::optional<std::string> reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(at), CEREAL_NVP(login), CEREAL_NVP(user), CEREAL_NVP(name), CEREAL_NVP(address),
       CEREAL_NVP(what), CEREAL_NVP(reason));
  }
};
struct SignInList {
  std::vector<SignInView> rows;
  std::string next;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows), CEREAL_NVP(next));
  }
};
struct MachineView {
  static constexpr std::string_view schema_name = "MachineCredential";
  MachineId credential;
  std::string name;
  std::vector<Scope> scopes;
  std::string division;
  Instant began;
  std::optional<Instant> ended, last_used, key_ends;  // key_ends: of the key before
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(credential), CEREAL_NVP(name), CEREAL_NVP(scopes), CEREAL_NVP(division),
       CEREAL_NVP(began), CEREAL_NVP(ended), CEREAL_NVP(last_used), CEREAL_NVP(key_ends));
  }
};
struct MachineList {
  std::vector<MachineView> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};
struct NewMachineRequest {
  std::string name;
  std::vector<Scope> scopes;
  std::string division;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(name), CEREAL_NVP(scopes), CEREAL_NVP(division));
  }
};
struct NewMachineAnswer {
  MachineId credential;
  std::string key;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(credential), CEREAL_NVP(key));
  }
};
struct KeyAnswer {
  std::string key;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(key));
  }
};
struct DemoAccountView {
  static constexpr std::string_view schema_name = "DemoAccount";
  std::string login, password, name;
  Role role = Role::none;
  std::string division_name, what;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(login), CEREAL_NVP(password), CEREAL_NVP(name), CEREAL_NVP(role),
       CEREAL_NVP(division_name), CEREAL_NVP(what));
  }
};
struct DemoAccountList {
  std::vector<DemoAccountView> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};

}  // namespace yiben::api

namespace yiben {
YIBEN_ENUM_NAMES(api::SecondFactor, "off", "needed", "on")
YIBEN_ENUM_NAMES(api::UserState, "new", "active", "disabled")
YIBEN_ENUM_NAMES(api::SignInWhat, "signed_in", "refused", "signed_out", "ended")
}  // namespace yiben
