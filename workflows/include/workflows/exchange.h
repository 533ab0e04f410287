// Exchange: everything that stands between the book and other systems, in one hand.
#pragma once

#include "workflows/deliveries.h"
#include "workflows/outside_facts.h"
#include "workflows/senders.h"
#include "workflows/webhooks.h"

namespace yiben::workflows {

struct Exchange {
  // Begins delivering. Borrows both.
  Exchange(const Book& book, eventstore::Log& delivery_log)
      : webhooks(book),
        senders(book),
        facts(book),
        deliveries(Deliveries::start(book, delivery_log)) {}

  WebhookDirectory webhooks;
  SenderDirectory senders;
  FactDesk facts;
  std::unique_ptr<Deliveries> deliveries;
};

}  // namespace yiben::workflows
