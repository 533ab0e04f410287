// Types of events that readers outside are not told: they hold what proves that somebody is who
// they say, be it sealed or as a hash, or tell of signing in. The one list of server-sent events,
// webhooks and the list of types.
//
// Kafka has them all the same: the log is made again from there, and its root can only be compared
// with every entry.
#pragma once

#include <string_view>

namespace yiben {

// Of a type, "user.password_set", or of all that begin alike, "session.*", where each is withheld.
bool is_withheld(std::string_view type);

}  // namespace yiben
