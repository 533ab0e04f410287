#include "domain/codec/event_codec.h"
#include "domain/evidence/access.h"

namespace yiben {

template struct EventCodec<Access::Event>;

}  // namespace yiben
