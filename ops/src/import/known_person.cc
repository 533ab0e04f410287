#include "import/known_person.h"

#include "workflows/loop/reservations.h"
#include "workflows/loop/sealing.h"
#include "workflows/people/people.h"

namespace yiben::ops {

eventstore::Result<std::optional<KnownPerson>> known_person(const workflows::Book& book,
                                                            const IdNumber& number) {
  auto stream = book.log.reservation_owner(workflows::person_key(book.keys, number.text));
  if (!stream) return stream.error();
  if (!*stream) return std::optional<KnownPerson>{};
  KnownPerson out;
  auto cursor = book.log.read_stream(**stream);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return entry.error();
    if (!*entry) break;
    auto event = workflows::opened_event<Person::Event>(**entry, book.keys);
    if (!event) return event.error();
    if (auto* registered = std::get_if<Person::Registered>(&*event))
      out.name = registered->name.plain;
    out.state = Person::evolve(std::move(out.state), *event);
  }
  auto household = book.log.reservation_owner(workflows::member_key(out.state.person));
  if (!household) return household.error();
  out.in_a_household = household->has_value();
  return std::optional(std::move(out));
}

}  // namespace yiben::ops
