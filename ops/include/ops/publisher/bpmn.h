#pragma once

#include <string>

#include "ops/publisher/diagram.h"

namespace yiben::ops {

// The definition as BPMN 2.0 with its diagram (ISO/IEC 19510), for those who model in it. What it
// cannot say (asking before repeating, consent, signals by sources) is in the documentation of each
// task; it is an export, nothing reads it back.
std::string bpmn_of(const Diagram&);

}  // namespace yiben::ops
