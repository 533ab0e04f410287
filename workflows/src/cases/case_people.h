// The people of a case as its decisions see them: alive, and what else they draw.
#pragma once

#include "domain/awards/award.h"
#include "domain/cases/claim.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {

// Everyone a claim is about: the members of a household, or the one subject.
std::vector<PersonId> people_of(const Claim::Filed&);

// Of a household's benefit a person's share is an equal part of the basic amount and the whole of
// their own supplement.
Fen share_of(const Award::State&, const Award::State::Due&, PersonId);

// A person's share of every other benefit they draw this month.
Outcome<std::vector<HeldBenefit>> held_benefits(Transaction&, const std::vector<PersonId>&,
                                                const std::string& except_programme);

// The award of this programme that the person still holds by name and that has run out by itself
// before this month, as by age; nullopt: none, so that what they hold stands in the way of another.
Outcome<std::optional<AwardId>> run_out_award(Transaction&, PersonId, const std::string& programme);

Outcome<CaseSubject> case_subject(Transaction&, const Claim::Filed&);

}  // namespace yiben::workflows
