// One saga's whole world on one thread: our office over a log that can die, departments with
// scripted faults, people who do what lies in their inbox, and a clock that jumps to whatever is
// next. A run is a plan; the same plan gives the same run.
#pragma once

#include <map>
#include <sstream>

#include "domain/awards/award.h"
#include "domain/life_events/saga.h"
#include "domain/office/published.h"
#include "eventstore/verify.h"
#include "tests/workflows/loop/killed_log.h"
#include "tests/workflows/loop/torn_log.h"
#include "tests/workflows/office.h"
#include "workflows/life_events/saga_simulation.h"
#include "workflows/loop/sealing.h"

namespace yiben::workflows {

// torn: the last bytes on disk are cut, so it runs on a log on disk.
enum class Crash { before_write, written_unsaid, said_unsent, torn };
constexpr Crash all_crashes[] = {Crash::before_write, Crash::written_unsaid, Crash::said_unsent,
                                 Crash::torn};

// A log that dies at its nth append and refuses everything from then on.
class DyingLog : public KilledLog {
 public:
  using KilledLog::KilledLog;
  using Log::append;

  void die_at(int nth, Crash how) {
    left_ = nth;
    how_ = how;
  }
  bool dead() const { return dead_; }
  void revive() {
    dead_ = false;
    left_ = -1;
  }
  int appends() const { return appends_; }

  eventstore::Result<eventstore::Receipt> append(eventstore::Append a) override {
    const eventstore::Error gone{eventstore::Errc::io, "the process is dead"};
    if (dead_) return gone;
    ++appends_;
    if (left_ < 0 || left_-- > 0) return KilledLog::append(std::move(a));
    dead_ = true;
    if (how_ == Crash::before_write) return gone;
    auto receipt = KilledLog::append(std::move(a));
    if (how_ == Crash::written_unsaid || how_ == Crash::torn) return gone;
    return receipt;
  }

 private:
  int left_ = -1, appends_ = 0;
  Crash how_ = Crash::before_write;
  bool dead_ = false;
};

struct SagaPlan {
  std::string life_event = "after_death";
  std::map<std::string, std::string> facts;
  std::optional<int> dies_at;  // of the appends after the saga's opening
  Crash crash = Crash::before_write;
  std::optional<int> dies_again_at;                     // after the first restart
  std::map<std::pair<std::string, int>, Fault> faults;  // by connector and which call of it
  bool second_source = true;
  std::optional<LifeEvent> generated;     // published first
  std::uint64_t seed = 1;                 // of where a torn log is cut
  std::optional<int> order_undo_after_h;  // hours after the opening
};

class SagaWorld {
 public:
  explicit SagaWorld(SagaPlan plan)
      : plan_(std::move(plan)),
        torn_(plan_.crash == Crash::torn ? new TornLog(eventstore::system_clock(), plan_.seed)
                                         : nullptr),
        office_(std::unique_ptr<eventstore::Log>(torn_), "demo",
                torn_ ? std::make_unique<TornLog::Keys>(*torn_) : nullptr),
        log_(*office_.log),
        book_{log_, *office_.keys, [this] { return office_.time; }, random_id, district, "demo"},
        simulation_(book_, office_.rules, office_.time,
                    {[this](const StepCall& call) { return fault_of(call); },
                     [this](const auto& state, const auto& step) { return acts(state, step); },
                     [this] { return !log_.dead(); }}) {
    subject_ = office_.person(70);
    other_ = office_.person(68);
    give_award();
    if (plan_.generated) publish();
    if (plan_.life_event == "death_rectification") record_wrong_death();
  }

  // Opens the saga and lets everything run until nothing is left to happen.
  void run() {
    open();
    log_.die_at(plan_.dies_at.value_or(-1), plan_.crash);
    const int opening = log_.appends();
    int turns_left = 20'000;
    do {
      ASSERT_TRUE(simulation_.settle());
      check_owners();
      if (log_.dead()) restart();
    } while (--turns_left > 0 && simulation_.step());
    EXPECT_GT(turns_left, 0) << "it goes on for ever\n" << story();
    appends_ = log_.appends() - opening;
    check_end();
  }

