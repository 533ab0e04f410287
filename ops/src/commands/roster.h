// yiben roster --programme P [--on DATE] [--known-at N] [--division D] [--format table|csv|json]
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace yiben::ops {

// Adds the subcommand; when it is parsed, `run` does it. Exit codes: 0 done, 2 wrong usage, 3 the
// world failed.
void add_roster(CLI::App& app, std::function<int()>& run);

}  // namespace yiben::ops
