#include "workflows/office/users.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include "domain/codec/base64.h"
#include "workflows/loop/reservations.h"

namespace yiben::workflows {
namespace {

std::string scrypt(std::string_view password, std::string_view salt, int log2_cost) {
  std::string out(32, '\0');
  constexpr std::uint64_t memory_max = 256u << 20;
  int ok = EVP_PBE_scrypt(password.data(), password.size(),
                          reinterpret_cast<const unsigned char*>(salt.data()), salt.size(),
                          std::uint64_t{1} << log2_cost, 8, 1, memory_max,
                          reinterpret_cast<unsigned char*>(out.data()), out.size());
  check(ok == 1, "scrypt has its memory");
  return out;
}

}  // namespace

std::string hash_password(std::string_view password, int log2_cost) {
  std::string salt(16, '\0');
  RAND_bytes(reinterpret_cast<unsigned char*>(salt.data()), static_cast<int>(salt.size()));
  return "scrypt$" + std::to_string(log2_cost) + "$" + base64(salt) + "$" +
         base64(scrypt(password, salt, log2_cost));
}

bool password_matches(std::string_view password, std::string_view hash) {
  constexpr std::string_view prefix = "scrypt$";
  if (!hash.starts_with(prefix)) return false;
  hash.remove_prefix(prefix.size());
  auto first = hash.find('$'), second = hash.rfind('$');
  if (first == std::string_view::npos || first == second) return false;
  int cost = std::atoi(std::string(hash.substr(0, first)).c_str());
  auto salt = from_base64(hash.substr(first + 1, second - first - 1));
  auto wanted = from_base64(hash.substr(second + 1));
  if (!salt || !wanted || wanted->size() != 32 || cost < 1 || cost > 20) return false;
  auto found = scrypt(password, *salt, cost);
  return CRYPTO_memcmp(found.data(), wanted->data(), found.size()) == 0;
}

Outcome<CreatedUser> create_user(const Book& book, const Request& request, const NewUser& in) {
  UserId user{derived_id(request.command_id, "user")};
  auto receipt = run(book, request, [&](Transaction& tx) -> Outcome<void> {
    tx.refuse_taken_as(Rule::user_already_exists);
    return tx.decide<User>(
        user.stream(),
        User::Create{{user, in.login, in.name, in.role, in.division}, in.password_hash});
  });
  if (!receipt) return receipt.error();
  return CreatedUser{user, *receipt};
}

Outcome<std::optional<User::State>> sign_in(const Book& book, const std::string& login,
                                            std::string_view password) {
  auto owner = book.log.reservation_owner(login_key(login));
  if (!owner) return Failure(owner.error());
  auto id = *owner ? UserId::parse(std::string_view(**owner).substr(User::category.size() + 1))
                   : std::nullopt;
  std::optional<User::State> user;
  if (id) {
    Transaction read(book, system_actor(book));
    auto found = read.state<User>(id->stream());
    if (!found) return found.error();
    if ((*found)->created && !(*found)->disabled) user = **found;
  }
  // An unknown login costs as much as a wrong password, so the time taken tells nothing.
  static const std::string nobody = hash_password("nobody");
  bool right = password_matches(password, user ? user->hash : nobody);
  if (!user || !right) return std::optional<User::State>{};
  return user;
}

Outcome<std::shared_ptr<const User::State>> UserDirectory::find(UserId id) {
  auto found = users_.find(id.stream());
  if (!found) return found.error();
  if (*found && (*found)->disabled) return std::shared_ptr<const User::State>{};
  return *found;
}

Outcome<std::vector<User::Created>> UserDirectory::in_division(const std::string& division) {
  auto all = users_.all();
  if (!all) return all.error();
  std::vector<User::Created> out;
  for (const auto& [stream, user] : *all)
    if (user->created && !user->disabled && covers(division, user->created->division))
      out.push_back(*user->created);
  return out;
}

}  // namespace yiben::workflows
