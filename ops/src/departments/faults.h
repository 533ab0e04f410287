// Which call goes wrong, and how.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "domain/codec/json.h"
#include "domain/core/result.h"
#include "workflows/life_events/simulated_department.h"

namespace yiben::ops {

// A line of the script: the nth call of an act, of any saga.
struct ScriptedFault {
  static constexpr std::string_view schema_name = "ScriptedFault";
  std::string act;  // police.deregister_household
  std::int32_t call = 1;
  std::string fault;  // workflows::fault_names
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(act), CEREAL_NVP(call), CEREAL_NVP(fault));
  }
};
struct FaultScript {
  std::vector<ScriptedFault> faults;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(faults));
  }
};

// Threads: any.
class FaultPlan {
 public:
  FaultPlan(std::uint64_t seed, int in_a_thousand) : seed_(seed), in_a_thousand_(in_a_thousand) {}

  // Error: the first line that is none.
  Result<void, std::string> read(const std::string& file);

  // By the script; else by chance, which is the same for the same seed, key and turn.
  workflows::Fault next(const workflows::StepCall&);

 private:
  const std::uint64_t seed_;
  const int in_a_thousand_;
  std::mutex mutex_;
  std::map<std::string, int> calls_;  // by act
  std::map<std::string, int> turns_;  // by key and kind
  std::map<std::pair<std::string, int>, workflows::Fault> script_;
};

}  // namespace yiben::ops
