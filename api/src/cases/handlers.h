// Handlers of claims on their way, for the rows of routes.cc. A handler parses, calls and
// translates.
#pragma once

#include "api/cases/types.h"
#include "api/people/types.h"
#include "api/server/route.h"

namespace yiben::api::handlers {

// claims.cc
Answered<Created<FileClaimAnswer>> file_claim(const Call&, const workflows::FileClaim&);
Answered<Receipt> act_on_step(const Call&, const StepRequest&);
Answered<Receipt> sign_step(const Call&, const None&);
Answered<Receipt> extend_claim(const Call&, const ReasonRequest&);
Answered<Receipt> flag_claim(const Call&, const FlagRequest&);
Answered<Assessment> trial_assessment(const Call&, const AssessRequest&);

// case_page.cc
Answered<WithHeaders<CaseAnswer>> case_page(const Call&, const None&);

// inbox.cc
Answered<InboxAnswer> inbox(const Call&, const None&);
Answered<InboxAnswer> search_inbox(const Call&, const InboxSearch&);
Answered<InboxCounts> inbox_counts(const Call&, const None&);

}  // namespace yiben::api::handlers
