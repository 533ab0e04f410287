// Exchange: everything that stands between the book and other systems, in one hand.
#pragma once

#include "workflows/exchange/deliveries.h"
#include "workflows/exchange/outside_facts.h"
#include "workflows/exchange/senders.h"
#include "workflows/exchange/webhooks.h"
#include "workflows/life_events/department_connections.h"

namespace yiben::workflows {

struct Exchange {
  // Begins delivering. Borrows the first three.
  Exchange(const Book& book, RuleBook& rules, eventstore::Log& delivery_log,
           DepartmentTerms department_terms = {})
      : webhooks(book),
        senders(book),
        facts(book),
        deliveries(Deliveries::start(book, delivery_log)),
        departments(
            DepartmentConnections::start(book, rules, senders, std::move(department_terms))) {}

  WebhookDirectory webhooks;
  SenderDirectory senders;
  FactDesk facts;
  std::unique_ptr<Deliveries> deliveries;
  std::unique_ptr<DepartmentConnections> departments;
};

}  // namespace yiben::workflows
