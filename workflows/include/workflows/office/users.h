// Accounts of officials. Passwords are hashed with scrypt (RFC 7914), which is hard on memory.
#pragma once

#include <memory>

#include "domain/office/user.h"
#include "workflows/loop/directory.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {

// "scrypt$15$8$1$<salt>$<hash>". Cost: about 60 ms and 32 MiB; `log2_cost` is lowered by tests
// alone.
std::string hash_password(std::string_view password, int log2_cost = 15);
bool password_matches(std::string_view password, std::string_view hash);

struct NewUser {
  std::string login, name;
  Role role = Role::town_clerk;
  std::string division;
  std::string password_hash;
};
struct CreatedUser {
  UserId user;
  Receipt receipt;
};
Outcome<CreatedUser> create_user(const Book&, const Request&, const NewUser&);

// The user behind a login, if the password is right and the account is not disabled.
Outcome<std::optional<User::State>> sign_in(const Book&, const std::string& login,
                                            std::string_view password);

// Every account, kept up with the log: who a session belongs to, whose name stands in a timeline.
// Threads: every function from any thread.
class UserDirectory {
 public:
  explicit UserDirectory(const Book& book) : users_(book) {}
  // nullptr: unknown or disabled. Errors: io, corrupt.
  Outcome<std::shared_ptr<const User::State>> find(UserId);
  Outcome<std::vector<User::Created>> in_division(const std::string& division);

 private:
  Directory<User> users_;
};

}  // namespace yiben::workflows
