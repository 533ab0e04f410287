// Who may ask: the grants that rows of the route tables name. What they may see and do beyond that
// is decided by division in the handlers and by the procedure in the domain.
#pragma once

#include "api/server/route.h"

namespace yiben::api {

using enum Role;

inline const Grant everyone = Open::to_everyone;
inline const Grant signed_in = Open::to_signed_in;
inline const Grant registering = std::vector{village_assistant, town_clerk, funeral_home};
inline const Grant keeping_households = std::vector{village_assistant, town_clerk};
// To another account to pay to.
inline const Grant agreeing = std::vector{town_clerk, town_reviewer, district_reviewer};
inline const Grant office =
    std::vector{village_assistant,  town_clerk, town_reviewer, district_reviewer,
                district_confirmer, finance,    supervisor,    funeral_home};
// A funeral home is no office: it sees its own cases and whom it registers, nobody's benefits.
inline const Grant officials =
    std::vector{village_assistant,  town_clerk, town_reviewer, district_reviewer,
                district_confirmer, finance,    supervisor};
inline const Grant acting = std::vector{village_assistant, town_clerk,         town_reviewer,
                                        district_reviewer, district_confirmer, funeral_home};
inline const Grant towns_confirm = std::vector{town_reviewer, district_reviewer};
inline const Grant money = std::vector{finance};
inline const Grant drawing = std::vector{district_reviewer, finance};
inline const Grant confirming = std::vector{district_confirmer};
inline const Grant subscribing = std::vector{integrator, supervisor};
inline const Grant connecting = std::vector{integrator};
inline const Grant inspecting = std::vector{supervisor, audit_administrator};
inline const Grant undoing = std::vector{district_reviewer, district_confirmer};
inline const Grant district =
    std::vector{district_reviewer, district_confirmer, finance, supervisor};
inline const Grant preparing = std::vector{district_reviewer};
inline const Grant deciding = std::vector{district_reviewer, district_confirmer};
inline const Grant having_accounts = std::vector{system_administrator};
inline const Grant securing = std::vector{security_administrator};
inline const Grant watching = std::vector{security_administrator, audit_administrator};
inline const Grant administering =
    std::vector{system_administrator, security_administrator, audit_administrator};
inline const Grant seeing_machines = std::vector{security_administrator, supervisor};

}  // namespace yiben::api
