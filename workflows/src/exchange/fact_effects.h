// What another system's fact does to sagas 联办, in the transaction that records it: a step it had
// taken on is answered, or a life event hears of it, which opens one where there is none.
#pragma once

#include "domain/exchange/outside_fact.h"
#include "workflows/loop/transaction.h"
#include "workflows/office/rule_book.h"

namespace yiben::workflows {

struct FactNews {
  FactId fact;
  const OutsideFact::Envelope& envelope;
  const json::value& data;              // of a type that fits
  const std::vector<PersonId>& people;  // those of them we know
};

// Why a step's answer is not this sender's to give; nullopt for any other fact. Errors: io,
// corrupt.
Outcome<std::optional<std::string>> refuse_answer(const Book&, const Rules&, const FactNews&);

// Whom a step's answer is about.
Outcome<std::vector<PersonId>> people_of_answer(const Book&, const json::value& data);

// Refused with saga_already_open when another fact has opened one meanwhile: then again.
Outcome<void> apply_fact(Transaction&, const Book&, const Rules&, const FactNews&);

}  // namespace yiben::workflows
