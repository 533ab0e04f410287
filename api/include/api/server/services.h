// What handlers work with; everything is borrowed and outlives the server.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "api/exchange/kafka.h"
#include "api/money/bank_file.h"
#include "api/money/statement.h"
#include "api/office/try_limit.h"
#include "api/server/messages.h"
#include "api/server/problem.h"
#include "domain/office/division.h"
#include "projections/views.h"
#include "workflows/cases/timers.h"
#include "workflows/exchange/exchange.h"
#include "workflows/loop/book.h"
#include "workflows/office/rule_book.h"
#include "workflows/office/users.h"

namespace yiben::api {

// An account of the demo district that anyone may sign in with.
struct DemoSignIn {
  std::string login, password, name, division;
  Role role = Role::town_clerk;
};

struct Services {
  const workflows::Book& book;
  workflows::RuleBook& rules;
  projections::Views& views;
  workflows::UserDirectory& users;
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
  // Of the family's page.
  std::shared_ptr<TryLimit> progress_tries = std::make_shared<TryLimit>();
  std::vector<DemoSignIn> demo_accounts = {};  // none outside a demo
};

}  // namespace yiben::api
