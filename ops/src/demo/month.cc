#include "demo/month.h"

#include <chrono>

#include "demo/cases.h"
#include "demo/standing.h"
#include "domain/money/benefit_roll.h"
#include "ops/progress.h"
#include "workflows/cases/timers.h"
#include "workflows/loop/digest.h"
#include "workflows/loop/sealing.h"
#include "workflows/money/rolls.h"
#include "workflows/money/settlement.h"

namespace yiben::ops {
namespace {

using workflows::Outcome;

Result<void, DemoProblem> push_all(World& w, std::vector<OpenCase>& cases, MonthTotals& out) {
  std::vector<OpenCase> open;
  for (auto& c : cases) {
    auto result = push_on(w, c);
    if (!result) return result.error();
    if (!*result)
      open.push_back(c);
    else if (**result == CaseResult::granted)
      ++out.granted;
    else
      ++out.denied;
  }
  cases = std::move(open);
  return {};
}

// Every payment the roll lists, from the log.
Outcome<std::vector<Payment::Listed>> listed_on(World& w, const std::string& programme, Month month,
                                                eventstore::Position from) {
  std::vector<Payment::Listed> out;
  auto cursor = w.book().log.read_category(Payment::category, from);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return workflows::Failure(entry.error());
    if (!*entry) return out;
    if ((*entry)->type != Payment::Listed::event.type) continue;
    auto event =
        decode<Payment::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!event) return workflows::Failure(workflows::undecodable(**entry, event.error()));
    auto& listed = std::get<Payment::Listed>(*event);
    if (listed.programme == programme && listed.roll_month == month)
      out.push_back(std::move(listed));
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
      bool paid = !w.dice.chance(4);
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

Result<void, DemoProblem> pay_month(World& w, const std::string& programme, Month month,
                                    MonthTotals& out) {
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
  if (drawn->payments == 0) return {};
  workflows::Transaction read(w.book(), reviewer);
  auto stream = BenefitRoll::stream(programme, month);
  auto roll = read.state<BenefitRoll>(stream);
  if (!roll) return problem("reading a roll", roll.error());
  auto towns = (*roll)->towns;
  for (const auto& [town, total] : towns) {
    Actor by = is_town(town) ? w.actor(Role::town_reviewer, town) : reviewer;
    if (!is_town(town))
      if (auto ok = settle_with_home(w, programme, month, town, by); !ok)
        return problem("settling with a home", ok.error());
    auto done = workflows::confirm_town(w.book(), w.request(by), programme, month, town);
    if (!done) return problem("confirming a town", done.error());
  }
  auto fund = programme + "-" + std::to_string(w.time.today().year());
  auto confirmed = workflows::confirm_roll(
      w.book(), w.request(w.actor(Role::district_confirmer, w.book().district)), programme, month,
      fund);
  if (!confirmed) return problem("confirming a roll", confirmed.error());
  out.payments += drawn->payments;
  out.paid_fen += drawn->total_fen;
  if (auto ok = bank_answers(w, programme, month, from); !ok)
    return problem("the bank's answers", ok.error());
  return {};
}

}  // namespace

Result<MonthTotals, DemoProblem> live_month(World& w, DemoPeople& people, Stock& stock, Month month,
                                            int new_claims, int deaths) {
  MonthTotals out;
  w.time.go_to(month.first_day() + 1);
  auto dibao = file_dibao(w, people, new_claims);
  if (!dibao) return dibao.error();
  auto orphans = file_orphans(w, people, std::max(1, new_claims / 20));
  if (!orphans) return orphans.error();
  auto funerals = file_funerals(w, stock, deaths);
  if (!funerals) return funerals.error();
  out.filed = static_cast<std::int64_t>(dibao->size() + orphans->size());
  out.deaths = out.funerals = static_cast<std::int64_t>(funerals->size());
  for (auto* cases : {&*dibao, &*orphans, &*funerals})
    if (auto ok = push_all(w, *cases, out); !ok) return ok.error();

  w.time.go_to(month.first_day() + 12);  // the public notices are over
  workflows::Timers timers(w.book(), *w.workspace->rules);
  for (;;) {
    auto ended = timers.tick();
    if (!ended) return problem("ending the notices", ended.error());
    if (*ended == 0) break;
  }
  if (auto ok = push_all(w, *dibao, out); !ok) return ok.error();

  if (auto ok = review_what_is_due(w, out); !ok) return ok.error();

  w.time.go_to(month.first_day() + 14);
  for (const char* programme : {"dibao", "orphan"})
    if (auto ok = raise_to_new_standard(w, programme, month, out); !ok) return ok.error();
  for (const char* programme : {"dibao", "orphan", "funeral"})
    if (auto ok = pay_month(w, programme, month, out); !ok) return ok.error();
  return out;
}

}  // namespace yiben::ops
