// bench_eventstore [folder] [single events] [bulk events] [part]: one JSON line a figure.
//
// Part is all, callers, bulk, grow or verify. `grow` ends by killing itself, so that `verify` after
// it measures opening what a crash left.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/bench/append.h"

int main(int argc, char** argv) {
  using namespace yiben::bench;
  AppendBench bench;
  bench.folder = argc > 1 ? argv[1] : "bench-eventstore";
  if (argc > 2) bench.single_events = std::strtoull(argv[2], nullptr, 10);
  if (argc > 3) bench.bulk_events = std::strtoull(argv[3], nullptr, 10);
  const std::string part = argc > 4 ? argv[4] : "all";
  const auto tell = [](const std::vector<Figure>& figures) {
    for (const auto& figure : figures) std::puts(json_line(figure).c_str());
    std::fflush(stdout);
  };
  std::filesystem::create_directories(bench.folder);
  if (part == "all" || part == "callers") tell(append_by_callers(bench));
  if (part == "all" || part == "bulk") tell(append_in_bulk(bench));
  if (part == "grow") grow(bench, tell);
  if (part == "all" || part == "bulk" || part == "verify") tell(verify_and_reopen(bench));
  std::filesystem::remove_all(bench.folder);
  return 0;
}
