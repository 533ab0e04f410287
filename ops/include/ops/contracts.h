// The contract's files on disk (workflows/contracts.h says what they hold).
#pragma once

#include "workflows/exchange/contracts.h"

namespace yiben::ops {

// Every regular file below the folder. None: the folder is not there.
workflows::Files read_files(const std::string& folder);
// Makes the folder hold these files, and no other JSON. Error: where it cannot be written.
Result<void, workflows::ContractProblem> write_files(const std::string& folder,
                                                     const workflows::Files&);

// Of this release. Sample data are the golden files of the events, named <type>.v<version>.json.
Result<workflows::Files, workflows::ContractProblem> contracts_of_code(
    const std::string& samples_folder);
std::string golden_samples_folder();  // of the source tree it was built from

}  // namespace yiben::ops
