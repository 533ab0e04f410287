#include "domain/codec/event_codec.h"
#include "domain/exchange/delivery.h"
#include "domain/exchange/outside_fact.h"
#include "domain/exchange/sender.h"
#include "domain/exchange/webhook.h"

namespace yiben {

template struct EventCodec<Webhook::Event>;
template struct EventCodec<Delivery::Event>;
template struct EventCodec<Sender::Event>;
template struct EventCodec<OutsideFact::Event>;

}  // namespace yiben
