// How the smallest values are walked by an archive that keeps bytes: as the number they are made
// of.
#pragma once

#include "domain/core/date.h"
#include "domain/core/ids.h"
#include "domain/core/money.h"

namespace yiben {

template <class Ar>
void serialize(Ar& ar, Date& d) {
  ar(d.days);
}
template <class Ar>
void serialize(Ar& ar, Month& m) {
  ar(m.months);
}
template <class Ar>
void serialize(Ar& ar, Instant& i) {
  ar(i.us);
}
template <class Ar>
void serialize(Ar& ar, Fen& f) {
  ar(f.fen);
}
template <class Ar>
void serialize(Ar& ar, Uuid& u) {
  ar(u.bytes);
}
template <class Ar, class Tag>
void serialize(Ar& ar, Id<Tag>& id) {
  ar(id.uuid);
}

}  // namespace yiben
