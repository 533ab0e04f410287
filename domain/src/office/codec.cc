#include "domain/codec/event_codec.h"
#include "domain/office/machine.h"
#include "domain/office/published.h"
#include "domain/office/session.h"
#include "domain/office/user.h"

namespace yiben {

template struct EventCodec<User::Event>;
template struct EventCodec<Published::Event>;
template struct EventCodec<Session::Event>;
template struct EventCodec<Machine::Event>;

}  // namespace yiben
