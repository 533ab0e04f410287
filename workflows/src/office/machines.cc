#include "workflows/office/machines.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include "domain/codec/hex.h"
#include "workflows/loop/digest.h"

namespace yiben::workflows {
namespace {

constexpr std::string_view key_prefix = "yk_";

std::string new_key(MachineId id) {
  std::string bytes(32, '\0');
  const int ok = RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), 32);
  check(ok == 1, "the system gives random bytes");
  std::string text = id.text();
  std::erase(text, '-');
  return std::string(key_prefix) + text + hex(bytes);
}

std::optional<MachineId> machine_named_in(std::string_view key) {
  if (!key.starts_with(key_prefix) || key.size() != key_prefix.size() + 96) return std::nullopt;
  std::string id(key.substr(key_prefix.size(), 32));
  for (const std::size_t at : {8u, 13u, 18u, 23u}) id.insert(at, "-");
  return MachineId::parse(id);
}

bool is_key_of(const std::string& given, const std::string& stored) {
  return given.size() == stored.size() &&
         CRYPTO_memcmp(given.data(), stored.data(), given.size()) == 0;
}

}  // namespace

Outcome<MachineKey> register_machine(const Book& book, const Request& request,
                                     const NewMachine& in) {
  const MachineId id{derived_id(request.command_id, "machine")};
  const auto key = new_key(id);
  auto receipt = run(book, request, [&](Transaction& tx) {
    return tx.decide<Machine>(
        id.stream(), Machine::Register{id, in.name, in.scopes, in.division, sha256_hex(key),
                                       tx.now(), tx.actor()});
  });
  if (!receipt) return receipt.error();
  return MachineKey{id, receipt->repeated ? std::string{} : key, *receipt};
}

Outcome<MachineKey> rotate_machine_key(const Book& book, const Request& request, MachineId id) {
  const auto key = new_key(id);
  auto receipt = run(book, request, [&](Transaction& tx) {
    return tx.decide<Machine>(id.stream(),
                              Machine::RotateKey{sha256_hex(key), tx.now(), tx.actor()});
  });
  if (!receipt) return receipt.error();
  return MachineKey{id, receipt->repeated ? std::string{} : key, *receipt};
}

Outcome<Receipt> end_machine(const Book& book, const Request& request, MachineId id,
                             const std::string& reason) {
  return run(book, request, [&](Transaction& tx) {
    return tx.decide<Machine>(id.stream(), Machine::End{reason, tx.now(), tx.actor()});
  });
}

Outcome<Machines::State> Machines::of_key(std::string_view key) {
  const auto id = machine_named_in(key);
  if (!id) return State{};
  auto machine = machines_.find(id->stream());
  if (!machine) return machine.error();
  if (!*machine || (*machine)->ended) return State{};
  const auto given = sha256_hex(key);
  const auto& m = **machine;
  const bool current = is_key_of(given, m.key_sha256);
  const bool before = is_key_of(given, m.previous_sha256);
  if (!current && !(before && m.previous_until && book_.now() < *m.previous_until)) return State{};
  std::lock_guard lock(mutex_);
  used_[*id] = book_.now();
  return machine;
}

Outcome<std::vector<Machines::State>> Machines::all() {
  auto all = machines_.all();
  if (!all) return all.error();
  std::vector<State> out;
  for (const auto& [stream, machine] : *all) out.push_back(machine);
  return out;
}

std::optional<Instant> Machines::last_used(MachineId id) const {
  std::lock_guard lock(mutex_);
  const auto found = used_.find(id);
  return found == used_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace yiben::workflows
