// Private: a personal value inside an event. In the log it is ciphertext under its subject's own
// key; in memory it is plain text, or nothing once the subject has been erased. Sealing and opening
// are done outside the domain (workflows/sealing.h), by walking an event's fields.
#pragma once

#include <string>

#include "domain/core/ids.h"

namespace yiben {

struct Private {
  Uuid subject;        // whose data it is; nil: nobody's, and nothing is stored
  std::string plain;   // never stored
  std::string sealed;  // what is stored
  bool operator==(const Private& o) const { return subject == o.subject && plain == o.plain; }
};

}  // namespace yiben
