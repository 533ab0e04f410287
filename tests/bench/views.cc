#include "tests/bench/views.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <random>
#include <thread>

#include "domain/codec/binary.h"
#include "domain/money/fund.h"
#include "projections/awards/roster.h"
#include "projections/cases/inbox.h"
#include "tests/bench/load.h"
#include "tests/bench/views_district.h"

namespace yiben::bench {
namespace {

using projections::InboxQuery;
using projections::RosterQuery;
using projections::Views;

constexpr int queries = 2'000;
constexpr int rebuild_patience_ms = 600'000;

double percentile(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(part * (values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

std::unique_ptr<Views> open_views(ViewsDistrict& district, const ViewsBench& bench) {
  auto views = Views::open({bench.folder + "/views", *district.log, *district.keys});
  check(views.has_value(), "the views of a bench open");
  return std::move(*views);
}

void catch_up(const ViewsDistrict& district, const Views& views) {
  check(views.wait_for(district.log->head(), rebuild_patience_ms), "the views of a bench catch up");
}

double scan_seconds(const ViewsDistrict& district) {
  const auto start = Steady::now();
  const auto cursor = district.log->read_all(0);
  std::uint64_t bytes = 0;
  for (auto entry = cursor->next(); entry && *entry; entry = cursor->next())
    bytes += (*entry)->payload.size();
  check(bytes > 0, "a scan reads something");
  return seconds_since(start);
}

template <class Ask>
void measure(std::vector<Figure>& figures, const std::string& name, Ask&& ask) {
  std::vector<double> ms;
  for (int i = 0; i < queries; ++i) {
    const auto start = Steady::now();
    ask();
    ms.push_back(seconds_since(start) * 1'000);
  }
  figures.push_back({name + "_p50", percentile(ms, 0.50), "ms"});
  figures.push_back({name + "_p99", percentile(ms, 0.99), "ms"});
}

}  // namespace

std::vector<Figure> rebuild_views(const ViewsBench& bench) {
  ViewsDistrict district(bench);
  district.live();
  const double events = static_cast<double>(district.log->head());
  scan_seconds(district);  // once for the caches of the system
  const double raw = events / scan_seconds(district);
  const auto start = Steady::now();
  const auto views = open_views(district, bench);
  catch_up(district, *views);
  const double first = events / seconds_since(start);
  const auto again = Steady::now();
  check(views->rebuild().has_value(), "the views of a bench are rebuilt");
  const double rebuilt = events / seconds_since(again);
  return {{"views_first_fold", first, "events/s", raw, first / raw},
          {"rebuild", rebuilt, "events/s", raw, rebuilt / raw}};
}

std::vector<Figure> query_views(const ViewsBench& bench) {
  ViewsDistrict district(bench);
  district.live();
  const auto views = open_views(district, bench);
  catch_up(district, *views);
  std::vector<Figure> figures;
  std::mt19937_64 random(1);
  const auto somewhere = [&] {
    const auto village = district.village(random() % 200);
    const std::size_t digits[] = {6, 9, 12};
    return village.substr(0, digits[random() % 3]);
  };
  RosterQuery roster;
  roster.programme = "dibao";
  roster.on = Month::of(2026, 6)->first_day();
  measure(figures, "roster_query", [&] {
    roster.division = somewhere();
    auto page = projections::roster_page(views->snapshot(), roster);
    roster.cursor = random() % 2 && page ? page->next : "";
  });
  auto as_known = roster;
  as_known.known_at = district.log->head() / 2;
  measure(figures, "roster_known_at_query", [&] {
    as_known.division = somewhere();
    (void)projections::roster_page(views->snapshot(), as_known);
  });
  measure(figures, "roster_totals_query", [&] {
    roster.division = somewhere();
    (void)projections::roster_totals(views->snapshot(), roster);
  });
  InboxQuery inbox;
  measure(figures, "inbox_query", [&] {
    inbox.division = somewhere();
    auto page = projections::inbox_page(views->snapshot(), inbox);
    inbox.cursor = random() % 2 && page ? page->next : "";
  });
  InboxQuery named;
  measure(figures, "inbox_named_query", [&] {
    named.division = somewhere();
    // One to a few hundred people have a name that begins so.
    named.name = "\u674e" + std::to_string(random() % bench.households).substr(0, 1 + random() % 6);
    (void)projections::inbox_page(views->snapshot(), named);
  });
  measure(figures, "inbox_count_query", [&] {
    inbox.division = somewhere();
    (void)projections::inbox_size(views->snapshot(), inbox);
  });
  return figures;
}

std::vector<Figure> views_visibility(const ViewsBench& bench) {
  ViewsDistrict district(bench);
  district.live();
  const auto views = open_views(district, bench);
  catch_up(district, *views);
  std::atomic<bool> stop = false;
  std::atomic<std::uint64_t> others = 0;
  std::thread writer([&] {  // small commands, one after another
    while (!stop) {
      eventstore::Append append;
      {
        Fund::PaidOut paid{"busy", "roll", {1}};
        append.command_id = {};
        for (int i = 0; i < 20; ++i)
          append.streams.push_back({"fund-busy" + std::to_string(i),
                                    eventstore::StreamAppend::any,
                                    {{"fund.paid_out", 1, {}, {}, pack(paid)}}});
      }
      const auto number = ++others;
      std::copy_n(reinterpret_cast<const std::uint8_t*>(&number), 8, append.command_id.begin());
      (void)district.log->append(std::move(append));
    }
  });
  std::vector<double> ms;
  for (int i = 0; i < 500; ++i) {
    Claim::StepOpened opened{{district.fresh()}, {"accept", {Role::town_clerk}, {}, {}, false}};
    eventstore::Append append;
    append.command_id = district.fresh().bytes;
    append.streams = {{opened.claim.stream(), 0, {district.event(opened)}}};
    const auto receipt = district.log->append(std::move(append));
    check(receipt.has_value(), "a bench's append goes through");
    const auto start = Steady::now();
    check(views->wait_for(receipt->first + 1, rebuild_patience_ms), "the views keep up");
    ms.push_back(seconds_since(start) * 1'000);
  }
  stop = true;
  writer.join();
  return {{"visible_p50", percentile(ms, 0.50), "ms"}, {"visible_p99", percentile(ms, 0.99), "ms"}};
}

}  // namespace yiben::bench