  int appends() const { return appends_; }
  Saga::State saga() { return office_.state<Saga>(saga_.stream()); }
  Office& office() { return office_; }
  PersonId subject() const { return subject_; }
  const std::map<std::string, int>& calls() const { return simulation_.calls(); }
  // Personal fields in plain.
  template <class F>
  void for_each_entry(F&& f) {
    const auto cursor = office_.log->read_stream(saga_.stream());
    for (auto entry = cursor->next(); entry && *entry; entry = cursor->next())
      f(**entry, *opened_event<Saga::Event>(**entry, *office_.keys));
  }
  template <class F>
  void for_each_event(F&& f) {
    for_each_entry([&](const auto&, const Saga::Event& event) { f(event); });
  }
  std::string story() {
    std::ostringstream out;
    for_each_event([&](const Saga::Event& event) {
      std::visit(
          [&]<class E>(const E& e) {
            out << E::event.type << " " << json::serialize(to_json(e)) << "\n";
          },
          event);
    });
    return out.str();
  }

 private:
  Fault fault_of(const StepCall& call) const {
    if (is_query(call.kind)) return Fault::none;
    const auto connector = call.department + "." + call.act;
    const auto planned = plan_.faults.find({connector, calls().at(connector)});
    return planned == plan_.faults.end() ? Fault::none : planned->second;
  }
  // Whoever is about to have it taken back does not confirm it.
  bool acts(const Saga::State& state, const std::string& step) const {
    return state.step(step).held_for != HandoverReason::signal_awaited || !plan_.order_undo_after_h;
  }

