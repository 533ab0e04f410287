// Takes what is left of a book for the book, once somebody answers for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "eventstore/merkle.h"
#include "workflows/loop/book.h"
#include "workflows/loop/failure.h"

namespace yiben::workflows {

struct FoundHead {
  std::string log;
  eventstore::TreeHead found;
  std::optional<eventstore::TreeHead> known;
};
using FoundHeads = std::vector<FoundHead>;

// Errors: reason_needed, and those of an append.
Outcome<void> adopt_book(const Book&, const FoundHeads&, const std::string& reason);

}  // namespace yiben::workflows
