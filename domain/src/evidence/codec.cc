#include "domain/codec/event_codec.h"
#include "domain/evidence/access.h"
#include "domain/evidence/adoption.h"

namespace yiben {

template struct EventCodec<Access::Event>;
template struct EventCodec<Adoption::Event>;

}  // namespace yiben
