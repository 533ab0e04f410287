// A month's roll, from drawing it to the bank's answer.
#include <chrono>

#include "demo/month.h"
#include "domain/money/benefit_roll.h"
#include "ops/demo_funds.h"
#include "ops/progress.h"
#include "workflows/loop/digest.h"
#include "workflows/loop/sealing.h"
#include "workflows/money/rolls.h"
#include "workflows/money/settlement.h"

namespace yiben::ops {
namespace {

using workflows::Outcome;

struct ListedPayment {
  AwardId award;
  Month month;
};

// Every payment on the roll, those that go on it again among them, from the log.
Outcome<std::vector<ListedPayment>> listed_on(World& w, const std::string& programme, Month month,
                                              eventstore::Position from) {
  std::vector<ListedPayment> out;
  auto cursor = w.book().log.read_category(Payment::category, from);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return workflows::Failure(entry.error());
    if (!*entry) return out;
    const bool again = (*entry)->type == Payment::Relisted::event.type;
    if (!again && (*entry)->type != Payment::Listed::event.type) continue;
    auto event =
        decode<Payment::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!event) return workflows::Failure(workflows::undecodable(**entry, event.error()));
    if (auto* listed = std::get_if<Payment::Listed>(&*event))
      if (listed->programme == programme && listed->roll_month == month)
        out.push_back({listed->award, listed->month});
    // Nothing else is drawn meanwhile: what goes on a roll again here goes on this one.
    if (auto* listed = std::get_if<Payment::Relisted>(&*event))
      out.push_back({listed->award, listed->month});
  }
}

Outcome<void> bank_answers(World& w, const std::string& programme, Month month,
                           eventstore::Position from) {
  constexpr std::size_t lines_an_answer = 1'000;
  auto listed = listed_on(w, programme, month, from);
  if (!listed) return listed.error();
  Actor finance = w.actor(Role::finance, w.book().district);
  for (std::size_t i = 0; i < listed->size(); i += lines_an_answer) {
    std::vector<workflows::BankAnswer> answers;
    for (std::size_t j = i; j < std::min(listed->size(), i + lines_an_answer); ++j) {
      // Of every large roll at least one cannot be paid.
      const bool first_of_many = j == 0 && listed->size() > 20;
      bool paid = !first_of_many && !w.dice.chance(4);
      answers.push_back(
          {(*listed)[j].award, (*listed)[j].month, paid, paid ? "" : w.words.bank_failure});
    }
    auto done =
        workflows::take_bank_answers(w.book(), w.request(finance), programme, month, answers);
    if (!done) return done.error();
  }
  return {};
}

// The home's statement says what the roll says.
Outcome<void> settle_with_home(World& w, const std::string& programme, Month month,
                               const std::string& home, const Actor& by) {
  auto ours = workflows::settlement_lines(w.book(), programme, month, home);
  if (!ours) return ours.error();
  workflows::CompareStatement statement{programme, month, home, {}, {}};
  std::string text;
  for (const auto& line : *ours) {
    auto number = static_cast<std::int32_t>(statement.lines.size()) + 1;
    statement.lines.push_back({number, line.claim->text(), line.item.item, line.item.amount_fen});
    text += line.claim->text() + "," + line.item.item + "," + line.item.amount_fen.yuan() + "\n";
  }
  statement.sha256 = workflows::sha256_hex(text);
  auto done = workflows::compare_statement(w.book(), w.request(by), statement);
  if (!done) return done.error();
  return {};
}

}  // namespace

Result<void, DemoProblem> pay_month(World& w, const std::string& programme, Month month,
                                    RollStage until, MonthTotals& out) {
  auto from = w.book().log.head();
  Actor reviewer = w.actor(Role::district_reviewer, w.book().district);
  Progress bar(programme + " " + month.text(), 100);
  auto start = std::chrono::steady_clock::now();
  auto drawn = workflows::draw_roll(
      w.book(), w.request(reviewer), programme, month, [&](std::int64_t done, std::int64_t all) {
        bar.at(static_cast<std::uint64_t>(all ? done * 100 / all : 100));
      });
  if (!drawn) return problem("drawing a roll", drawn.error());
  out.draw_s += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (drawn->payments == 0 || until == RollStage::drawn) return {};
  workflows::Transaction read(w.book(), reviewer);
  auto stream = BenefitRoll::stream(programme, month);
  auto roll = read.state<BenefitRoll>(stream);
  if (!roll) return problem("reading a roll", roll.error());
  auto towns = (*roll)->towns;
  bool leave_out = true;
  for (const auto& [town, total] : towns) {
    if (until == RollStage::some_towns && (leave_out = !leave_out)) continue;
    Actor by = is_town(town) ? w.actor(Role::town_reviewer, town) : reviewer;
    if (!is_town(town))
      if (auto ok = settle_with_home(w, programme, month, town, by); !ok)
        return problem("settling with a home", ok.error());
    auto done = workflows::confirm_town(w.book(), w.request(by), programme, month, town);
    if (!done) return problem("confirming a town", done.error());
  }
  if (until < RollStage::confirmed) return {};
  const int year = w.time.today().year();
  const int months_left = 12 - w.time.today().month() + 1;
  if (auto ok = open_demo_funds(*w.workspace, year, {w.households, months_left}); !ok)
    return DemoProblem{ok.error().text};
  const auto fund = demo_fund(programme, year);
  if (auto ok = add_to_demo_fund(*w.workspace, fund, drawn->total_fen); !ok)
    return DemoProblem{ok.error().text};
  auto confirmed = workflows::confirm_roll(
      w.book(), w.request(w.actor(Role::district_confirmer, w.book().district)), programme, month,
      fund);
  if (!confirmed) return problem("confirming a roll", confirmed.error());
  out.payments += drawn->payments;
  out.paid_fen += drawn->total_fen;
  if (until < RollStage::answered) return {};
  if (auto ok = bank_answers(w, programme, month, from); !ok)
    return problem("the bank's answers", ok.error());
  return {};
}

}  // namespace yiben::ops
