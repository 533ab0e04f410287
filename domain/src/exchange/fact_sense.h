// What a fact that is well formed may still not say: days that have not come, people who were not
// born, amounts below nothing. `wrong` is empty for a fact that makes sense.
#pragma once

#include "domain/exchange/fact_types.h"

namespace yiben {

using Wrongs = std::vector<JsonProblem>;

Wrongs sense_of(const DeathFact&, Date today);
Wrongs sense_of(const MarriageFact&, Date today);
Wrongs sense_of(const IncomeFact&, Date today);
Wrongs sense_of(const CertificateFact&, Date today);
Wrongs sense_of(const StepAnswerFact&, Date today);

}  // namespace yiben
