// The AsyncAPI 3 document of the topics the relay writes.
#pragma once

#include <string>
#include <vector>

#include "domain/codec/json.h"
#include "workflows/exchange/cloud_event.h"

namespace yiben::workflows {

// One version of an event as it goes out: with every attribute an event may have, and with as few
// as it may.
struct SampleEvent {
  std::string type, name;  // "claim.filed", "claim.filed.v1"
  std::uint16_t version = 1;
  eventstore::Envelope full, least;
};

json::object asyncapi_document(const std::vector<SampleEvent>&, const std::string& version);

// The schema of an event's headers there.
const json::value* headers_schema(const json::value& document);

}  // namespace yiben::workflows
