// The commands of `yiben`, one file each. add_x() declares the command's options and, when it is
// the one called, sets `run` to what main() should do; run() answers the exit code: 0 done, 1 the
// answer is no, 2 wrong use, 3 the world failed, 4 no whole book is there, 5 the book is not what
// it was known to be.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>

#include "ops/workspace.h"

namespace yiben::ops {

using Run = std::function<int()>;

void add_init(CLI::App&, Run&);
void add_adopt(CLI::App&, Run&);
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

// Where a book is: --data, --head and --key, shared by every command that opens one.
struct BookPlace {
  std::string folder = "data", head, key;
  WorkspaceOptions options() const {
    WorkspaceOptions out;
    out.folder = folder;
    out.head_file = head;
    out.key_file = key;
    return out;
  }
};
inline void book_options(CLI::App* command, BookPlace& place) {
  command->add_option("--data", place.folder, "the data folder")->capture_default_str();
  command->add_option("--head", place.head,
                      "the head file: how far the logs have come; best on another disk "
                      "(default: beside the data folder, <data>.head)");
  command->add_option("--key", place.key, "the ledger key (default: <data>/ledger.key)");
}
inline void data_option(CLI::App* command, std::string& folder) {
  folder = "data";
  command->add_option("--data", folder, "the data folder")->capture_default_str();
}

inline int tell(const char* command, const WorkspaceProblem& problem) {
  std::fprintf(stderr, "yiben %s: %s\n", command, problem.text.c_str());
  return static_cast<int>(problem.kind);
}

}  // namespace yiben::ops
