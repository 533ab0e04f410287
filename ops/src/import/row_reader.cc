#include "import/row_reader.h"

#include <algorithm>

#include "domain/people/bank_account.h"
#include "domain/people/person_name.h"

namespace yiben::ops {
namespace {

constexpr std::size_t name_characters_max = 50;
constexpr std::size_t account_digits_min = 8, account_digits_max = 32;

bool digits_only(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "5.00199195803E+17": what is left of a number a spreadsheet took for an amount.
bool lost_to_excel(std::string_view text) {
  auto e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0) return false;
  auto exponent = text.substr(e + 1);
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  return text.substr(0, e).find_first_not_of("0123456789.") == std::string_view::npos &&
         !exponent.empty() && digits_only(exponent);
}

ImportFault fault_of(IdNumberProblem problem) {
  switch (problem) {
    case IdNumberProblem::length:
      return ImportFault::id_length;
    case IdNumberProblem::characters:
      return ImportFault::id_characters;
    case IdNumberProblem::area:
      return ImportFault::id_area;
    case IdNumberProblem::birth_date:
      return ImportFault::id_birth_date;
    case IdNumberProblem::checksum:
      break;
  }
  return ImportFault::id_checksum;
}

}  // namespace

bool RowReader::whole() const {
  if (row_.cells.size() == columns_.width()) return true;
  row_fault(ImportFault::cell_count, {{"expected", std::to_string(columns_.width())},
                                      {"found", std::to_string(row_.cells.size())}});
  return false;
}

std::string_view RowReader::text(std::string_view field) const {
  if (!columns_.has(field)) return {};
  auto at = columns_.at(field);
  return at < row_.cells.size() ? trimmed(row_.cells[at]) : std::string_view{};
}

bool RowReader::empty(std::string_view field, Needed needed) const {
  if (!text(field).empty()) return false;
  if (needed == Needed::yes) fault(field, ImportFault::cell_empty);
  return true;
}

std::optional<std::string> RowReader::words(std::string_view field, Needed needed,
                                            std::size_t limit) const {
  if (empty(field, needed)) return std::nullopt;
  if (characters(text(field)) > limit) {
    fault(field, ImportFault::text_too_long, {{"limit", std::to_string(limit)}});
    return std::nullopt;
  }
  return std::string(text(field));
}

std::optional<std::string> RowReader::name(std::string_view field, Needed needed) const {
  if (empty(field, needed)) return std::nullopt;
  auto name = text(field);
  std::optional<ImportFault> wrong;
  if (characters(name) > name_characters_max) wrong = ImportFault::name_too_long;
  const auto kept = person_name(name);
  if (!wrong && !kept) wrong = ImportFault::name_characters;
  if (!wrong) return *kept;
  fault(field, *wrong);
  return std::nullopt;
}

std::optional<IdNumber> RowReader::id_number(std::string_view field) const {
  if (empty(field, Needed::yes)) return std::nullopt;
  if (lost_to_excel(text(field))) {
    fault(field, ImportFault::id_number_lost);
    return std::nullopt;
  }
  auto number = parse_id_number(text(field), world_.book.today());
  if (number) return *number;
  fault(field, fault_of(number.error()));
  return std::nullopt;
}

std::optional<std::string> RowReader::village(std::string_view field) const {
  if (empty(field, Needed::yes)) return std::nullopt;
  auto division = Division::parse(text(field));
  auto district = Division::parse(world_.book.district);
  std::optional<ImportFault> wrong;
  if (!division)
    wrong = ImportFault::division_unknown;
  else if (district && !district->covers(*division))
    wrong = ImportFault::division_elsewhere;
  else if (division->level() != DivisionLevel::village)
    wrong = ImportFault::division_level;
  else if (!world_.divisions.known(*division, world_.book.today()))
    wrong = ImportFault::division_unknown;
  if (!wrong) return division->text();
  fault(field, *wrong, {{"district", world_.book.district}});
  return std::nullopt;
}

ReadAmount read_amount(std::string_view text, Zero zero) {
  bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  auto dot = text.find('.');
  auto whole = text.substr(0, dot);
  auto part = dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
  bool number = !whole.empty() && digits_only(whole) && digits_only(part) &&
                (dot == std::string_view::npos || !part.empty());
  if (!number) return {std::nullopt, ImportFault::amount_not_number};
  if (negative) return {std::nullopt, ImportFault::amount_negative};
  if (part.size() > 2) return {std::nullopt, ImportFault::amount_decimals};
  auto amount = Fen::parse_yuan(text);
  if (!amount || *amount > amount_max_fen) return {std::nullopt, ImportFault::amount_too_large};
  if (amount->fen == 0 && zero == Zero::refused) return {std::nullopt, ImportFault::amount_zero};
  return {amount, {}};
}

std::optional<Fen> RowReader::amount(std::string_view field, Needed needed, Zero zero) const {
  if (empty(field, needed)) return std::nullopt;
  auto read = read_amount(text(field), zero);
  if (!read.amount) fault(field, read.fault, {{"limit", amount_max_fen.yuan()}});
  return read.amount;
}

// "2026年3月1日", "2026/3/1", "20260301" as "2026-3-1", "2026-03-01".
std::string RowReader::dashed(std::string_view text) const {
  std::string out(text);
  for (const auto& mark : world_.words.date_marks)
    for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark))
      out.replace(at, mark.size(), "-");
  if (out.ends_with('-')) out.pop_back();
  if (digits_only(out) && (out.size() == 6 || out.size() == 8)) {
    out.insert(4, "-");
    if (out.size() == 9) out.insert(7, "-");
  }
  // One digit of a month or day becomes two.
  for (std::size_t from = 4; from != std::string::npos && from < out.size();) {
    auto end = std::min(out.find('-', from + 1), out.size());
    if (end - from == 2) out.insert(from + 1, "0");
    from = out.find('-', from + 1);
  }
  return out;
}

