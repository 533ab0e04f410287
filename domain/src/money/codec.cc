#include "domain/codec/event_codec.h"
#include "domain/money/benefit_roll.h"
#include "domain/money/fund.h"
#include "domain/money/payment.h"
#include "domain/money/recovery.h"

namespace yiben {

template struct EventCodec<BenefitRoll::Event>;
template struct EventCodec<Payment::Event>;
template struct EventCodec<Fund::Event>;
template struct EventCodec<Recovery::Event>;

}  // namespace yiben
