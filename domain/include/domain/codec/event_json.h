// Events for readers outside: the stored payload of one version of an event as JSON, and back to
// the same bytes. Nothing is upcast: a reader of the stream gets what was recorded. Sealed fields
// stay ciphertext.
#pragma once

#include <string>
#include <vector>

#include "domain/codec/json.h"
#include "domain/event.h"

namespace yiben {

// Errors: unknown_type, unknown_version, damaged.
Result<std::string, Undecodable> event_json(std::string_view type, std::uint16_t version,
                                            std::string_view payload);
// The inverse: the payload whose event_json() this is. Errors: damaged also when the JSON does not
// fit the version's fields.
Result<std::string, Undecodable> event_payload(std::string_view type, std::uint16_t version,
                                               std::string_view json);

// The division the fact belongs to, as its code: the event's own `division`, else its `town`. Empty
// when it names none, as a later step of a case does. Whoever acted (`by`) may sit elsewhere.
// Errors as event_json().
Result<std::string, Undecodable> event_division(std::string_view type, std::uint16_t version,
                                                std::string_view payload);

struct EventSchema {
  std::string type;
  std::uint16_t version = 1;
  json::value schema;  // JSON Schema draft 2020-12, its named structs under $defs
};
// Every version of every event, by type and version.
std::vector<EventSchema> event_schemas();

}  // namespace yiben
