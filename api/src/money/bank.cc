#include <set>

#include "api/money/bank_file.h"
#include "common.h"
#include "money/handlers.h"
#include "projections/money/payments.h"
#include "projections/money/rolls.h"
#include "workflows/loop/digest.h"
#include "workflows/money/exports.h"

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
  std::vector<workflows::KeptOut> kept_out;
  Access::Read read;
};

// Where a line goes: the account of whoever applied, or the home's on the published list.
void pay_to(BankLine& line, const std::optional<Person::AccountSet>& account,
            const FuneralHome* home) {
  if (home) {
    line.bank = home->bank;
    line.account = home->account;
    line.holder = home->account_holder;
  } else if (account) {
    line.bank = account->bank;
    line.account = account->account.plain;
    line.holder = account->holder.plain;
  }
}

Answered<workflows::RollAccounts> accounts_of(
    const Call& call, const std::string& programme, Month month,
    const std::vector<projections::PaymentRow>& payments) {
  std::set<PersonId> payees;
  for (const auto& p : payments)
    if (!p.funeral_home) payees.insert(p.payee);
  auto accounts = workflows::confirmed_accounts(call.services.book, programme, month, payees);
  if (!accounts) return problem_of(accounts.error());
  return std::move(*accounts);
}

// A payment that was held is not paid, nor one whose account is another than was confirmed; one
// that the bank could not make stays in the file that was sent. The note is the award: with the
// month it names the payment when the bank's answer comes back.
Answered<BankFile> bank_lines(const Call& call, const std::string& programme, Month month) {
  const auto& s = call.services;
  auto payments = all_payments(call, programme, month);
  if (!payments) return payments.error();
  auto rules = s.rules.now();
  if (!rules) return problem_of(rules.error());
  auto accounts = accounts_of(call, programme, month, *payments);
  if (!accounts) return accounts.error();
  BankFile out;
  out.read.what = "bank-file/" + programme + "/" + month.text();
  std::set<PersonId> shown;
  for (const auto& p : *payments) {
    if (p.status == Payment::Status::held) continue;
    if (p.status == Payment::Status::failed && p.reason == account_changed) continue;
    workflows::ConfirmedAccount confirmed;
    const FuneralHome* home = nullptr;
    if (p.funeral_home) {
      auto found = (*rules)->funeral_homes.find(*p.funeral_home);
      check(found != (*rules)->funeral_homes.end(), "a home never leaves the published list");
      home = &found->second;
    } else {
      confirmed = accounts->of.at(p.payee);
    }
    if (confirmed.changed_since && !accounts->exported) {
      out.kept_out.push_back({p.award, p.month});
      continue;
    }
    auto subject = person_row(call, p.subject);
    if (!subject) return subject.error();
    BankLine line;
    line.name = subject->name;
    line.id_number = subject->id_number;
    line.amount_fen = p.basic_fen + p.supplement_fen;
    line.programme = s.messages.zh("programme." + programme);
    line.month = p.month;
    line.note = p.award.text();
    pay_to(line, confirmed.account, home);
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
                                           workflows::sha256_hex(out.bytes), file->kept_out);
  if (!recorded) return problem_of(recorded.error());
  return out;
}

}  // namespace yiben::api::handlers
