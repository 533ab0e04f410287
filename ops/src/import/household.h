// 低保 rows of one household, put together and checked against each other.
#pragma once

#include "import/reading.h"

namespace yiben::ops {

// A value all rows of a household share: the first row that has it sets it.
template <class T>
struct Shared {
  std::optional<T> value;
  int line = 0;
  bool wrong = false;  // some row's cell was at fault: nothing is said about the others

  // False: this row says something else than an earlier one.
  bool take(const std::optional<T>& here, int at) {
    if (!here) return true;
    if (!value) {
      value = here;
      line = at;
    }
    return *value == *here;
  }
};

struct HouseholdRow {
  Row const* row = nullptr;
  std::optional<std::size_t> person;  // in plan.people
  std::string id_text;                // as it stands, for finding the head
  std::optional<std::string> householder;
  bool head = false;  // by the relation
  std::vector<Category> categories;
};

struct HouseholdGroup {
  std::vector<HouseholdRow> rows;
  bool whole = true;  // every row could be read far enough to know who the head is
  Shared<std::string> division;
  Shared<Area> area;
  Shared<Fen> amount, supplement;
  Shared<Month> since;

  // Names what is wrong among the rows; plans the award when nothing is.
  void close(Reading&) const;

 private:
  // The head's place in rows; nothing when there is none, or more than one, which is named.
  std::optional<std::size_t> head(const Reading&) const;
  std::optional<std::size_t> head_by_relation(const Reading&) const;
  std::optional<std::size_t> head_by_number(const Reading&) const;
  // What each row may have of the supplement, by category: a person counts once, with the highest.
  std::vector<Fen> supplement_limits(const Reading&) const;
  // Named when the household's supplement is above what its categories come to.
  bool supplement_fits(const Reading&, const std::vector<Fen>& limits) const;
  void plan(Reading&, std::size_t head, const std::vector<Fen>& limits) const;
};

}  // namespace yiben::ops
