// Cursors and pages. A cursor is the key, within its range, of the last row of the page before, in
// hexadecimal; one that is not ours at worst starts the list at an odd place.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "projections/page.h"
#include "projections/snapshot.h"

namespace yiben::projections {

inline constexpr std::size_t page_rows_max = 1'000;

std::string to_cursor(std::string_view key);
// Empty, the first page, when the text is no cursor.
std::string from_cursor(std::string_view cursor);

// A page while it is filled. One row more than the limit is looked for, to know whether to go on.
template <class Row>
class PageOf {
 public:
  explicit PageOf(std::size_t limit) : limit_(std::clamp<std::size_t>(limit, 1, page_rows_max)) {}

  // What these answer ends the walk when false.
  bool add(Row row, std::string_view key) {
    if (page_.rows.size() == limit_) {
      page_.next = to_cursor(last_);
      return false;
    }
    page_.rows.push_back(std::move(row));
    last_ = key;
    return true;
  }
  bool fail(Error why) {
    fault_ = std::move(why);
    return false;
  }

  Result<Page<Row>> done(const Result<void>& scanned) {
    if (!scanned) return scanned.error();
    if (fault_) return *fault_;
    return std::move(page_);
  }

 private:
  const std::size_t limit_;
  Page<Row> page_;
  std::string last_;
  std::optional<Error> fault_;
};

}  // namespace yiben::projections
