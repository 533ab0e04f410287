// The commands of `yiben`, one file each. add_x() declares the command's options and, when it is
// the one called, sets `run` to what main() should do; run() answers the exit code: 0 done, 1 the
// answer is no, 2 wrong use, 3 the world failed.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace yiben::ops {

using Run = std::function<int()>;

void add_serve(CLI::App&, Run&);
void add_demo(CLI::App&, Run&);
void add_accounts(CLI::App&, Run&);
void add_openapi(CLI::App&, Run&);
void add_verify(CLI::App&, Run&);
void add_rebuild(CLI::App&, Run&);
void add_inspect(CLI::App&, Run&);
void add_stream(CLI::App&, Run&);
void add_contracts(CLI::App&, Run&);
void add_restore(CLI::App&, Run&);
void add_departments(CLI::App&, Run&);
void add_procedure(CLI::App&, Run&);
void add_simulate(CLI::App&, Run&);

// --data, shared by every command that opens a folder.
inline void data_option(CLI::App* command, std::string& folder) {
  folder = "data";
  command->add_option("--data", folder, "the data folder")->capture_default_str();
}

}  // namespace yiben::ops
