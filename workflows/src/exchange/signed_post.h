// What is posted to a webhook: a structured CloudEvent with the headers of Standard Webhooks.
#pragma once

#include <string>

#include "domain/exchange/webhook.h"
#include "workflows/exchange/http_connection.h"
#include "workflows/loop/book.h"

namespace yiben::workflows {

// Signed with every secret that is valid now. `id` is the same when it is sent again.
HttpPost signed_post(const Book&, const Webhook::State&, const std::string& id, std::string body);

// An event that is not in the log, to see whether the address takes what we post.
HttpPost test_post(const Book&, const Webhook::State&);

}  // namespace yiben::workflows
