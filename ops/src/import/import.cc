#include "ops/import.h"

#include <openssl/evp.h>

#include <algorithm>

#include "import/layout.h"
#include "import/reading.h"
#include "ops/progress.h"

namespace yiben::ops {
namespace {

using eventstore::Append;
using eventstore::Errc;

// The same cells make the same command, however the file was saved. Keyed, so that nobody who has
// the log can try out which roster was brought in.
Uuid command_id(const Table& table, const ImportOptions& options, const eventstore::KeyRing& keys) {
  auto* hash = EVP_MD_CTX_new();
  EVP_DigestInit_ex(hash, EVP_sha256(), nullptr);
  auto add = [&](std::string_view text, char end) {
    EVP_DigestUpdate(hash, text.data(), text.size());
    EVP_DigestUpdate(hash, &end, 1);
  };
  auto add_row = [&](const std::vector<std::string>& cells) {
    for (const auto& cell : cells) add(trimmed(cell), '\x1F');
    add("", '\x1E');
  };
  add("import/" + options.programme, '\x1E');
  add_row(table.header);
  for (const auto& row : table.rows) add_row(row.cells);
  std::string digest(32, '\0');
  EVP_DigestFinal_ex(hash, reinterpret_cast<unsigned char*>(digest.data()), nullptr);
  EVP_MD_CTX_free(hash);
  auto keyed = keys.lookup_hash(digest);
  Uuid out;
  std::copy_n(keyed.begin(), out.bytes.size(), out.bytes.begin());
  out.bytes[6] = static_cast<std::uint8_t>(0x80 | (out.bytes[6] & 0x0F));  // RFC 9562 version 8
  out.bytes[8] = static_cast<std::uint8_t>(0x80 | (out.bytes[8] & 0x3F));
  return out;
}

ImportProblem told(const eventstore::Error& e) {
  return {std::string(eventstore::name(e.code)) + ": " + e.detail};
}
ImportProblem told(const workflows::Failure& f) {
  if (auto* error = f.error()) return told(*error);
  std::string out(name(f.rejection()->rule));
  for (const auto& [key, value] : f.rejection()->details) out += ", " + key + ": " + value;
  return {out};
}

using ReadRows = void (*)(Reading&, const Table&, const std::function<void(std::size_t)>&);
ReadRows rows_of(const std::string& programme) {
  if (programme == "dibao") return read_dibao;
  if (programme == "orphan") return read_orphans;
  if (programme == "funeral") return read_funerals;
  return nullptr;
}

void add_up(const Plan& plan, ImportReport& report) {
  for (const auto& p : plan.people) ++(p.known ? report.known_people : report.new_people);
  for (const auto& a : plan.awards)
    report.total_fen += a.granted.basic_fen + a.granted.supplement_fen;
  report.awards = plan.awards.size();
  report.events = plan.events();
}

Finding too_many(std::size_t events) {
  return {std::string(enum_name(ImportFault::too_many_events)),
          0,
          0,
          "",
          {{"found", std::to_string(events)}, {"limit", std::to_string(Append::events_max)}}};
}

// Reads the rows into the reading's plan and the report's figures.
Result<void, ImportProblem> check_rows(Reading& reading, const Table& table, ImportReport& report) {
  if (!reading.columns.ready()) return {};
  Progress bar("check", table.rows.size());
  rows_of(reading.programme)(reading, table, [&](std::size_t done) { bar.at(done); });
  if (reading.failed) return told(*reading.failed);
  add_up(reading.plan, report);
  return {};
}

Result<void, ImportProblem> write(const ImportWorld& world, const workflows::Request& request,
                                  const Plan& plan, ImportReport& report) {
  if (report.events > Append::events_max) {
    report.findings.push_back(too_many(report.events));
    return {};
  }
  Progress bar("write", plan.people.size() + plan.awards.size());
  auto receipt = write_plan(world.book, request, plan, [&](std::size_t done) { bar.at(done); });
  if (receipt) {
    report.written = *receipt;
    return {};
  }
  const workflows::Failure failure = receipt.error();
  const auto* error = failure.error();
  if (!error || error->code != Errc::too_large) return told(failure);
  report.findings.push_back(too_many(report.events));
  return {};
}

// What the office adds up to under its rows against what was read of them.
void check_totals(const Layout& layout, const Columns& columns, const Plan& plan,
                  Findings& findings) {
  auto check = [&](std::string_view field, Fen read) {
    const auto said = layout.totals.find(field);
    if (said == layout.totals.end()) return;
    const auto amount = Fen::parse_yuan(trimmed(said->second));
    if (amount && *amount == read) return;
    const auto at = columns.at(field);
    findings.add(ImportFault::total_differs, layout.totals_line, static_cast<int>(at) + 1,
                 columns.header(at),
                 {{"said", std::string(trimmed(said->second))}, {"read", read.yuan()}});
  };
  Fen amount, supplement;
  for (const auto& award : plan.awards) {
    amount += award.granted.basic_fen;
    supplement += award.granted.supplement_fen;
  }
  check("amount", amount);
  check("supplement", supplement);
}

Finding of_table(const TableProblem& problem) {
  return {std::string(enum_name(problem.fault)),
          problem.line,
          problem.column,
          "",
          {{"detail", problem.detail}}};
}

}  // namespace

Result<ImportReport, ImportProblem> import_roster(const ImportWorld& world, std::string_view bytes,
                                                  const ImportOptions& options) {
  const auto& book = world.book;
  auto columns = world.words.programmes.find(options.programme);
  if (!rows_of(options.programme) || columns == world.words.programmes.end())
    return ImportProblem{"no roster of this programme can be read: " + options.programme};
  ImportReport report;
  report.first_month = options.first_month.value_or(Month::containing(book.today()));
  auto sheets = read_sheets(bytes);
  if (!sheets) {
    report.findings.push_back(of_table(sheets.error()));
    return report;
  }
  const auto layout = lay_out(std::move(*sheets), columns->second, world.words);
  const auto* table = &layout.table;
  report.rows = table->rows.size();

  auto rules = world.rules.now();
  if (!rules) return told(rules.error());
  const auto* pack = (*rules)->pack_on(book.rule_pack, book.today());
  const auto* programme = pack ? pack->programme(options.programme) : nullptr;
  if (!programme)
    return ImportProblem{"rule pack " + book.rule_pack + " has no " + options.programme + " today"};

  Findings findings;
  Columns found(*table, columns->second, world.words, findings);
  workflows::Request request{command_id(*table, options, book.keys), workflows::system_actor(book)};
  Reading reading(world, options, request.command_id, *programme, pack->ref(),
                  (*rules)->funeral_homes, found, findings);
  if (auto ok = check_rows(reading, *table, report); !ok) return ok.error();
  if (findings.empty()) check_totals(layout, found, reading.plan, findings);
  report.findings = std::move(findings).sorted();

  auto before = book.log.find_command(request.command_id.bytes);
  if (!before) return told(before.error());
  if (*before) {
    report.written = **before;
    report.written->repeated = true;
    return report;
  }
  if (!report.findings.empty() || options.dry_run) return report;
  if (auto ok = write(world, request, reading.plan, report); !ok) return ok.error();
  return report;
}

}  // namespace yiben::ops
