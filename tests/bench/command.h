// yiben bench: every figure of the design, one JSON line each, its goal and a raw baseline of the
// same run beside it.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace yiben::bench {

void add_bench(CLI::App&, std::function<int()>& run);

}  // namespace yiben::bench
