#pragma once

#include "api/office/demo.h"
#include "api/office/types.h"
#include "api/server/route.h"

namespace yiben::api::handlers {

// Not found outside a demo.
Answered<DemoAccountList> demo_accounts(const Call&, const None&);

}  // namespace yiben::api::handlers