  // What the subject draws alone, since January.
  void give_award() {
    const auto given = workflows::run(
        office_.book, office_.by(Role::system), [&](Transaction& tx) -> Outcome<void> {
          Award::Granted granted;
          granted.award = award_;
          granted.programme = "orphan";
          granted.payee = subject_;
          granted.members = {{subject_, Fen{}}};
          granted.division = village;
          granted.basic_fen = Fen{100'000};
          granted.from = *Month::parse("2026-01");
          if (auto ok = tx.decide<Award>(award_.stream(), Award::Grant{granted}); !ok) return ok;
          return tx.decide<Person>(subject_.stream(),
                                   Person::StartBenefit{"orphan", award_, granted.from});
        });
    ASSERT_TRUE(given) << Office::refusal(given);
  }

  void publish() {
    const auto done = workflows::run(office_.book, office_.by(Role::system), [&](Transaction& tx) {
      return tx.decide<Published>(Published::stream(DocumentKind::life_event, plan_.generated->id),
                                  Published::Issue{{DocumentKind::life_event, plan_.generated->id,
                                                    1, json::serialize(to_json(*plan_.generated))},
                                                   {}});
    });
    ASSERT_TRUE(done) << Office::refusal(done);
  }

  void record_wrong_death() {
    const auto done = record_death(office_.book, office_.by(Role::town_clerk), subject_,
                                   *Date::parse("2026-02-28"), "wrong");
    ASSERT_TRUE(done) << Office::refusal(done);
  }

  void open() {
    OpenSaga in{plan_.life_event, subject_, {other_}, village, plan_.facts, {}, {}};
    const bool death = plan_.life_event == "after_death";
    if (death) {
      in.signal = "death_reported";
      in.source = "health";
    }
    auto opened = open_saga(book_, office_.rules, office_.by(Role::town_clerk), in);
    ASSERT_TRUE(opened) << Office::refusal(opened);
    saga_ = opened->saga;
    if (death && plan_.second_source)
      simulation_.later(SagaSimulation::hour_us,
                        [this] { simulation_.hear(saga_, "death_reported", "funeral_home"); });
    if (plan_.order_undo_after_h)
      simulation_.later(*plan_.order_undo_after_h * SagaSimulation::hour_us,
                        [this] { simulation_.order_undo(saga_); });
  }

  void restart() {
    if (torn_) torn_->tear();
    log_.revive();
    if (plan_.dies_again_at) log_.die_at(*plan_.dies_again_at, plan_.crash);
    plan_.dies_again_at.reset();
    ASSERT_TRUE(simulation_.restart());
  }

  // Every open step is owned by a time or by roles; what is undone is undone one by one.
  void check_owners() {
    const auto state = saga();
    int being_undone = 0;
    for (const auto& [id, step] : state.steps) {
      being_undone += step.undoing && !step.is_over();
      const bool timed = step.phase == Saga::Phase::calling || step.phase == Saga::Phase::waiting;
      if (timed) {
        EXPECT_TRUE(step.next_at) << id;
      }
      if (step.phase == Saga::Phase::person) {
        EXPECT_FALSE(step.roles.empty()) << id;
      }
    }
    EXPECT_LE(being_undone, 1) << story();
  }

  void check_end() {
    const auto state = saga();
    EXPECT_TRUE(state.end || waits_for_a_person(state)) << story();
    EXPECT_TRUE(state.incidents.empty()) << story();
    for (const auto& [key, one] : simulation_.departments().cases()) {
      EXPECT_LE(one.done, 1) << key << "\n" << story();
      EXPECT_LE(one.undone, one.done) << key;
      EXPECT_EQ(one.contradicting_bodies, 0) << key;
      EXPECT_EQ(one.asked_blind, 0) << key << "\n" << story();
    }
    check_money(state);
    check_log();
    if (state.end == SagaEnd::undone) check_undone(state);
  }
  // Nothing goes on by itself, and somebody holds what is left.
  static bool waits_for_a_person(const Saga::State& state) {
    bool held = false;
    for (const auto& [id, step] : state.steps) held |= step.phase == Saga::Phase::person;
    return held && !state.next_at();
  }
  // Nothing is paid for a month after the recorded death; nothing is lost by a wrong word of it.
  void check_money(const Saga::State& state) {
    const bool died = office_.state<Person>(subject_.stream()).died.has_value();
    const auto award = office_.state<Award>(award_.stream());
    const Month of_death = *Month::parse("2026-02");
    EXPECT_TRUE(award.due_for(of_death)) << story();
    if (died || state.end) {
      EXPECT_EQ(award.due_for(of_death + 1).has_value(), !died) << story();
    }
    if (plan_.life_event == "after_death") {
      EXPECT_EQ(died, state.end == SagaEnd::completed) << story();
    } else if (plan_.life_event != "death_rectification") {
      EXPECT_FALSE(died) << story();
    } else if (state.end == SagaEnd::completed) {
      EXPECT_FALSE(died) << story();
    }
  }
  void check_log() {
    const auto report = eventstore::verify(torn_ ? torn_->on_disk() : *office_.log);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->sound) << report->first_fault;
  }
  // Taken back: nothing of what can be taken back is left, and what was asked last went first.
  void check_undone(const Saga::State& state) {
    int last = state.order + 1;
    for_each_event([&](const Saga::Event& event) {
      const auto* undone = std::get_if<Saga::StepUndone>(&event);
      if (!undone || !undone->had_effect) return;
      EXPECT_LT(state.step(undone->step).order, last) << story();
      last = state.step(undone->step).order;
    });
    const auto rules = office_.rules.now();
    const auto& pinned = state.opened->life_event;
    const auto& event = (*rules)->life_event(pinned.id, pinned.version)->definition;
    const auto cases = simulation_.departments().cases();
    for (const auto& [key, one] : cases) {
      const auto* step = event.step(StepKey::parse(key)->step);
      if (step->step_class != StepClass::compensable) continue;
      EXPECT_EQ(one.done, one.undone) << key << "\n" << story();
    }
  }

  SagaPlan plan_;
  TornLog* torn_;  // the office's, where the plan has it torn
  Office office_;
  DyingLog log_;
  Book book_;
  SagaSimulation simulation_;
  PersonId subject_, other_;
  AwardId award_{random_id()};
  SagaId saga_;
  int appends_ = 0;
};

}  // namespace yiben::workflows
