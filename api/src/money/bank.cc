#include <set>

#include "api/money/bank_file.h"
#include "common.h"
#include "money/handlers.h"
#include "projections/money/payments.h"
#include "projections/money/rolls.h"
#include "workflows/loop/digest.h"
#include "workflows/money/rolls.h"

namespace yiben::api::handlers {
namespace {

constexpr std::size_t page_rows = 1'000;

Answered<std::vector<projections::PaymentRow>> all_payments(const Call& call,
                                                            const std::string& programme,
                                                            Month month) {
  std::vector<projections::PaymentRow> out;
  projections::PaymentQuery q{programme, month, call.services.book.district, "", "", page_rows};
  for (;;) {
    auto page = payment_page(call.services.views.snapshot(), q);
    if (!page) return problem_of(page.error());
    out.insert(out.end(), page->rows.begin(), page->rows.end());
    if (page->next.empty()) return out;
    q.cursor = page->next;
  }
}

struct BankFile {
  std::vector<BankLine> lines;
  Access::Read read;
};

// Where a line goes: the account of whoever applied, or the home's on the published list.
void pay_to(BankLine& line, const projections::PersonRow& payee, const FuneralHome* home) {
  line.bank = home ? home->bank : payee.bank;
  line.account = home ? home->account : payee.account;
  line.holder = home ? home->account_holder : payee.account_holder;
}

// A payment that was held is not paid; one that failed stays in the file that was sent. The note is
// the award: with the month it names the payment when the bank's answer comes back.
Answered<BankFile> bank_lines(const Call& call, const std::string& programme, Month month) {
  const auto& s = call.services;
  auto payments = all_payments(call, programme, month);
  if (!payments) return payments.error();
  auto rules = s.rules.now();
  if (!rules) return problem_of(rules.error());
  BankFile out;
  out.read.what = "bank-file/" + programme + "/" + month.text();
  std::set<PersonId> shown;
  for (const auto& p : *payments) {
    if (p.status == Payment::Status::held) continue;
    auto payee = person_row(call, p.payee);
    if (!payee) return payee.error();
    auto subject = person_row(call, p.subject);
    if (!subject) return subject.error();
    BankLine line;
    line.name = subject->name;
    line.id_number = subject->id_number;
    line.amount_fen = p.basic_fen + p.supplement_fen;
    line.programme = s.messages.zh("programme." + programme);
    line.month = p.month;
    line.note = p.award.text();
    const FuneralHome* home = nullptr;
    if (p.funeral_home) {
      auto found = (*rules)->funeral_homes.find(*p.funeral_home);
      check(found != (*rules)->funeral_homes.end(), "a home never leaves the published list");
      home = &found->second;
    }
    pay_to(line, *payee, home);
    out.lines.push_back(std::move(line));
    shown.insert({p.payee, p.subject});
  }
  out.read.people.assign(shown.begin(), shown.end());
  return out;
}

}  // namespace

Answered<File> bank_file(const Call& call, const None&) {
  const auto& s = call.services;
  auto month = path_value<Month>(call, "month");
  if (!month) return month.error();
  auto programme = call.path.at("programme");
  auto format = call.query_or("format", "csv");
  if (format != "csv" && format != "xlsx")
    return Problem::of(400, "bad_query", {{"name", "format"}});
  auto row = roll_row(s.views.snapshot(), programme, *month);
  if (!row) return problem_of(row.error());
  if (!*row || !(*row)->confirmed_by)
    return problem_of(workflows::Failure(Rejection{Rule::roll_not_confirmed, {}}));
  auto file = bank_lines(call, programme, *month);
  if (!file) return file.error();
  if (auto ok = record_access(call, std::move(file->read)); !ok) return ok.error();
  bool csv = format == "csv";
  File out{
      "bank-" + programme + "-" + month->text() + "." + format,
      std::string(csv ? csv_type : xlsx_type),
      csv ? bank_file_csv(file->lines, s.bank_words) : bank_file_xlsx(file->lines, s.bank_words)};
  auto recorded = workflows::record_export(s.book, call.request(), programme, *month, format,
                                           workflows::sha256_hex(out.bytes));
  if (!recorded) return problem_of(recorded.error());
  return out;
}

}  // namespace yiben::api::handlers
