#include "domain/codec/event_codec.h"
#include "domain/life_events/saga.h"

namespace yiben {

template struct EventCodec<Saga::Event>;

}  // namespace yiben
