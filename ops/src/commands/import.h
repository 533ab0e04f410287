// yiben import FILE --programme P [--month YYYY-MM] [--dry-run] [--data DIR]
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace yiben::ops {

// Adds the subcommand; when it is parsed, `run` does it. Exit codes: 0 done, 1 faults found and
// nothing written, 2 wrong usage, 3 the world failed.
void add_import(CLI::App& app, std::function<int()>& run);

}  // namespace yiben::ops
