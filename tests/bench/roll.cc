#include "tests/bench/roll.h"

#include <chrono>
#include <filesystem>
#include <stdexcept>

#include "api/bank_file.h"
#include "demo/stock.h"
#include "workflows/rolls.h"

namespace yiben::bench {
namespace {

using Clock = std::chrono::steady_clock;
double since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// The bank file straight from the roll's lines. Names and accounts are joined by the server from
// its people view; here they are as long as real ones.
std::size_t bank_file(std::int64_t payments, Month month) {
  std::vector<api::BankLine> lines(static_cast<std::size_t>(payments),
                                   {"name", "500199196001010010", "bank", "6200123456789012",
                                    "name", Fen{123'400}, "programme", month, ""});
  api::BankFileWords words{"sheet", std::vector<std::string>(10, "column")};
  return api::bank_file_csv(lines, words).size();
}

double bare_events(eventstore::Log& log, std::int64_t count) {
  auto start = Clock::now();
  for (std::int64_t done = 0; done < count; done += 1'000) {
    eventstore::Append append;
    append.command_id = workflows::random_id().bytes;
    for (int i = 0; i < 1'000; ++i) {
      auto id = workflows::random_id();
      append.streams.push_back(
          {"bench-" + id.text(),
           0,
           {{"bench.event", 1, id.bytes, eventstore::no_effective_day, std::string(200, 'x')}}});
    }
    if (!log.append(std::move(append))) std::abort();
  }
  return since(start);
}

}  // namespace

std::vector<Figure> month_roll(const RollBench& bench) {
  std::filesystem::remove_all(bench.folder);
  auto world = ops::make_world({bench.folder, bench.households, 1, 1});
  if (!world) throw std::runtime_error(world.error().text);
  auto& w = **world;
  ops::DemoPeople people(w);
  auto stock = ops::make_stock(w, people, bench.households);
  if (!stock) throw std::runtime_error(stock.error().text);
  Month month = Month::containing(w.time.today());
  auto start = Clock::now();
  auto drawn = workflows::draw_roll(
      w.book(), w.request(w.actor(Role::district_reviewer, w.book().district)), "dibao", month);
  if (!drawn) throw std::runtime_error("the roll was refused");
  double listed = since(start);
  if (bank_file(drawn->payments, month) == 0) throw std::runtime_error("an empty bank file");
  double seconds = since(start);
  double raw = bare_events(*w.workspace->log, drawn->payments);
  return {
      {"month_roll", seconds, "s", raw, raw / seconds},
      {"month_roll_payments", static_cast<double>(drawn->payments) / listed, "payments/s", 0, 0}};
}

}  // namespace yiben::bench
