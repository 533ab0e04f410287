#include "tests/bench/roll.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "api/money/bank_file.h"
#include "demo/stock.h"
#include "ops/progress.h"
#include "projections/money/payments.h"
#include "projections/people/people.h"
#include "workflows/money/rolls.h"
#include "workflows/office/yaml.h"

namespace yiben::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int roll_patience_ms = 600'000;

double since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Every payment of the roll with its payee, as the server's bank file has it.
std::vector<api::BankLine> bank_lines(const projections::Views& views, const std::string& programme,
                                      Month month, const std::string& district) {
  std::vector<api::BankLine> lines;
  projections::PaymentQuery query{programme, month, district, "", "", 1'000};
  do {
    auto page = projections::payment_page(views.snapshot(), query);
    if (!page) throw std::runtime_error(page.error().detail);
    for (const auto& p : page->rows) {
      auto payee = projections::person_row(views.snapshot(), p.payee);
      auto subject = projections::person_row(views.snapshot(), p.subject);
      if (!payee || !*payee || !subject || !*subject) throw std::runtime_error("nobody to pay to");
      lines.push_back({(*subject)->name, (*subject)->id_number, (*payee)->bank, (*payee)->account,
                       (*payee)->account_holder, p.basic_fen + p.supplement_fen, programme, p.month,
                       p.award.text()});
    }
    query.cursor = page->next;
  } while (!query.cursor.empty());
  return lines;
}

void write_bank_file(const std::string& file, const std::vector<api::BankLine>& lines) {
  auto words = workflows::load_yaml_as<api::BankFileWords>(std::string(YIBEN_SOURCE_DIR) +
                                                           "/ops/messages/bank_file.yaml");
  if (!words) throw std::runtime_error(words.error().text);
  std::ofstream out(file, std::ios::binary);
  out << api::bank_file_csv(lines, *words);
  if (!out.flush()) throw std::runtime_error(file + " cannot be written");
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
  auto views =
      projections::Views::open({bench.folder + "/views", *w.workspace->log, *w.workspace->keys});
  if (!views) throw std::runtime_error(views.error().detail);
  const auto caught_up = [&] {
    if (!(*views)->wait_for(w.book().log.head(), roll_patience_ms))
      throw std::runtime_error("the views stopped: " + (*views)->fault());
  };
  caught_up();
  const Month month = Month::containing(w.time.today());
  const auto start = Clock::now();
  ops::Progress bar("month_roll", static_cast<std::uint64_t>(bench.households));
  auto drawn = workflows::draw_roll(
      w.book(), w.request(w.actor(Role::district_reviewer, w.book().district)), "dibao", month,
      [&](std::int64_t done, std::int64_t) { bar.at(static_cast<std::uint64_t>(done)); });
  if (!drawn) throw std::runtime_error("the roll was refused");
  const double listed = since(start);
  caught_up();
  const auto lines = bank_lines(**views, "dibao", month, w.book().district);
  write_bank_file(bench.folder + "/bank.csv", lines);
  const double seconds = since(start);
  if (static_cast<std::int64_t>(lines.size()) != drawn->payments)
    throw std::runtime_error("the bank file has not every payment");
  const double raw = bare_events(*w.workspace->log, drawn->payments);
  return {{"month_roll", seconds, "s", raw, seconds / raw},
          {"month_roll_payments", static_cast<double>(drawn->payments) / listed, "payments/s"},
          {"month_roll_bank_lines", static_cast<double>(lines.size()), "lines"}};
}

}  // namespace yiben::bench