std::optional<Month> RowReader::month(std::string_view field, Needed needed) const {
  if (empty(field, needed)) return std::nullopt;
  auto written = dashed(text(field));
  // Excel makes the first day of a month that is typed in.
  if (written.size() == 10 && written.ends_with("-01")) written.resize(7);
  auto month = Month::parse(written);
  if (!month)
    fault(field, ImportFault::month_invalid);
  else if (*month > Month::containing(world_.book.today()) + 1)
    fault(field, ImportFault::month_future);
  else
    return month;
  return std::nullopt;
}

std::optional<Date> RowReader::date(std::string_view field) const {
  if (empty(field, Needed::yes)) return std::nullopt;
  auto date = Date::parse(dashed(text(field)));
  if (!date)
    fault(field, ImportFault::date_invalid);
  else if (*date > world_.book.today())
    fault(field, ImportFault::date_future);
  else
    return date;
  return std::nullopt;
}

std::optional<std::string> meaning_of(std::string_view word, const std::string& kind,
                                      const ImportWords& words) {
  auto wanted = folded(word);
  auto values = words.values.find(kind);
  if (values == words.values.end()) return std::nullopt;
  for (const auto& [meaning, names] : values->second)
    for (const auto& name : names)
      if (name == wanted) return meaning;
  return std::nullopt;
}

std::optional<std::string> RowReader::meaning(std::string_view field, const std::string& kind,
                                              Needed needed, ImportFault otherwise) const {
  if (empty(field, needed)) return std::nullopt;
  auto found = meaning_of(text(field), kind, world_.words);
  if (!found) fault(field, otherwise);
  return found;
}

std::optional<Area> RowReader::area(std::string_view field) const {
  auto found = meaning(field, "area", Needed::yes, ImportFault::area_unknown);
  return found ? enum_from<Area>(*found) : std::nullopt;
}

std::optional<std::string> RowReader::account(std::string_view field) const {
  if (empty(field, Needed::no)) return std::nullopt;
  std::string digits;
  for (char c : text(field))
    if (c != ' ') digits += c;  // as printed on a card
  std::optional<ImportFault> wrong;
  if (lost_to_excel(digits))
    wrong = ImportFault::id_number_lost;
  else if (!digits_only(digits))
    wrong = ImportFault::account_characters;
  else if (digits.size() < account_digits_min || digits.size() > account_digits_max)
    wrong = ImportFault::account_length;
  if (!wrong && !bank_account(digits)) wrong = ImportFault::account_check_digit;
  if (!wrong) return digits;
  fault(field, *wrong);
  return std::nullopt;
}

void RowReader::fault(std::string_view field, ImportFault fault,
                      std::map<std::string, std::string> details) const {
  if (!columns_.has(field)) return row_fault(fault, std::move(details));
  auto at = columns_.at(field);
  findings_.add(fault, row_.line, static_cast<int>(at) + 1, columns_.header(at),
                std::move(details));
}
void RowReader::row_fault(ImportFault fault, std::map<std::string, std::string> details) const {
  findings_.add(fault, row_.line, 0, "", std::move(details));
}

}  // namespace yiben::ops
