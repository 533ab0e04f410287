// Handlers of signing in, what the office publishes, its clock, for the rows of routes.cc. A
// handler parses, calls and translates.
#pragma once

#include "api/office/types.h"
#include "api/server/route.h"

namespace yiben::api::handlers {

// session.cc
Answered<WithHeaders<Me>> sign_in(const Call&, const SignInRequest&);
Answered<WithHeaders<None>> sign_out(const Call&, const None&);
Answered<Me> me(const Call&, const None&);

// reference.cc
Answered<Health> health(const Call&, const None&);
Answered<Messages> messages(const Call&, const None&);
Answered<DivisionList> divisions(const Call&, const None&);
Answered<ProgrammeList> programmes(const Call&, const None&);
Answered<Procedure> procedure(const Call&, const None&);
Answered<ColleagueList> colleagues(const Call&, const None&);
Answered<ClockAnswer> move_clock(const Call&, const ClockRequest&);

}  // namespace yiben::api::handlers
