#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <thread>

#include "tests/bench/views.h"

// bench_views [rebuild|query|visible] [households]: figures of the views, one JSON line each.
int main(int argc, char** argv) {
  using namespace yiben::bench;
  const std::string what = argc > 1 ? argv[1] : "";
  ViewsBench bench;
  bench.folder =
      (std::filesystem::temp_directory_path() / ("yiben-bench-" + std::to_string(getpid())));
  const auto print = [](const std::vector<Figure>& figures) {
    for (const auto& figure : figures) std::cout << json_line(figure) << std::endl;
  };
  if (what.empty() || what == "rebuild") {
    if (argc > 2) bench.households = std::strtoull(argv[2], nullptr, 10);
    print(rebuild_views(bench));
  }
  if (what.empty() || what == "visible") {
    ViewsBench small = bench;
    small.households = 2'000;
    print(views_visibility(small));
  }
  if (what.empty() || what == "query") {
    ViewsBench million = bench;
    million.households = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 334'000;
    million.months = 1;
    million.cases = million.households / 3;
    print(query_views(million));
  }
  std::filesystem::remove_all(bench.folder);
}
