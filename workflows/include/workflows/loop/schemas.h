// The field list of every version of every event, kept in the log itself, so that whoever reads it
// in thirty years needs nothing of ours to know what a payload held.
#pragma once

#include "workflows/loop/transaction.h"

namespace yiben::workflows {

// "document-schema-claim.filed": one version of the document per version of the event.
std::string schema_stream(std::string_view event_type);

// Publishes the schemas the log does not hold yet, all in one append. Returns how many were new.
// Errors: definition_invalid when the log holds a different one for the same type and version:
// this program would read, and write, those bytes otherwise than whoever wrote them.
Outcome<int> publish_schemas(const Book&);

}  // namespace yiben::workflows
