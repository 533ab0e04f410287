#include "domain/awards/award.h"
#include "domain/awards/standard_raise.h"
#include "domain/codec/event_codec.h"

namespace yiben {

template struct EventCodec<Award::Event>;
template struct EventCodec<StandardRaise::Event>;

}  // namespace yiben
