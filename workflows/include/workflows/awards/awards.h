// What stands behind a running award.
#pragma once

#include "domain/awards/award.h"
#include "workflows/loop/transaction.h"
#include "workflows/office/rule_book.h"

namespace yiben::workflows {

// How the amount of a month comes about: as its claim was assessed, or as a raise since then
// computed it. Nothing for an amount that was brought in with a roster, or whose facts were erased.
Outcome<std::optional<Assessment>> explain_award(const Book&, RuleBook&, AwardId, Month);

}  // namespace yiben::workflows
