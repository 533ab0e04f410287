// Which cell of a row holds which field.
#pragma once

#include "import/findings.h"

namespace yiben::ops {

class Columns {
 public:
  // Names what is missing, unknown or there twice. Rows can only be read when ready().
  Columns(const Table&, const std::vector<ColumnWords>&, const ImportWords&, Findings&);

  bool ready() const { return ready_; }
  bool has(std::string_view field) const { return by_field_.contains(field); }
  // From 0; requires has().
  std::size_t at(std::string_view field) const { return by_field_.find(field)->second; }
  std::size_t width() const { return header_.size(); }
  const std::string& header(std::size_t at) const { return header_[at]; }

 private:
  std::vector<std::string> header_;
  std::map<std::string, std::size_t, std::less<>> by_field_;
  bool ready_ = true;
};

}  // namespace yiben::ops
