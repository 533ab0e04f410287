// An office whose sagas are measured: a log on disk with fsync, departments that answer at once,
// and a life event of ten steps, one after another. No views.
#pragma once

#include <atomic>

#include "tests/bench/load.h"
#include "workflows/life_events/saga_runner.h"
#include "workflows/office/rule_book.h"

namespace yiben::bench {

inline constexpr int bench_saga_steps = 10;

// Answers on the caller's thread.
class InstantDepartments : public workflows::Connectors {
 public:
  void call(const workflows::StepCall&, Done done) override {
    ++calls_;
    done({ReplyKind::succeeded, "{}", {}});
  }
  std::uint64_t calls() const { return calls_; }

 private:
  std::atomic<std::uint64_t> calls_ = 0;
};

class SagaOffice {
 public:
  explicit SagaOffice(const std::string& folder);  // emptied first
  ~SagaOffice();

  // Sagas at their first step, which they will go on with at `wakes_at`: written in bulk, all of
  // one person.
  void write_waiting(std::uint64_t sagas, Instant wakes_at);
  void register_subjects(std::uint64_t sagas);
  // Opens a saga for each of them, from several threads.
  void open();
  void run();  // an engine
  void stop();
  void wait_until_ended(std::uint64_t sagas) const;  // of those opened since write_waiting()
  void reopen();                                     // the log, without an engine

  eventstore::Log& log() { return *log_; }
  const workflows::Book& book() const { return *book_; }
  InstantDepartments& departments() { return departments_; }
  void move_clock_to(Instant at) { now_us_ = at.us; }

 private:
  void open_log();
  std::vector<PersonId> next_people(std::uint64_t count);

  const std::string folder_;
  std::atomic<std::int64_t> now_us_;
  std::unique_ptr<eventstore::Log> log_;
  std::unique_ptr<eventstore::KeyRing> keys_;
  std::unique_ptr<workflows::Book> book_;
  std::unique_ptr<workflows::RuleBook> rules_;
  InstantDepartments departments_;
  std::unique_ptr<workflows::SagaRunner> runner_;
  std::uint64_t people_ = 0;
  std::vector<PersonId> subjects_;
  eventstore::Position opened_from_ = 0;
};

}  // namespace yiben::bench
