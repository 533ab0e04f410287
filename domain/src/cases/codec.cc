#include "domain/cases/claim.h"
#include "domain/codec/event_codec.h"

namespace yiben {

template struct EventCodec<Claim::Event>;

}  // namespace yiben
