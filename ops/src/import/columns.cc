#include "import/columns.h"

#include <set>

namespace yiben::ops {

Columns::Columns(const Table& table, const std::vector<ColumnWords>& words, const ImportWords& all,
                 Findings& findings)
    : header_(table.header) {
  std::set<std::string> ignored{""};  // a column without a heading
  for (const auto& name : all.ignored_columns) ignored.insert(folded(name));
  std::map<std::string, const ColumnWords*> by_name;
  for (const auto& column : words)
    for (const auto& name : column.names) by_name[folded(name)] = &column;

  int line = table.header_line;
  for (std::size_t i = 0; i < header_.size(); ++i) {
    int number = static_cast<int>(i) + 1;
    auto name = folded(header_[i]);
    auto found = by_name.find(name);
    if (found == by_name.end() && ignored.contains(name)) continue;
    if (found == by_name.end()) {
      findings.add(ImportFault::column_unknown, line, number, header_[i]);
      continue;
    }
    auto [before, fresh] = by_field_.emplace(found->second->field, i);
    if (!fresh)
      findings.add(ImportFault::column_twice, line, number, header_[i],
                   {{"other", column_letters(static_cast<int>(before->second) + 1)}});
  }
  for (const auto& column : words) {
    if (!column.required || has(column.field)) continue;
    ready_ = false;
    findings.add(ImportFault::column_missing, line, 0, "", {{"column", column.names.front()}});
  }
}

}  // namespace yiben::ops
