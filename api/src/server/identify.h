// Who asks: a session's cookie, or a machine's key; and whether they may ask this.
#pragma once

#include "api/server/dispatcher.h"

namespace yiben::api {

std::string header_of(const HttpRequest&, const std::string& name);

// Fills in the call's actor, session, address and agent. Errors: not_signed_in (401),
// no_permission, password_change_needed, second_factor_setup_needed (403).
Answered<void> identify(Call&, const Route&, const HttpRequest&);

}  // namespace yiben::api
