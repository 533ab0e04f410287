#include "workflows/exchange/webhooks.h"

#include "workflows/exchange/signatures.h"

namespace yiben::workflows {

Outcome<SubscribedWebhook> subscribe_webhook(const Book& book, const Request& request,
                                             const NewWebhook& in) {
  const WebhookId webhook{derived_id(request.command_id, "webhook")};
  const auto secret = new_signing_secret();
  auto receipt = run(book, request, [&](Transaction& tx) {
    return tx.decide<Webhook>(
        webhook.stream(),
        Webhook::Subscribe{webhook, in.name, in.url, in.types, in.division, in.from, secret});
  });
  if (!receipt) return receipt.error();
  return SubscribedWebhook{webhook, receipt->repeated ? std::string{} : secret, *receipt};
}

Outcome<RotatedSecret> rotate_webhook_secret(const Book& book, const Request& request,
                                             WebhookId webhook) {
  const auto secret = new_signing_secret();
  auto receipt = run(book, request, [&](Transaction& tx) {
    return tx.decide<Webhook>(webhook.stream(), Webhook::RotateSecret{secret, tx.now()});
  });
  if (!receipt) return receipt.error();
  return RotatedSecret{receipt->repeated ? std::string{} : secret, *receipt};
}

Outcome<Receipt> replay_webhook(const Book& book, const Request& request, WebhookId webhook,
                                const std::string& stream) {
  return run(book, request, [&](Transaction& tx) {
    return tx.decide<Webhook>(webhook.stream(), Webhook::AskReplay{stream, tx.now()});
  });
}

Outcome<Receipt> replay_range(const Book& book, const Request& request, WebhookId webhook,
                              const AskedRange& in) {
  return run(book, request, [&](Transaction& tx) {
    return tx.decide<Webhook>(webhook.stream(),
                              Webhook::AskRange{in.stream, in.from, in.to, book.log.head()});
  });
}

Outcome<Receipt> change_webhook(const Book& book, const Request& request, WebhookId webhook,
                                const WebhookChange& in) {
  return run(book, request, [&](Transaction& tx) {
    return tx.decide<Webhook>(webhook.stream(),
                              Webhook::Change{in.name, in.url, in.types, in.division});
  });
}

Outcome<Receipt> pause_webhook(const Book& book, const Request& request, WebhookId webhook,
                               const std::string& reason) {
  return run(book, request, [&](Transaction& tx) {
    return tx.decide<Webhook>(webhook.stream(), Webhook::Pause{reason});
  });
}

Outcome<Receipt> resume_webhook(const Book& book, const Request& request, WebhookId webhook) {
  return run(book, request, [&](Transaction& tx) {
    return tx.decide<Webhook>(webhook.stream(), Webhook::Resume{});
  });
}

Outcome<Receipt> end_webhook(const Book& book, const Request& request, WebhookId webhook,
                             const std::string& reason) {
  return run(book, request, [&](Transaction& tx) {
    return tx.decide<Webhook>(webhook.stream(), Webhook::End{reason});
  });
}

}  // namespace yiben::workflows
