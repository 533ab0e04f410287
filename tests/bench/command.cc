#include "tests/bench/command.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "eventstore/check.h"
#include "tests/bench/append.h"
#include "tests/bench/growth.h"
#include "tests/bench/http.h"
#include "tests/bench/relay.h"
#include "tests/bench/roll.h"
#include "tests/bench/saga_http.h"
#include "tests/bench/sagas.h"
#include "tests/bench/streams.h"
#include "tests/bench/views.h"

namespace yiben::bench {
namespace {

struct Options {
  std::string folder;
  std::string brokers;  // none: what needs them is left out
  std::vector<std::string> only;
  bool quick = false;
};

// What is measured in one go, and the names of its figures.
struct Part {
  std::vector<std::string> names;
  std::function<std::vector<Figure>()> measure;
};

std::vector<std::string> named(const std::string& name, const std::vector<std::string>& ends) {
  std::vector<std::string> out;
  for (const auto& end : ends) out.push_back(name + end);
  return out;
}

std::vector<Part> parts(const std::string& base, const std::string& brokers, bool quick) {
  GrowthBench growth{base + "/growth"};
  AppendBench append{base + "/append"};
  ViewsBench views{base + "/views"};
  ViewsBench million{base + "/views", 334'000, 1, 111'000};  // a million people, queried
  ViewsBench small{base + "/views", 2'000};
  HttpBench http{base + "/http"};
  SagaHttpBench saga_http{base + "/saga_http"};
  RollBench roll{base + "/roll"};
  StreamsBench streams{base + "/streams"};
  RelayBench relay{base + "/relay", brokers};
  SagasBench sagas{base + "/sagas"};
  if (quick) {
    growth.events = 200'000;
    growth.streams = 20'000;
    append.single_events = 40'000;
    append.bulk_events = 200'000;
    append.streams = 20'000;
    views.households = 2'000;
    views.cases = 300;
    million = views;
    http.commands_each = 50;
    saga_http.each = 4;
    roll.households = 5'000;
    streams.seconds = 3;
    sagas.few = 1'000;
    sagas.many = 20'000;
    sagas.each_round = 200;
    sagas.crowd = 5'000;
    relay.backlog = 50'000;
    relay.seconds = 3;
  }
  auto crowd = append;
  crowd.callers = 1'024;
  auto http_64 = http;
  http_64.connections = 64;
  std::vector<Part> all{
      // First: it forks before any RocksDB has threads here.
      {{"growth_1m_10m", "memory_10m", "restart_10m"}, [=] { return grow_and_restart(growth); }},
      {named("append_64", {"", "_p99", "_commit_size"}), [=] { return append_by_callers(append); }},
      {named("append_64_expected", {"", "_p99", "_commit_size"}),
       [=] { return append_as_expected(append); }},
      {named("append_1024_in_flight", {"", "_p99", "_commit_size"}),
       [=] { return append_in_flight(crowd); }},
      {{"append_bulk", "append_bulk_p99", "verify"},
       [=] {
         auto found = append_in_bulk(append);
         for (auto& figure : verify_log(append)) found.push_back(std::move(figure));
         return found;
       }},
      {{"views_first_fold", "rebuild"}, [=] { return rebuild_views(views); }},
      {{"roster_query_p50", "roster_query_p99", "roster_known_at_query_p50",
        "roster_known_at_query_p99", "roster_totals_query_p50", "roster_totals_query_p99",
        "inbox_query_p50", "inbox_query_p99", "inbox_named_query_p50", "inbox_named_query_p99",
        "inbox_count_query_p50", "inbox_count_query_p99"},
       [=] { return query_views(million); }},
      {{"visible_p50", "visible_p99"}, [=] { return views_visibility(small); }},
      {named("http_command_32", {"", "_p99"}), [=] { return http_commands(http); }},
      {named("http_command_64", {"", "_p99"}), [=] { return http_commands(http_64); }},
      {{"month_roll", "month_roll_payments", "month_roll_bank_lines"},
       [=] { return month_roll(roll); }},
      {{"sse_1000_p50", "sse_1000_p99"}, [=] { return stream_latency(streams); }},
      {{"saga_steps", "saga_growth", "saga_restart"}, [=] { return saga_rates(sagas); }},
      {named("saga_steps_http", {"", "_p99"}), [=] { return saga_steps_over_http(saga_http); }},
      {{"saga_crowd_max", "saga_crowd_p99", "saga_crowd_calls"},
       [=] { return saga_crowd(sagas); }}};
  if (brokers.empty()) {
    std::fprintf(stderr, "yiben bench: no --kafka, so no figures of the relay\n");
    return all;
  }
  all.push_back({{"relay_drain"}, [=] { return relay_drain(relay); }});
  all.push_back(
      {{"relay_to_consumer_p50", "relay_to_consumer_p99"}, [=] { return relay_latency(relay); }});
  return all;
}

int bench(const Options& o) {
  namespace fs = std::filesystem;
  const std::string base =
      o.folder.empty() ? (fs::temp_directory_path() / "yiben-bench").string() : o.folder;
  const auto wanted = [&](const std::string& name) {
    return o.only.empty() ||
           std::any_of(o.only.begin(), o.only.end(),
                       [&](const std::string& prefix) { return name.starts_with(prefix); });
  };
  bool any = false;
  try {
    for (const auto& part : parts(base, o.brokers, o.quick)) {
      if (std::none_of(part.names.begin(), part.names.end(), wanted)) continue;
      any = true;
      std::fprintf(stderr, "yiben bench: %s ...\n", part.names.front().c_str());
      for (const auto& figure : part.measure()) {
        const auto known = std::find(part.names.begin(), part.names.end(), figure.name);
        eventstore::check(known != part.names.end(), "a figure is found by its name");
        if (wanted(figure.name)) std::printf("%s\n", json_line(figure, o.quick).c_str());
      }
      std::fflush(stdout);
    }
  } catch (const std::exception& e) {
    std::fprintf(stderr, "yiben bench: %s\n", e.what());
    return 3;
  }
  std::error_code ec;
  fs::remove_all(base, ec);
  if (any) return 0;
  std::fprintf(stderr, "yiben bench: no figure is named %s...\n", o.only.front().c_str());
  return 2;
}

}  // namespace

void add_bench(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "bench", "Measures every figure of the design, each beside a raw baseline");
  command->add_option("--folder", options->folder, "where to work; default a temporary folder");
  command->add_option("--kafka", options->brokers, "a broker to measure the relay against");
  command->add_flag("--quick", options->quick)->description("small sizes, for CI");
  command->add_option("--only", options->only,
                      "figures whose names begin so, e.g. month_roll; may be repeated");
  command->footer(
      "Prints one JSON line a figure. On a shared machine trust the ratios, not the values.");
  command->callback([=, &run] { run = [=] { return bench(*options); }; });
}

}  // namespace yiben::bench
