#include "departments/faults.h"

#include <algorithm>

#include "workflows/loop/digest.h"
#include "workflows/office/yaml.h"

namespace yiben::ops {
namespace {

using workflows::Fault;

// Uniform below n, from a text: the same on every machine.
std::uint64_t drawn(const std::string& text, std::uint64_t n) {
  const auto digest = workflows::sha256(text);
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof value; ++i)
    value = value << 8 | static_cast<unsigned char>(digest[i]);
  return value % n;
}

}  // namespace

Result<void, std::string> FaultPlan::read(const std::string& file) {
  auto script = workflows::load_yaml_as<FaultScript>(file);
  if (!script) return script.error().text;
  for (const auto& line : script->faults) {
    const auto found = std::ranges::find(workflows::fault_names, line.fault);
    if (found == workflows::fault_names.end())
      return file + ": no fault is called '" + line.fault + "'";
    script_[{line.act, line.call}] = static_cast<Fault>(found - workflows::fault_names.begin());
  }
  return {};
}

Fault FaultPlan::next(const workflows::StepCall& call) {
  const auto act = call.department + "." + call.act;
  const auto turn_of = call.key + "/" + std::string(enum_name(call.kind));
  std::lock_guard lock(mutex_);
  const int turn = ++turns_[turn_of];
  if (!is_query(call.kind)) {
    const auto scripted = script_.find({act, ++calls_[act]});
    if (scripted != script_.end()) return scripted->second;
  }
  const auto text = std::to_string(seed_) + "/" + turn_of + "/" + std::to_string(turn);
  constexpr std::uint64_t thousand = 1'000;
  if (drawn(text, thousand) >= static_cast<std::uint64_t>(in_a_thousand_)) return Fault::none;
  return static_cast<Fault>(1 + drawn(text + "/kind", workflows::fault_names.size() - 1));
}

}  // namespace yiben::ops
