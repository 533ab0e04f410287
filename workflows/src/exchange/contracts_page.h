// The contracts as a page for people: topics, and the fields of every version of every event.
#pragma once

#include <string>
#include <vector>

#include "domain/codec/event_json.h"
#include "workflows/exchange/topics.h"

namespace yiben::workflows {

// Markdown. Links lead to schemas/ and examples/ beside it.
std::string contracts_page(const std::vector<Topic>&, const std::vector<EventSchema>&);

}  // namespace yiben::workflows
