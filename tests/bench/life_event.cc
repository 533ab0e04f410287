#include "tests/bench/life_event.h"

#include <thread>

#include "domain/codec/json.h"
#include "domain/life_events/life_event.h"
#include "domain/office/published.h"
#include "domain/people/id_number.h"
#include "eventstore/check.h"
#include "workflows/loop/transaction.h"
#include "workflows/people/people.h"

namespace yiben::bench {

using eventstore::check;

void on_threads(std::uint64_t count, const std::function<void(std::uint64_t)>& f) {
  constexpr std::size_t threads = 8;
  std::vector<std::thread> all;
  for (std::size_t t = 0; t < threads; ++t)
    all.emplace_back([&, t] {
      for (auto i = t; i < count; i += threads) f(i);
    });
  for (auto& thread : all) thread.join();
}

void publish_steps(const workflows::Book& book, const std::vector<std::string>& connectors) {
  const Limit limit{5, TimeUnit::working_day, CountFrom::next_day, Roll::forward, "bench"};
  LifeEvent event{.id = "bench", .law = {"bench"}, .due = limit};
  for (const auto& connector : connectors) {
    SagaStep step;
    step.id = "step" + std::to_string(event.steps.size());
    if (!event.steps.empty()) step.depends_on = {event.steps.back().id};
    step.connector = connector;
    step.due = limit;
    step.roles = {Role::district_reviewer};
    event.steps.push_back(step);
  }
  const auto done = workflows::run(
      book, {book.new_id(), workflows::system_actor(book)}, [&](workflows::Transaction& tx) {
        return tx.decide<Published>(
            Published::stream(DocumentKind::life_event, event.id),
            Published::Issue{
                {DocumentKind::life_event, event.id, 1, json::serialize(to_json(event))}, {}});
      });
  check(done.has_value(), "the bench's life event is published");
}

std::vector<PersonId> register_people(const workflows::Book& book, std::uint64_t first,
                                      std::uint64_t count) {
  std::vector<PersonId> people(count);
  const Date born = *Date::parse("1950-01-01");
  on_threads(count, [&](std::uint64_t i) {
    // A serial has three digits, so later people are born later.
    const auto n = first + i;
    const auto number =
        make_id_number("500199", born + static_cast<int>(n / 999), static_cast<int>(n % 999) + 1);
    const auto done =
        workflows::register_person(book, {book.new_id(), workflows::system_actor(book)},
                                   {"张三", number, "500199001001", Area::urban, {}, {}, {}});
    check(done.has_value(), "the bench's people are registered");
    people[i] = done->person;
  });
  return people;
}

}  // namespace yiben::bench
