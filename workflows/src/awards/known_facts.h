// The facts claims were decided on: of one claim read by itself, of very many in one pass.
#pragma once

#include <unordered_map>
#include <unordered_set>

#include "domain/cases/claim.h"
#include "workflows/loop/book.h"
#include "workflows/loop/failure.h"

namespace yiben::workflows {

class KnownFacts {
 public:
  explicit KnownFacts(const Book& book) : book_(book) {}

  // Finds the last facts of all of these as of a position. They stay sealed until asked for.
  Outcome<void> note(const std::unordered_set<ClaimId>&, eventstore::Position as_of);

  // The facts last recorded; nullopt for a claim that was never filed. What was erased is missing.
  Outcome<std::optional<Facts>> of(ClaimId) const;

 private:
  struct Sealed {
    std::string type, payload;
    std::uint16_t schema_version = 0;
    eventstore::Uuid event_id{};
  };
  const Book& book_;
  std::unordered_map<ClaimId, Sealed> noted_;
};

}  // namespace yiben::workflows
