// What a server of a demo district has besides: accounts on the sign-in page, and the other
// departments' systems, played here.
#pragma once

#include "api/server/services.h"
#include "ops/departments.h"
#include "ops/workspace.h"

namespace yiben::ops {

// What a demo's sign-in page offers.
std::vector<api::DemoAccountView> shown_demo_accounts(const Workspace&, const api::MessageTable&);

struct SimulatedDepartments {
  std::optional<std::uint16_t> port;  // nullopt: none are simulated
  int faults_in_a_thousand = 20;      // of the calls to them
};

// nullptr when none are wanted or none can be started, which standard error is told. A port that
// is taken is no reason not to serve: any other will do. `port`: of this server, for their facts.
std::unique_ptr<DepartmentsServer> simulated_departments(const SimulatedDepartments&, Workspace&,
                                                         std::uint16_t port);

}  // namespace yiben::ops
