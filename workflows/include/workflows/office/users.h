// Accounts of officials: who there is, and the acts of the administrators who have them.
#pragma once

#include <memory>

#include "domain/office/sign_in_rules.h"
#include "domain/office/user.h"
#include "workflows/loop/directory.h"
#include "workflows/loop/transaction.h"
#include "workflows/office/passwords.h"

namespace yiben::workflows {

struct NewUser {
  std::string login, name;
  Role role = Role::none;  // none: given a post later
  std::string division;
  std::string password_hash;
  bool must_change = false;
};
struct CreatedUser {
  UserId user;
  Receipt receipt;
};
Outcome<CreatedUser> create_user(const Book&, const Request&, const NewUser&);

// Every other act on an account is one command of the aggregate.
Outcome<Receipt> change_user(const Book&, const Request&, UserId, const User::Command&);

// The user behind a login, disabled or not; nothing: there is none. Errors: io, corrupt.
Outcome<std::optional<User::State>> user_of_login(const Book&, const std::string& login);

// Hashes for as long as a right password would, so that the time taken does not tell a login that
// exists from one that does not.
bool right_password(const std::optional<User::State>&, std::string_view password);

// Whether it is the present one or one of the `history - 1` before. Cost: a hashing each.
bool used_before(const User::State&, std::string_view password, std::int32_t history);

// Every account, kept up with the log: who a session belongs to, whose name stands in a timeline.
// Threads: every function from any thread.
class UserDirectory {
 public:
  using State = std::shared_ptr<const User::State>;

  explicit UserDirectory(const Book& book) : users_(book) {}
  // nullptr: unknown or disabled. Errors: io, corrupt.
  Outcome<State> find(UserId);
  // Disabled ones too: whoever acted keeps their name in what they did.
  Outcome<State> any(UserId);
  Outcome<std::vector<State>> in_division(const std::string& division);
  Outcome<std::vector<State>> all();  // by login

 private:
  Directory<User> users_;
};

}  // namespace yiben::workflows
