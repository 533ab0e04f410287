// The contract with systems that read our events, as files: what each holds is generated from the
// code that writes the events, so it cannot say anything else.
//
//   asyncapi.json                    topics, keys, headers, messages (AsyncAPI 3)
//   schemas/claim.filed.v1.json      JSON Schema of one version of an event's data
//   examples/claim.filed.v1.json     one such event, a structured CloudEvent
//   README.md                        all of it for people to read
#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/core/result.h"

namespace yiben::workflows {

using Files = std::map<std::string, std::string>;  // path below their folder → text

struct ContractProblem {
  std::string text;
};

// `sample_data`: an event's data as JSON by "claim.filed.v1", one for every version of every event.
// Errors: one is missing or does not fit its event.
Result<Files, ContractProblem> make_contracts(const std::map<std::string, std::string>& sample_data,
                                              const std::string& version);

// Why readers who hold `older` would break on `newer`, or readers of `newer` on what was written
// before: every version of an event against every one before it (full transitive). Empty: none
// would. A text each, "claim.filed v1 → v2 /facts: removed".
std::vector<std::string> broken_contracts(const Files& older, const Files& newer);

}  // namespace yiben::workflows
