// Handlers of rosters, awards and raises, for the rows of routes.cc. A handler parses, calls and
// translates.
#pragma once

#include "api/awards/raises.h"
#include "api/awards/types.h"
#include "api/server/route.h"

namespace yiben::api::handlers {

// rosters.cc
Answered<RosterAnswer> roster(const Call&, const None&);
Answered<AwardAnswer> award(const Call&, const None&);

// raises.cc
Answered<RaiseList> raises(const Call&, const None&);
Answered<workflows::RaisePreview> preview_raise(const Call&, const None&);
Answered<PrepareRaiseAnswer> prepare_raise(const Call&, const PrepareRaiseRequest&);
Answered<Receipt> withdraw_raise(const Call&, const WithdrawRaiseRequest&);
Answered<ConfirmRaiseAnswer> confirm_raise(const Call&, const None&);

}  // namespace yiben::api::handlers
