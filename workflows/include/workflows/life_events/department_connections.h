// DepartmentConnections: calls of steps as HTTP posts to the departments' addresses
// (domain/reference/department.h), signed. What a department's engineers read of it is
// docs/departments.md.
//
//   POST <url>
//   content-type: application/json
//   idempotency-key: <saga>/<step>/<epoch>
//   webhook-id, webhook-timestamp, webhook-signature: workflows/signatures.h
//   {"call": "perform", "act": "deregister_household", "subject": {…}, …}
//
//   200 {"result": "succeeded", "answer": {…}}
//
// A department whose address begins with "batch:" is reached by files (workflows/batch_folder.h).
//
// After some failures in a row a department counts as down: its calls are answered with not_done
// without being sent, but for one now and then.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "workflows/exchange/senders.h"
#include "workflows/life_events/connectors.h"
#include "workflows/office/rule_book.h"

namespace yiben::workflows {

struct DepartmentTerms {
  // Both together are less than step_call_timeout_us: what is sent is answered, or known not to be,
  // before the saga asks about it.
  int wait_ms = 8'000;          // for a connection to be free
  int timeout_ms = 15'000;      // of one post, from connecting to the answer's end
  std::size_t connections = 8;  // to one department
  int down_after = 5;           // failures in a row
  int down_ms = 30'000;
  std::string batches;             // the folder of the batch folders; empty: there are none
  int batches_every_ms = 600'000;  // how often files are written and read
};

struct DepartmentStatus {
  std::string department;
  std::uint64_t calls = 0, failures = 0;
  int failures_in_a_row = 0;
  bool down = false;
  std::size_t waiting = 0;  // for a free connection
  std::string trouble;      // of the last failure, or of a batch folder
};

// Threads: every function from any thread; works on one of its own.
class DepartmentConnections : public Connectors {
 public:
  static std::unique_ptr<DepartmentConnections> start(const Book&, RuleBook&, SenderDirectory&,
                                                      DepartmentTerms = {});
  // Of the departments called so far.
  virtual std::vector<DepartmentStatus> status() const = 0;
};

}  // namespace yiben::workflows
