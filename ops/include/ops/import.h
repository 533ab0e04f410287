// Bringing in an existing roster: every row checked against the rules and the log, then all of it
// written in one append, or nothing.
//
//   auto words = load_import_words(folder);
//   auto report = import_roster({book, rules, divisions, *words}, bytes, {.programme = "dibao"});
//   for (const auto& finding : report->findings) … told(finding, *words) …
#pragma once

#include <functional>
#include <optional>

#include "domain/core/text.h"
#include "domain/office/division.h"
#include "ops/tables.h"
#include "workflows/loop/transaction.h"
#include "workflows/office/rule_book.h"
#include "workflows/office/yaml.h"

namespace yiben::ops {

// What can be wrong with a roster that is a table (what is none has a TableFault). Words by the
// same names are in ops/messages/import.yaml.
// clang-format off: grouped by what they are about
enum class ImportFault {
  column_missing,
  column_unknown,
  column_twice,
  total_differs,
  cell_count,
  cell_empty,
  text_too_long,
  id_number_lost,
  id_length,
  id_characters,
  id_area,
  id_birth_date,
  id_checksum,
  id_twice,
  already_on_programme,
  person_died,
  name_differs,
  name_too_long,
  name_characters,
  division_unknown,
  division_elsewhere,
  division_level,
  area_unknown,
  amount_not_number,
  amount_decimals,
  amount_negative,
  amount_zero,
  amount_too_large,
  month_invalid,
  month_future,
  date_invalid,
  date_future,
  flag_unknown,
  account_characters,
  account_length,
  account_check_digit,
  bank_missing,
  account_missing,
  account_shared,
  relation_unknown,
  household_headless,
  household_two_heads,
  head_not_member,
  household_split,
  household_area_differs,
  household_amounts_differ,
  household_months_differ,
  already_in_household,
  category_unknown,
  category_twice,
  category_age,
  supplement_above,
  child_too_old,
  placement_unknown,
  kind_unknown,
  death_before_birth,
  death_differs,
  deceased_draws_benefit,
  item_unknown,
  item_price_invalid,
  item_twice,
  item_above_cap,
  way_unknown,
  home_missing,
  home_unknown,
  too_many_events,
};
// clang-format on

struct Finding {
  std::string fault;                           // name of an ImportFault or a TableFault
  int line = 0;                                // 0: the whole file
  int column = 0;                              // from 1; 0: the whole line
  std::string header;                          // as it stands in the file
  std::map<std::string, std::string> details;  // never a name, a number or an account
};

struct ColumnWords {
  std::string field;
  std::vector<std::string> names;  // the first is the one we print
  bool required = false;
  Text note;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(field), CEREAL_NVP(names), CEREAL_NVP(required), CEREAL_NVP(note));
  }
};

// ops/messages/import.yaml
struct ImportWords {
  std::map<std::string, std::vector<ColumnWords>> programmes;
  // Words a cell may hold: by kind of cell, then by what it means.
  std::map<std::string, std::map<std::string, std::vector<std::string>>> values;
  std::vector<std::string> separators;  // between several words in one cell
  std::vector<std::string> item_marks;  // between an item and its price
  std::vector<std::string> date_marks;  // for the dash of a date
  // Columns that offices keep and nobody here needs; the beginnings of lines that are totals or
  // notes.
  std::vector<std::string> ignored_columns, total_lines, note_lines;
  std::map<std::string, Text> places, faults, summaries, help;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(programmes), CEREAL_NVP(values), CEREAL_NVP(separators), CEREAL_NVP(item_marks),
       CEREAL_NVP(date_marks), CEREAL_NVP(ignored_columns), CEREAL_NVP(total_lines),
       CEREAL_NVP(note_lines), CEREAL_NVP(places), CEREAL_NVP(faults), CEREAL_NVP(summaries),
       CEREAL_NVP(help));
  }
};

struct ImportProblem {
  std::string text;  // the world failed: what and where
};

std::string default_messages_folder();
workflows::Loaded<ImportWords> load_import_words(const std::string& messages_folder);

struct ImportWorld {
  const workflows::Book& book;
  workflows::RuleBook& rules;
  const DivisionTable& divisions;
  const ImportWords& words;
};

struct ImportOptions {
  std::string programme;  // dibao, orphan, funeral
  // The first month this book pays; what was due for months before has been paid elsewhere.
  // Nothing: this month.
  std::optional<Month> first_month;
  bool dry_run = false;
};

struct ImportReport {
  std::vector<Finding> findings;  // by line and column
  std::size_t rows = 0, new_people = 0, known_people = 0, awards = 0, events = 0;
  Fen total_fen;
  Month first_month;
  std::optional<eventstore::Receipt> written;  // repeated: this very roster was brought in before
};

// All or nothing, and the same roster once: its command id follows from the cells, so that a run
// after a crash, or the same sheet saved in another format, is answered with the first one's
// receipt.
//
// Errors: what the log reports; a rule pack without the programme.
// Cost: about 0.2 ms a row.
Result<ImportReport, ImportProblem> import_roster(const ImportWorld&, std::string_view bytes,
                                                  const ImportOptions&);

// One line, in Chinese and English: where, and what is wrong.
std::string told(const Finding&, const ImportWords&);
// "{name}" in the words replaced by the value of that name.
Text filled(const Text&, const std::map<std::string, std::string>& values);

}  // namespace yiben::ops

namespace yiben {
YIBEN_ENUM_NAMES(ops::ImportFault, "column_missing", "column_unknown", "column_twice",
                 "total_differs", "cell_count", "cell_empty", "text_too_long", "id_number_lost",
                 "id_length", "id_characters", "id_area", "id_birth_date", "id_checksum",
                 "id_twice", "already_on_programme", "person_died", "name_differs", "name_too_long",
                 "name_characters", "division_unknown", "division_elsewhere", "division_level",
                 "area_unknown", "amount_not_number", "amount_decimals", "amount_negative",
                 "amount_zero", "amount_too_large", "month_invalid", "month_future", "date_invalid",
                 "date_future", "flag_unknown", "account_characters", "account_length",
                 "account_check_digit", "bank_missing", "account_missing", "account_shared",
                 "relation_unknown", "household_headless", "household_two_heads", "head_not_member",
                 "household_split", "household_area_differs", "household_amounts_differ",
                 "household_months_differ", "already_in_household", "category_unknown",
                 "category_twice", "category_age", "supplement_above", "child_too_old",
                 "placement_unknown", "kind_unknown", "death_before_birth", "death_differs",
                 "deceased_draws_benefit", "item_unknown", "item_price_invalid", "item_twice",
                 "item_above_cap", "way_unknown", "home_missing", "home_unknown", "too_many_events")
}
