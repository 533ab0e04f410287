// Handlers of streams, webhooks and facts, for the rows of routes.cc. A handler parses, calls and
// translates.
#pragma once

#include "api/exchange/kafka.h"
#include "api/exchange/types.h"
#include "api/server/route.h"

namespace yiben::api::handlers {

// schemas.cc
Answered<SchemaList> schemas(const Call&, const None&);
Answered<json::value> schema(const Call&, const None&);
Answered<FactTypeList> fact_types(const Call&, const None&);
Answered<TopicList> topics(const Call&, const None&);

// webhooks.cc
Answered<WebhookList> webhooks(const Call&, const None&);
Answered<WebhookPage> webhook(const Call&, const None&);
Answered<Created<WebhookSecret>> new_webhook(const Call&, const NewWebhookRequest&);
Answered<Receipt> change_webhook(const Call&, const ChangeWebhookRequest&);
Answered<Receipt> pause_webhook(const Call&, const PauseRequest&);
Answered<Receipt> resume_webhook(const Call&, const None&);
Answered<WebhookTest> test_webhook(const Call&, const None&);
Answered<WebhookSecret> rotate_webhook_secret(const Call&, const None&);
Answered<Receipt> replay_webhook(const Call&, const ReplayRequest&);
Answered<Receipt> end_webhook(const Call&, const EndRequest&);

// senders.cc
Answered<SenderList> senders(const Call&, const None&);
Answered<SenderSecret> new_sender(const Call&, const NewSenderRequest&);
Answered<SenderSecret> rotate_sender_secret(const Call&, const None&);
Answered<Receipt> end_sender(const Call&, const EndRequest&);
Answered<FactAnswer> take_fact(const Call&, const SignedEvent&);
Answered<FactList> facts(const Call&, const None&);

// events.cc
Answered<EventStream> events(const Call&, const None&);

}  // namespace yiben::api::handlers
