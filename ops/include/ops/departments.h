// Other departments' systems, simulated over HTTP, so that life events run on one machine. They
// keep to docs/departments.md as honest systems do; what goes wrong on the way to them and back is
// drawn by chance or scripted.
//
//   POST /police   a call of a step      GET /   what has been done so far
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "domain/core/result.h"
#include "ops/workspace.h"

namespace yiben::ops {

struct DepartmentsOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8790;  // 0 picks a free one
  // Where results are told later: the server's POST /api/v1/facts. Empty: they are only told when
  // asked for.
  std::string facts_url = "http://127.0.0.1:8787/api/v1/facts";
  int faults_in_a_thousand = 50;
  std::uint64_t seed = 1;
  std::string script;   // a YAML file of faults; empty: by chance alone
  std::string batches;  // the folder of the server's batch folders; empty: none
  int callback_after_ms = 2'000;
  int late_ms = 20'000;  // beyond what the caller waits
};

class DepartmentsServer {
 public:
  // Error: what is wrong with the script or the port.
  static Result<std::unique_ptr<DepartmentsServer>, std::string> start(const DepartmentsOptions&);
  virtual ~DepartmentsServer() = default;
  virtual std::uint16_t port() const = 0;
  // Calls taken, faults among them, acts done twice (never), as one line.
  virtual std::string summary() const = 0;
};

// The secret between the demo office and a simulated department, by its CloudEvents source.
std::string demo_department_secret(const std::string& source);

// Registers every published department as a sender, with that secret. Does nothing where they are.
Result<void, WorkspaceProblem> register_demo_departments(Workspace&);
// Publishes the departments' addresses as those of the simulated ones on this port. Does nothing
// where they are.
Result<void, WorkspaceProblem> point_demo_departments(Workspace&, std::uint16_t port);

}  // namespace yiben::ops
