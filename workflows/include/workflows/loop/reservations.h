// What an event reserves in the log and what it sets free: that an identity number, a login or a
// source belongs to one, that nobody is in two households or has two open claims on a programme or
// two open sagas of one life event.
// The one place that says so; Transaction asks here for every event it adds, a restored log again.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/cases/claim.h"
#include "domain/exchange/sender.h"
#include "domain/life_events/saga.h"
#include "domain/office/user.h"
#include "domain/people/household.h"
#include "domain/people/person.h"
#include "eventstore/keys.h"
#include "eventstore/log.h"

namespace yiben::workflows {

// Keys, for asking who owns one.
std::string person_key(const eventstore::KeyRing&, std::string_view normalised_number);
std::string member_key(PersonId);
std::string login_key(const std::string& login);
std::string open_saga_key(const std::string& life_event, PersonId subject);

using Reservations = std::vector<eventstore::Reservation>;

// `before`: the state the event was decided on.
template <class State, class Event>
Reservations reservations_of(const State&, const Event&, const eventstore::KeyRing&) {
  return {};  // most events reserve nothing
}
Reservations reservations_of(const Person::State&, const Person::Event&,
                             const eventstore::KeyRing&);
Reservations reservations_of(const Household::State&, const Household::Event&,
                             const eventstore::KeyRing&);
Reservations reservations_of(const Claim::State&, const Claim::Event&, const eventstore::KeyRing&);
Reservations reservations_of(const User::State&, const User::Event&, const eventstore::KeyRing&);
Reservations reservations_of(const Sender::State&, const Sender::Event&,
                             const eventstore::KeyRing&);
Reservations reservations_of(const Saga::State&, const Saga::Event&, const eventstore::KeyRing&);

// The same from the log's own entries, one after another from the first: for making a log again. A
// person who was erased has no number any more, so nothing is reserved for it.
// Memory: the claims and sagas that are open.
class ReservationFold {
 public:
  explicit ReservationFold(const eventstore::KeyRing& keys) : keys_(keys) {}
  // Errors: corrupt, unknown_version.
  eventstore::Result<Reservations> next(const eventstore::EntryView&);

 private:
  const eventstore::KeyRing& keys_;
  std::map<std::string, Claim::State> claims_;    // open ones, by stream
  std::map<std::string, Saga::State> sagas_;      // open ones, by stream
  std::map<std::string, Sender::State> senders_;  // by stream
};

}  // namespace yiben::workflows
