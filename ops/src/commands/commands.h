// The commands of `yiben`, one file each. add_x() declares the command's options and, when it is
// the one called, sets `run` to what main() should do; run() answers the exit code.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>

#include "ops/workspace.h"

namespace yiben::ops {

using Run = std::function<int()>;

// 4 and 5, of WorkspaceProblem: no whole book is there, the book is not what it was known to be.
struct ExitCode {
  static constexpr int done = 0, answer_is_no = 1, wrong_usage = 2, world_failed = 3;
};

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
void add_import(CLI::App&, Run&);
void add_roster(CLI::App&, Run&);

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

inline int fail(const char* command, const std::string& text, int code = ExitCode::world_failed) {
  std::fprintf(stderr, "yiben %s: %s\n", command, text.c_str());
  return code;
}
inline int tell(const char* command, const WorkspaceProblem& problem) {
  return fail(command, problem.text, static_cast<int>(problem.kind));
}

}  // namespace yiben::ops
