// A demo office that answers HTTP on a port of its own.
#pragma once

#include <memory>
#include <string>

#include "api/server/server.h"
#include "ops/workspace.h"

namespace yiben::bench {

struct Office {
  std::unique_ptr<ops::Workspace> workspace;
  std::unique_ptr<eventstore::Log> access = eventstore::memory_log(500199);
  std::unique_ptr<eventstore::Log> delivery_log = eventstore::memory_log(500199);
  std::unique_ptr<workflows::UserDirectory> users;
  std::unique_ptr<workflows::Sessions> sessions;
  std::unique_ptr<workflows::Machines> machines;
  std::unique_ptr<workflows::Exchange> exchange;
  api::MessageTable messages;
  api::BankFileWords words;
  api::StatementWords statement_words;
  std::unique_ptr<api::Services> services;
  std::unique_ptr<api::Server> server;

  explicit Office(const std::string& folder);  // emptied first
};

}  // namespace yiben::bench
