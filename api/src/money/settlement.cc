#include "workflows/money/settlement.h"

#include "api/money/statement.h"
#include "common.h"
#include "domain/codec/base64.h"
#include "domain/people/mask.h"
#include "money/handlers.h"
#include "workflows/loop/digest.h"

namespace yiben::api::handlers {
namespace {

struct Statement {
  std::vector<workflows::StatementLine> lines;
  std::string sha256;
};

Answered<Statement> read_file(const Call& call, const std::string& programme,
                              const std::string& base64) {
  const auto& s = call.services;
  auto bytes = from_base64(base64);
  if (!bytes) return Problem::of(400, "invalid_field", {{"path", "/file"}, {"what", "not base64"}});
  auto rules = s.rules.now();
  if (!rules) return problem_of(rules.error());
  const auto* pack = (*rules)->pack_on(s.book.rule_pack, s.book.today());
  const auto* rule = pack ? pack->programme(programme) : nullptr;
  if (!rule)
    return problem_of(
        workflows::Failure(Rejection{Rule::programme_unknown, {{"programme", programme}}}));
  auto table = s.read_table(*bytes);
  if (!table) return table.error();
  auto lines = read_statement(*table, s.statement_words, rule->formula.items);
  if (!lines) return lines.error();
  return Statement{std::move(*lines), workflows::sha256_hex(*bytes)};
}

Statement typed(const std::vector<StatedLine>& lines) {
  Statement out;
  for (const auto& line : lines)
    out.lines.push_back({static_cast<std::int32_t>(out.lines.size()) + 1, line.reference, line.item,
                         line.amount_fen});
  out.sha256 = workflows::sha256_hex(json::serialize(to_json(lines)));
  return out;
}

}  // namespace

Answered<FuneralHomeRows> funeral_homes(const Call& call, const None&) {
  auto rules = call.services.rules.now();
  if (!rules) return problem_of(rules.error());
  FuneralHomeRows out;
  for (const auto& [code, home] : (*rules)->funeral_homes) out.rows.push_back(home);
  return out;
}

Answered<SettlementAnswer> settlement(const Call& call, const None&) {
  const auto& s = call.services;
  auto key = roll_key(call);
  if (!key) return key.error();
  if (auto ok = must_cover(call, s.book.district); !ok) return ok.error();
  auto home = call.path.at("home");
  auto lines = workflows::settlement_lines(s.book, key->programme, key->month, home);
  if (!lines) return problem_of(lines.error());
  Access::Read read{.what = "settlement/" + key->programme + "/" + key->month.text() + "/" + home};
  for (const auto& line : *lines) add_seen(read, {line.payee, line.subject});
  if (auto ok = record_access(call, std::move(read)); !ok) return ok.error();
  SettlementAnswer out;
  for (const auto& line : *lines) {
    auto payee = person_row(call, line.payee);
    if (!payee) return payee.error();
    auto subject = person_row(call, line.subject);
    if (!subject) return subject.error();
    out.rows.push_back({line.item.payment.award, line.item.payment.month, line.claim, payee->name,
                        subject->name, mask_id_number(subject->id_number), line.item.item,
                        line.item.amount_fen, line.held});
  }
  return out;
}

Answered<Receipt> compare_statement(const Call& call, const StatementRequest& in) {
  auto key = roll_key(call);
  if (!key) return key.error();
  auto statement = in.file ? read_file(call, key->programme, *in.file) : typed(in.lines);
  if (!statement) return statement.error();
  auto done =
      workflows::compare_statement(call.services.book, call.request(),
                                   {key->programme, key->month, call.path.at("home"),
                                    std::move(statement->lines), std::move(statement->sha256)});
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

}  // namespace yiben::api::handlers
