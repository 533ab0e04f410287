// An account that has a password to change or a second factor to set up does nothing else first.
#pragma once

#include "api/office/account_types.h"
#include "api/server/route.h"
#include "domain/office/user.h"

namespace yiben::api {

SecondFactor second_factor_of(const Services&, const User::State&);

// Errors: password_change_needed, second_factor_setup_needed (403).
Answered<void> must_be_ready(const Services&, const User::State&, const Route&);

}  // namespace yiben::api
