// Commands about webhooks: systems that facts are posted to. What becomes of each fact is in
// workflows/deliveries.h.
#pragma once

#include "domain/exchange/webhook.h"
#include "workflows/loop/directory.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {

using WebhookDirectory = Directory<Webhook>;

struct NewWebhook {
  std::string name, url;
  std::vector<std::string> types;
  std::string division;  // empty: all facts of the ledger
  eventstore::Position from = 0;
};
struct SubscribedWebhook {
  WebhookId webhook;
  std::string secret;  // told this once; empty when the command is a repeat
  Receipt receipt;
};
Outcome<SubscribedWebhook> subscribe_webhook(const Book&, const Request&, const NewWebhook&);

struct WebhookChange {
  std::string name, url;
  std::vector<std::string> types;
  std::string division;
};
// What has not gone out yet follows it.
Outcome<Receipt> change_webhook(const Book&, const Request&, WebhookId, const WebhookChange&);

// The secret before stays valid for a day. Told once, as above.
struct RotatedSecret {
  std::string secret;
  Receipt receipt;
};
Outcome<RotatedSecret> rotate_webhook_secret(const Book&, const Request&, WebhookId);

// Tries what is held back or parked again at once: one stream, or with an empty name all of them.
Outcome<Receipt> replay_webhook(const Book&, const Request&, WebhookId, const std::string& stream);
// Posts again what was wanted of some positions, one range after the other: of one stream, or with
// an empty name of all.
struct AskedRange {
  std::string stream;
  std::optional<eventstore::Position> from, to;  // both meant
};
Outcome<Receipt> replay_range(const Book&, const Request&, WebhookId, const AskedRange&);

// Nothing is posted in between, and nothing is left out after it.
Outcome<Receipt> pause_webhook(const Book&, const Request&, WebhookId, const std::string& reason);
Outcome<Receipt> resume_webhook(const Book&, const Request&, WebhookId);
Outcome<Receipt> end_webhook(const Book&, const Request&, WebhookId, const std::string& reason);

}  // namespace yiben::workflows
