#include <openssl/evp.h>

#include "api/bank_file.h"
#include "handlers/common.h"
#include "workflows/rolls.h"

namespace yiben::api::handlers {
namespace {

constexpr std::size_t page_rows = 1'000;

Answered<std::vector<projections::PaymentRow>> all_payments(const Call& call,
                                                            const std::string& programme,
                                                            Month month,
                                                            const std::string& funeral_home) {
  std::vector<projections::PaymentRow> out;
  projections::PaymentQuery q{programme,    month, call.services.book.district,
                              funeral_home, "",    page_rows};
  for (;;) {
    auto page = call.services.views.payments(q);
    if (!page) return problem_of(page.error());
    out.insert(out.end(), page->rows.begin(), page->rows.end());
    if (page->next.empty()) return out;
    q.cursor = page->next;
  }
}

// A payment that was held is not paid; one that failed stays in the file that was sent. The note is
// the award: with the month it names the payment when the bank's answer comes back.
Answered<std::vector<BankLine>> bank_lines(const Call& call, const std::string& programme,
                                           Month month, const std::string& programme_name) {
  auto payments = all_payments(call, programme, month, "");
  if (!payments) return payments.error();
  std::vector<BankLine> out;
  for (const auto& p : *payments) {
    if (p.status == Payment::Status::held) continue;
    auto payee = person_row(call, p.payee);
    if (!payee) return payee.error();
    BankLine line{payee->name,           payee->id_number,
                  payee->bank,           payee->account,
                  payee->account_holder, p.basic_fen + p.supplement_fen,
                  programme_name,        p.month,
                  p.award.text()};
    if (p.funeral_home) {
      line.bank = line.account = "";
      line.holder = *p.funeral_home;
    }
    out.push_back(std::move(line));
  }
  return out;
}

std::string sha256_hex(const std::string& bytes) {
  unsigned char hash[32];
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), hash, &size, EVP_sha256(), nullptr);
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (unsigned char c : hash) {
    out += digits[c >> 4];
    out += digits[c & 15];
  }
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
  auto row = s.views.roll(programme, *month);
  if (!row) return problem_of(row.error());
  if (!*row || !(*row)->confirmed_by)
    return problem_of(workflows::Failure(Rejection{Rule::roll_not_confirmed, {}}));
  auto lines = bank_lines(call, programme, *month, s.messages.zh("programme." + programme));
  if (!lines) return lines.error();
  if (auto ok = record_access(call, lines->size(), "bank-file/" + programme + "/" + month->text());
      !ok)
    return ok.error();
  bool csv = format == "csv";
  File out{"bank-" + programme + "-" + month->text() + "." + format,
           csv ? "text/csv; charset=utf-8"
               : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
           csv ? bank_file_csv(*lines, s.bank_words) : bank_file_xlsx(*lines, s.bank_words)};
  auto recorded = workflows::record_export(s.book, call.request(), programme, *month, format,
                                           sha256_hex(out.bytes));
  if (!recorded) return problem_of(recorded.error());
  return out;
}

Answered<StatementAnswer> compare_statement(const Call& call, const StatementRequest& in) {
  auto month = path_value<Month>(call, "month");
  if (!month) return month.error();
  auto ours = all_payments(call, call.path.at("programme"), *month, in.funeral_home);
  if (!ours) return ours.error();
  std::map<AwardId, Fen> theirs;
  for (const auto& line : in.lines) theirs[line.award] += line.amount_fen;
  StatementAnswer out;
  for (const auto& p : *ours) {
    if (p.status == Payment::Status::held) continue;
    Fen amount = p.basic_fen + p.supplement_fen;
    auto found = theirs.find(p.award);
    if (found == theirs.end()) {
      out.missing.push_back({p.award, amount});
      continue;
    }
    if (found->second == amount) {
      ++out.matched;
      out.matched_fen += amount;
    } else {
      out.differs.push_back({p.award, amount, found->second});
    }
    theirs.erase(found);
  }
  for (const auto& [award, amount] : theirs) out.unknown.push_back({award, amount});
  return out;
}

}  // namespace yiben::api::handlers
