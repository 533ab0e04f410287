#include "tests/bench/saga_office.h"

#include <filesystem>
#include <thread>

#include "eventstore/check.h"
#include "ops/give_way.h"
#include "tests/bench/life_event.h"
#include "tests/opening.h"
#include "workflows/loop/sealing.h"

namespace yiben::bench {
namespace {

using eventstore::check;

constexpr const char* district = "500199";
constexpr const char* village = "500199001001";
constexpr std::size_t runner_threads = 16;

}  // namespace

SagaOffice::SagaOffice(const std::string& folder)
    : folder_(folder), now_us_(eventstore::system_clock()()) {
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_);
  open_log();
  publish_steps(*book_, std::vector<std::string>(bench_saga_steps, "department.act"));
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

std::vector<PersonId> SagaOffice::next_people(std::uint64_t count) {
  const auto first = people_;
  people_ += count;
  return register_people(*book_, first, count);
}

void SagaOffice::write_waiting(std::uint64_t sagas, Instant wakes_at) {
  const auto subject = next_people(1).front();
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

void SagaOffice::register_subjects(std::uint64_t sagas) { subjects_ = next_people(sagas); }

void SagaOffice::open() {
  opened_from_ = log_->head();
  on_threads(subjects_.size(), [&](std::uint64_t i) {
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
