#include "workflows/office/users.h"

#include <algorithm>

#include "workflows/loop/reservations.h"

namespace yiben::workflows {

Outcome<CreatedUser> create_user(const Book& book, const Request& request, const NewUser& in) {
  UserId user{derived_id(request.command_id, "user")};
  auto receipt = run(book, request, [&](Transaction& tx) -> Outcome<void> {
    tx.refuse_taken_as(Rule::user_already_exists);
    auto made = tx.decide<User>(
        user.stream(),
        User::Create{user, in.login, in.name, in.password_hash, in.must_change, tx.actor()});
    if (!made || in.role == Role::none) return made;
    User::Post post;
    post.role = in.role;
    post.division = in.division;
    post.reason = "created";
    post.by = tx.actor();
    return tx.decide<User>(user.stream(), post);
  });
  if (!receipt) return receipt.error();
  return CreatedUser{user, *receipt};
}

Outcome<Receipt> change_user(const Book& book, const Request& request, UserId user,
                             const User::Command& command) {
  return run(book, request,
             [&](Transaction& tx) { return tx.decide<User>(user.stream(), command); });
}

Outcome<std::optional<User::State>> user_of_login(const Book& book, const std::string& login) {
  auto owner = book.log.reservation_owner(login_key(login));
  if (!owner) return Failure(owner.error());
  auto id = *owner ? UserId::parse(std::string_view(**owner).substr(User::category.size() + 1))
                   : std::nullopt;
  if (!id) return std::optional<User::State>{};
  Transaction read(book, system_actor(book));
  auto found = read.state<User>(id->stream());
  if (!found) return found.error();
  if (!(*found)->created) return std::optional<User::State>{};
  return std::optional<User::State>(**found);
}

bool right_password(const std::optional<User::State>& user, std::string_view password) {
  static const std::string nobody = hash_password("nobody");
  const bool right = password_matches(password, user ? user->hash : nobody);
  return user && right;
}

bool used_before(const User::State& user, std::string_view password, std::int32_t history) {
  if (history < 1) return false;
  if (password_matches(password, user.hash)) return true;
  auto left = history - 1;
  for (auto hash = user.hashes_before.rbegin(); hash != user.hashes_before.rend() && left > 0;
       ++hash, --left)
    if (password_matches(password, *hash)) return true;
  return false;
}

Outcome<UserDirectory::State> UserDirectory::any(UserId id) { return users_.find(id.stream()); }

Outcome<UserDirectory::State> UserDirectory::find(UserId id) {
  auto found = any(id);
  if (found && *found && (*found)->disabled) return State{};
  return found;
}

Outcome<std::vector<UserDirectory::State>> UserDirectory::all() {
  auto all = users_.all();
  if (!all) return all.error();
  std::vector<State> out;
  for (const auto& [stream, user] : *all)
    if (user->created) out.push_back(user);
  std::ranges::sort(out, {}, [](const State& s) { return s->created->login; });
  return out;
}

Outcome<std::vector<UserDirectory::State>> UserDirectory::in_division(const std::string& division) {
  auto out = all();
  if (!out) return out;
  std::erase_if(*out,
                [&](const State& s) { return s->disabled || !covers(division, s->division); });
  return out;
}

}  // namespace yiben::workflows
