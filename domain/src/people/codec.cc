#include "domain/codec/event_codec.h"
#include "domain/people/household.h"
#include "domain/people/person.h"

namespace yiben {

template struct EventCodec<Person::Event>;
template struct EventCodec<Household::Event>;

}  // namespace yiben
