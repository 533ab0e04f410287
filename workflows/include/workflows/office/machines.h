// Keys of other systems that read: "yk_" and 96 hex digits, the credential's id first. A key is
// told once; here there is its hash.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "domain/office/machine.h"
#include "workflows/loop/directory.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {

struct NewMachine {
  std::string name;
  std::vector<Scope> scopes;
  std::string division;
};
struct MachineKey {
  MachineId credential;
  std::string key;  // empty when the command is a repeat
  Receipt receipt;
};
Outcome<MachineKey> register_machine(const Book&, const Request&, const NewMachine&);
// The key before stays valid for a day.
Outcome<MachineKey> rotate_machine_key(const Book&, const Request&, MachineId);
Outcome<Receipt> end_machine(const Book&, const Request&, MachineId, const std::string& reason);

// Threads: any.
class Machines {
 public:
  using State = Directory<Machine>::State;

  explicit Machines(const Book& book) : book_(book), machines_(book) {}
  // nullptr: no such key, or not any more. Errors: io, corrupt.
  Outcome<State> of_key(std::string_view key);
  Outcome<std::vector<State>> all();
  // Since the server started.
  std::optional<Instant> last_used(MachineId) const;

 private:
  const Book& book_;
  Directory<Machine> machines_;
  mutable std::mutex mutex_;
  std::map<MachineId, Instant> used_;
};

}  // namespace yiben::workflows
