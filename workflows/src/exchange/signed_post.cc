#include "exchange/signed_post.h"

#include "workflows/exchange/cloud_event.h"
#include "workflows/exchange/signatures.h"

namespace yiben::workflows {

HttpPost signed_post(const Book& book, const Webhook::State& webhook, const std::string& id,
                     std::string body) {
  const auto timestamp_s = eventstore::system_clock()() / 1'000'000;
  const auto signatures =
      signatures_of({id, body, timestamp_s}, webhook.secrets.valid_at(book.now()));
  return {std::move(body),
          {{"content-type", "application/cloudevents+json"},
           {std::string(webhook_id_header), id},
           {std::string(webhook_timestamp_header), std::to_string(timestamp_s)},
           {std::string(webhook_signature_header), signatures}}};
}

HttpPost test_post(const Book& book, const Webhook::State& webhook) {
  const auto id = random_id().text();
  const auto stream = webhook.subscribed->webhook.stream();
  CloudEvent event;
  event.attributes = {{"id", id},
                      {"source", "/yiben/" + book.district},
                      {"type", std::string(webhook_test_type)},
                      {"subject", stream},
                      {"time", book.now().text()}};
  event.data = R"({"webhook":")" + webhook.subscribed->webhook.text() + R"("})";
  return signed_post(book, webhook, id, structured(event));
}

}  // namespace yiben::workflows
