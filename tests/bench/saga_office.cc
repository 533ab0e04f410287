#include "tests/bench/saga_office.h"

#include <filesystem>
#include <thread>

#include "domain/office/published.h"
#include "domain/people/id_number.h"
#include "eventstore/check.h"
#include "ops/give_way.h"
#include "tests/opening.h"
#include "workflows/loop/sealing.h"
#include "workflows/people/people.h"

namespace yiben::bench {
namespace {

using eventstore::check;
using workflows::Outcome;
using workflows::Transaction;

constexpr const char* district = "500199";
constexpr const char* village = "500199001001";
constexpr std::size_t runner_threads = 16, caller_threads = 8;

Limit limit() { return {5, TimeUnit::working_day, CountFrom::next_day, Roll::forward, "bench"}; }

LifeEvent ten_steps() {
  LifeEvent event{.id = "bench", .law = {"bench"}, .due = limit()};
  for (int i = 0; i < bench_saga_steps; ++i) {
    SagaStep step;
    step.id = "step" + std::to_string(i);
    if (i > 0) step.depends_on = {"step" + std::to_string(i - 1)};
    step.connector = "department.act";
    step.due = limit();
    step.roles = {Role::district_reviewer};
    event.steps.push_back(step);
  }
  return event;
}

template <class F>
void on_threads(std::size_t threads, std::uint64_t count, const F& f) {
  std::vector<std::thread> all;
  for (std::size_t t = 0; t < threads; ++t)
    all.emplace_back([&, t] {
      for (auto i = t; i < count; i += threads) f(i);
    });
  for (auto& thread : all) thread.join();
}

}  // namespace

SagaOffice::SagaOffice(const std::string& folder)
    : folder_(folder), now_us_(eventstore::system_clock()()) {
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_);
  open_log();
  publish();
}
SagaOffice::~SagaOffice() { stop(); }

void SagaOffice::open_log() {
  auto log = eventstore::open_log(
      {.folder = folder_ + "/log", .ledger = ledger, .opening = opening_of(folder_ + "/log")});
  check(log.has_value(), "the bench's log opens");
  log_ = std::move(*log);
  auto keys = eventstore::open_keys(*log_, std::string(32, 'k'));
  check(keys.has_value(), "its keys open");
  keys_ = std::move(*keys);
  book_ = std::make_unique<workflows::Book>(workflows::Book{
      *log_, *keys_, [this] { return Instant{now_us_}; }, workflows::random_id, district, "demo"});
  rules_ = std::make_unique<workflows::RuleBook>(*log_);
}

void SagaOffice::reopen() {
  stop();
  rules_.reset();
  book_.reset();
  keys_.reset();
  log_.reset();
  open_log();
}

void SagaOffice::publish() {
  const auto event = ten_steps();
  const auto done = workflows::run(
      *book_, {book_->new_id(), workflows::system_actor(*book_)}, [&](Transaction& tx) {
        return tx.decide<Published>(
            Published::stream(DocumentKind::life_event, event.id),
            Published::Issue{
                {DocumentKind::life_event, event.id, 1, json::serialize(to_json(event))}, {}});
      });
  check(done.has_value(), "the bench's life event is published");
}

std::vector<PersonId> SagaOffice::register_people(std::uint64_t count) {
  std::vector<PersonId> people(count);
  const Date born = *Date::parse("1950-01-01");
  const auto first = people_;
  people_ += count;
  on_threads(caller_threads, count, [&](std::uint64_t i) {
    // A serial has three digits, so later people are born later.
    const auto n = first + i;
    const auto number =
        make_id_number(district, born + static_cast<int>(n / 999), static_cast<int>(n % 999) + 1);
    const auto done =
        workflows::register_person(*book_, {book_->new_id(), workflows::system_actor(*book_)},
                                   {"张三", number, village, Area::urban, {}, {}, {}});
    check(done.has_value(), "the bench's people are registered");
    people[i] = done->person;
  });
  return people;
}

void SagaOffice::write_waiting(std::uint64_t sagas, Instant wakes_at) {
  const auto subject = register_people(1).front();
  auto rules = rules_->now();
  check(rules.has_value(), "the rules can be read");
  const auto* published = (*rules)->newest_life_event("bench");
  const Saga::Terms terms{&published->definition, &(*rules)->calendar, book_->now()};
  constexpr std::uint64_t sagas_an_append = 1'000;
  for (std::uint64_t written = 0; written < sagas;) {
    eventstore::Append append;
    append.command_id = book_->new_id().bytes;
    for (; append.streams.size() < sagas_an_append && written < sagas; ++written) {
      const SagaId id{book_->new_id()};
      auto events = Saga::decide({}, Saga::Open{id,
                                                published->ref(),
                                                workflows::saga_number(id, terms.today()),
                                                subject,
                                                {},
                                                village,
                                                {},
                                                {},
                                                workflows::system_actor(*book_),
                                                terms});
      check(events.has_value(), "a saga opens");
      events->push_back(Saga::Postponed{id, "step0", 1, ReplyKind::not_done, "busy",
                                        CallKind::perform, wakes_at});
      eventstore::StreamAppend stream{id.stream(), 0, {}};
      for (const auto& event : *events) {
        auto sealed = workflows::sealed_event(event, book_->new_id().bytes, *keys_);
        check(sealed.has_value(), "an event is sealed");
        stream.events.push_back(std::move(*sealed));
      }
      append.streams.push_back(std::move(stream));
    }
    check(log_->append(std::move(append)).has_value(), "the bench's sagas are written");
  }
}

void SagaOffice::register_subjects(std::uint64_t sagas) { subjects_ = register_people(sagas); }

void SagaOffice::open() {
  opened_from_ = log_->head();
  on_threads(caller_threads, subjects_.size(), [&](std::uint64_t i) {
    const auto done =
        workflows::open_saga(*book_, *rules_, {book_->new_id(), workflows::system_actor(*book_)},
                             {"bench", subjects_[i], {}, village, {}, {}, {}});
    check(done.has_value(), "the bench's sagas open");
  });
}

void SagaOffice::run() {
  auto runner = workflows::SagaRunner::start(*book_, *rules_, departments_,
                                             {.count = runner_threads, .begin = ops::give_way});
  check(runner.has_value(), "the engine starts");
  runner_ = std::move(*runner);
}
void SagaOffice::stop() { runner_.reset(); }

void SagaOffice::wait_until_ended(std::uint64_t sagas) const {
  const auto cursor = log_->read_category(Saga::category, opened_from_);
  for (std::uint64_t ended = 0; ended < sagas;) {
    auto entry = cursor->next();
    check(entry.has_value(), "the bench's sagas can be read");
    if (!*entry)
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    else
      ended += (*entry)->type == Saga::Ended::event.type;
  }
}

}  // namespace yiben::bench
