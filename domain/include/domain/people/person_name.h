// A person's name as the book keeps it, so that one name written in two ways is one name: 张　三
// with a wide space, a dot of one keyboard or another between the parts of a name, a radical typed
// for the character, a decomposed accent, a character of a private area an older GB 18030 gave it.
#pragma once

#include <string>
#include <string_view>

#include "domain/core/rejection.h"

namespace yiben {

// What can be told apart is kept, and nothing is refused: for what somebody looks for. Text that is
// not UTF-8 comes back as it is.
std::string normal_name(std::string_view written);

// The same, of a name that can be one: letters of any script, the dot between parts (·), and
// between letters that are not Chinese a space, a hyphen, an apostrophe or a full stop; 1 to 50
// characters. Refused with name_invalid.
Lawful<std::string> person_name(std::string_view written);

}  // namespace yiben
