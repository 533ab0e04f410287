#include "tests/bench/command.h"

#include <cstdio>
#include <filesystem>
#include <map>

#include "tests/bench/http.h"
#include "tests/bench/roll.h"
#include "tests/bench/views.h"

namespace yiben::bench {
namespace {

// The design's figures: the ratio to reach where there is a raw baseline, else the value itself.
const std::map<std::string, std::string>& goals() {
  static const std::map<std::string, std::string> all{
      {"append_64", "ratio 0.40, 50000 events/s"},
      {"append_64_p99", "10 ms"},
      {"append_bulk", "ratio 0.50, 150000 events/s"},
      {"verify", "1000000 entries/s"},
      {"rebuild", "500000 events/s"},
      {"http_command_32", "8000 commands/s"},
      {"http_command_32_p99", "20 ms"},
      {"month_roll", "10 s at 107406 households"},
      {"visibility_p99", "100 ms"}};
  return all;
}

void tell(const std::vector<Figure>& figures) {
  for (const auto& f : figures) {
    std::string line = json_line(f);
    auto goal = goals().find(f.name);
    if (goal != goals().end() && line.ends_with("}"))
      line = line.substr(0, line.size() - 1) + ",\"goal\":\"" + goal->second + "\"}";
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
  }
}

struct Options {
  std::string folder;
  bool quick = false;
};

int bench(const Options& o) {
  namespace fs = std::filesystem;
  std::string base =
      o.folder.empty() ? (fs::temp_directory_path() / "yiben-bench").string() : o.folder;
  AppendBench append{base + "/append"};
  ViewsBench views{base + "/views"};
  ViewsBench million{base + "/views", 334'000, 1, 111'000};  // a million people, queried
  ViewsBench small{base + "/views", 2'000};
  HttpBench http{base + "/http"};
  RollBench roll{base + "/roll"};
  if (o.quick) {
    append.single_events = 40'000;
    append.bulk_events = 200'000;
    append.streams = 20'000;
    views.households = 2'000;
    views.cases = 300;
    million = views;
    http.commands_each = 50;
    roll.households = 5'000;
  }
  try {
    tell(append_by_callers(append));
    tell(append_in_bulk(append));
    tell(verify_and_reopen(append));
    tell(rebuild_views(views));
    tell(query_views(million));
    tell(views_visibility(small));
    tell(http_commands(http));
    tell(month_roll(roll));
  } catch (const std::exception& e) {
    std::fprintf(stderr, "yiben bench: %s\n", e.what());
    return 3;
  }
  std::error_code ec;
  fs::remove_all(base, ec);
  return 0;
}

}  // namespace

void add_bench(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "bench", "Measures every figure of the design, each beside a raw baseline");
  command->add_option("--folder", options->folder, "where to work; default a temporary folder");
  command->add_flag("--quick", options->quick)->description("small sizes, for CI");
  command->footer(
      "Prints one JSON line a figure. On a shared machine trust the ratios, not the values.");
  command->callback([=, &run] { run = [=] { return bench(*options); }; });
}

}  // namespace yiben::bench
