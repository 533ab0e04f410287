#include "workflows/loop/reservations.h"

#include "cases/case_people.h"
#include "workflows/loop/sealing.h"

namespace yiben::workflows {
namespace {

using eventstore::Reservation;

std::string open_claim_key(const std::string& programme, PersonId person) {
  return "open-claim/" + programme + "/" + person.text();
}
std::string source_key(const std::string& source) { return "source/" + source; }

Reservation take(std::string key, std::string owner) {
  return {Reservation::Kind::take, std::move(key), std::move(owner)};
}
Reservation release(std::string key, std::string owner) {
  return {Reservation::Kind::release, std::move(key), std::move(owner)};
}

// Reserved from filing to the end.
Reservations open_claims(Reservation::Kind kind, const Claim::Filed& filed) {
  Reservations out;
  for (const auto& person : people_of(filed))
    out.push_back({kind, open_claim_key(filed.programme, person), filed.claim.stream()});
  return out;
}

}  // namespace

std::string person_key(const eventstore::KeyRing& keys, std::string_view number) {
  return "person/" + keys.lookup_hash(number);
}
std::string member_key(PersonId person) { return "member/" + person.text(); }
std::string login_key(const std::string& login) { return "login/" + login; }

Reservations reservations_of(const Person::State&, const Person::Event& event,
                             const eventstore::KeyRing& keys) {
  const auto* e = std::get_if<Person::Registered>(&event);
  if (!e || e->id_number.plain.empty()) return {};
  return {take(person_key(keys, e->id_number.plain), e->person.stream())};
}

Reservations reservations_of(const Household::State&, const Household::Event& event,
                             const eventstore::KeyRing&) {
  Reservations out;
  if (auto* e = std::get_if<Household::Formed>(&event))
    for (const auto& member : e->members)
      out.push_back(take(member_key(member), e->household.stream()));
  else if (auto* e = std::get_if<Household::MemberJoined>(&event))
    out.push_back(take(member_key(e->person), e->household.stream()));
  else if (auto* e = std::get_if<Household::MemberLeft>(&event))
    out.push_back(release(member_key(e->person), e->household.stream()));
  return out;
}

Reservations reservations_of(const Claim::State& before, const Claim::Event& event,
                             const eventstore::KeyRing&) {
  if (auto* e = std::get_if<Claim::Filed>(&event)) return open_claims(Reservation::Kind::take, *e);
  // What is decided stands in the way of nothing while it is told.
  if (std::holds_alternative<Claim::Decided>(event))
    return open_claims(Reservation::Kind::release, *before.filed);
  return {};
}

Reservations reservations_of(const User::State&, const User::Event& event,
                             const eventstore::KeyRing&) {
  const auto* e = std::get_if<User::Created>(&event);
  if (!e) return {};
  return {take(login_key(e->login), e->user.stream())};
}

Reservations reservations_of(const Sender::State& before, const Sender::Event& event,
                             const eventstore::KeyRing&) {
  if (auto* e = std::get_if<Sender::Registered>(&event))
    return {take(source_key(e->source), e->sender.stream())};
  if (auto* e = std::get_if<Sender::Ended>(&event))
    return {release(source_key(before.registered->source), e->sender.stream())};
  return {};
}

std::string open_saga_key(const std::string& life_event, PersonId subject) {
  return "open-saga/" + life_event + "/" + subject.text();
}

Reservations reservations_of(const Saga::State& before, const Saga::Event& event,
                             const eventstore::KeyRing&) {
  if (auto* e = std::get_if<Saga::Opened>(&event))
    return {take(open_saga_key(e->life_event.id, e->subject), e->saga.stream())};
  if (std::holds_alternative<Saga::Ended>(event))
    return {release(open_saga_key(before.opened->life_event.id, before.opened->subject),
                    before.opened->saga.stream())};
  return {};
}

namespace {

template <class D>
eventstore::Result<Reservations> without_state(const eventstore::EntryView& entry,
                                               const eventstore::KeyRing& keys) {
  auto event = opened_event<typename D::Event>(entry, keys);
  if (!event) return event.error();
  return reservations_of(typename D::State{}, *event, keys);
}

template <class D>
eventstore::Result<Reservations> with_state(const eventstore::EntryView& entry,
                                            const eventstore::KeyRing& keys,
                                            std::map<std::string, typename D::State>& states) {
  auto event = opened_event<typename D::Event>(entry, keys);
  if (!event) return event.error();
  auto& state = states[std::string(entry.stream)];
  auto out = reservations_of(state, *event, keys);
  state = D::evolve(std::move(state), *event);
  return out;
}

}  // namespace

eventstore::Result<Reservations> ReservationFold::next(const eventstore::EntryView& entry) {
  const auto category = entry.category();
  if (category == Person::category) return without_state<Person>(entry, keys_);
  if (category == Household::category) return without_state<Household>(entry, keys_);
  if (category == User::category) return without_state<User>(entry, keys_);
  if (category == Sender::category) return with_state<Sender>(entry, keys_, senders_);
  if (category == Saga::category) {
    auto out = with_state<Saga>(entry, keys_, sagas_);
    if (entry.type == Saga::Ended::event.type) sagas_.erase(std::string(entry.stream));
    return out;
  }
  if (category != Claim::category) return Reservations{};
  auto out = with_state<Claim>(entry, keys_, claims_);
  if (entry.type == Claim::Ended::event.type) claims_.erase(std::string(entry.stream));
  return out;
}

}  // namespace yiben::workflows
