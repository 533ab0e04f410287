// Parts of the OpenAPI document that follow from a row: what it takes and how it may answer.
#pragma once

#include "api/server/route.h"

namespace yiben::api {

json::array parameters_of(const Route&);
json::object responses_of(const Route&, SchemaWriter&);
json::object request_body_of(const Route&, SchemaWriter&);

// What the rows' parts refer to in `components`.
json::object shared_responses(SchemaWriter&);

}  // namespace yiben::api
