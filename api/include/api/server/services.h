// What handlers work with; everything is borrowed and outlives the server.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "api/exchange/kafka.h"
#include "api/money/bank_file.h"
#include "api/money/statement.h"
#include "api/office/account_types.h"
#include "api/office/try_limit.h"
#include "api/server/messages.h"
#include "api/server/problem.h"
#include "domain/office/division.h"
#include "projections/views.h"
#include "workflows/cases/timers.h"
#include "workflows/exchange/exchange.h"
#include "workflows/loop/book.h"
#include "workflows/office/machines.h"
#include "workflows/office/rule_book.h"
#include "workflows/office/sessions.h"
#include "workflows/office/users.h"

namespace yiben::api {

// A request that has been answered, for the server's own log: who asked what, never about whom.
struct RequestDone {
  std::string_view id;     // told as X-Request-Id
  std::string_view route;  // "GET /api/v1/people/{person}"; empty: there is none
  std::string_view problem;
  int status = 0;
  std::int64_t us = 0;
  UserId user;  // nil: nobody
  std::string_view address;
};

struct Services {
  const workflows::Book& book;
  workflows::RuleBook& rules;
  projections::Views& views;
  workflows::UserDirectory& users;
  workflows::Sessions& sessions;
  workflows::Machines& machines;
  workflows::Exchange& exchange;
  const DivisionTable& divisions;
  const MessageTable& messages;
  const BankFileWords& bank_words;
  const StatementWords& statement_words;
  // A spreadsheet's first sheet. Error: a problem to answer with.
  std::function<Answered<Table>(std::string_view bytes)> read_table;
  eventstore::Log&
      access_log;  // the second log: every read of personal data, before it is answered
  std::string version;
  std::string openapi;  // the document, made once
  // Facts that come by Kafka; empty where none can.
  std::function<InboundHealth()> inbound;
  // Why no saga goes on; empty while they do.
  std::function<std::string()> saga_trouble;
  // What is in Kafka beside the log; empty where nothing is relayed.
  std::function<StreamHealth()> streams;
  // Moves the office's date and ends the waits that are over; empty outside a demo.
  std::function<workflows::Outcome<std::int64_t>(int days)> move_clock;
  // Roles that the rules name must have a second factor.
  bool second_factor = false;
  // TLS ends before us, and what the proxy says of the peer's address is believed.
  bool behind_proxy = false;
  std::vector<DemoAccountView> demo_accounts = {};  // empty outside a demo
  std::shared_ptr<workflows::Hashing> hashing = std::make_shared<workflows::Hashing>();
  // Whether webhooks may post to this machine and its link.
  bool local_webhooks = false;
  // Of the family's page.
  std::shared_ptr<ProgressTries> progress_tries = std::make_shared<ProgressTries>();
  std::function<void(const RequestDone&)> request_done = {};  // empty: nobody keeps them
  // What is wrong, by name; empty function: nobody looks.
  std::function<std::map<std::string, std::string>()> troubles = {};
};

}  // namespace yiben::api
