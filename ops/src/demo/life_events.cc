#include "demo/life_events.h"

#include <chrono>
#include <cstdio>

#include "workflows/life_events/saga_simulation.h"

namespace yiben::ops {
namespace {

using workflows::Fault;
using workflows::SagaSimulation;

constexpr int second_source_never = 20, wrong_word = 20, never_looked_at = 30,
              of_the_stock = 50;  // in a thousand
constexpr std::int64_t apart_us = 15LL * 60 * 1'000'000;

class LifeEvents {
 public:
  LifeEvents(World& w, DemoPeople& people, Stock& stock, int faults_in_a_thousand)
      : w_(w),
        people_(people),
        stock_(stock),
        simulation_(w.book(), *w.workspace->rules, w.time.now,
                    {[this, faults_in_a_thousand](const workflows::StepCall&) {
                       return fault(faults_in_a_thousand);
                     },
                     [this](const auto&, const auto&) { return !w_.dice.chance(never_looked_at); },
                     [] { return true; }}) {}

  Result<LifeEventsDone, DemoProblem> live(int deaths, int marriages) {
    const auto start = std::chrono::steady_clock::now();
    const auto first = w_.book().log.head();
    for (int i = 0; i < std::max(deaths, marriages); ++i) {
      if (i < deaths) simulation_.later(i * apart_us, [this] { die(); });
      if (i < marriages) simulation_.later(i * apart_us, [this] { marry(); });
    }
    if (auto ran = simulation_.run_until_quiet(); !ran)
      return problem("running the life events", ran.error());
    if (failed_) return *failed_;
    if (auto counted = count(); !counted) return counted.error();
    out_.entries = w_.book().log.head() - first;
    for (const auto& [key, one] : simulation_.departments().cases())
      out_.done_twice += one.done > 1 || one.asked_blind > 0;
    out_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return out_;
  }

 private:
  Fault fault(int in_a_thousand) {
    ++out_.calls;
    if (!w_.dice.chance(in_a_thousand)) return Fault::none;
    ++out_.faults;
    return static_cast<Fault>(1 + w_.dice.below(workflows::fault_names.size() - 1));
  }
  std::string yes_or_no(int yes_in_a_thousand) {
    return w_.dice.chance(yes_in_a_thousand) ? "yes" : "no";
  }

  std::optional<PersonId> someone(const std::string& village, int age_low, int age_high,
                                  std::optional<Sex> sex = {}) {
    auto person = people_.person(village, age_low, age_high, false);
    const auto is_man = [](const std::string& number) { return (number[16] - '0') % 2 == 1; };
    while (sex && is_man(person.details.id_number) != (*sex == Sex::male))
      person = people_.person(village, age_low, age_high, false);
    const auto clerk = w_.actor(Role::town_clerk, village);
    auto done = workflows::register_person(w_.book(), w_.request(clerk), person.details);
    if (done) return done->person;
    failed_ = problem("registering a person", done.error());
    return std::nullopt;
  }

  std::optional<SagaId> open(const workflows::OpenSaga& in) {
    const auto clerk = w_.actor(Role::town_clerk, in.division);
    auto opened = workflows::open_saga(w_.book(), *w_.workspace->rules, w_.request(clerk), in);
    if (opened) return opened->saga;
    failed_ = problem("opening a life event", opened.error());
    return std::nullopt;
  }

  void die() {
    if (!stock_.elderly.empty() && w_.dice.chance(of_the_stock)) {
      const auto person = stock_.elderly.back();
      stock_.elderly.pop_back();
      workflows::Transaction read(w_.book(), w_.actor(Role::town_clerk, w_.villages.front()));
      const auto state = read.state<Person>(person.stream());
      if (!state) failed_ = problem("reading a person", state.error());
      if (!state || (*state)->died) return;
      return die(person, (*state)->division, w_.dice.between(35, 75));
    }
    const auto& village = w_.dice.one_of(w_.villages);
    const auto person = someone(village, 60, 95);
    if (person && !failed_) die(*person, village, w_.dice.between(0, 3));
  }
  void die(PersonId person, const std::string& village, int days_ago) {
    workflows::OpenSaga in{"after_death", person, {}, village, {}, "death_reported", "health"};
    in.facts = {{"death.on", (w_.time.today() - days_ago).text()},
                {"pension.held", yes_or_no(700)},
                {"disability.certified", yes_or_no(150)},
                {"medical.insured", yes_or_no(950)}};
    const auto saga = open(in);
    if (!saga) return;
    const auto hours = w_.dice.between(1, 30);
    if (w_.dice.chance(wrong_word))
      simulation_.later(hours * SagaSimulation::hour_us,
                        [this, saga] { simulation_.order_undo(*saga); });
    else if (!w_.dice.chance(second_source_never))
      simulation_.later(hours * SagaSimulation::hour_us, [this, saga] {
        simulation_.hear(*saga, "death_reported", "funeral_home");
      });
  }

  void marry() {
    const auto& village = w_.dice.one_of(w_.villages);
    // Some are not of age yet.
    const auto man = someone(village, 21, 40, Sex::male);
    const auto woman = someone(village, 20, 38, Sex::female);
    if (!man || !woman || failed_) return;
    open({"marriage",
          *man,
          {*woman},
          village,
          {{"marriage.check_wanted", yes_or_no(600)},
           {"marriage.both_single", "yes"},
           {"marriage.no_kinship", "yes"}},
          {},
          {}});
  }

  Result<void, DemoProblem> count() {
    std::map<std::string, Saga::State> sagas;
    const auto cursor = w_.book().log.read_category(Saga::category, 0);
    for (;;) {
      auto entry = cursor->next();
      if (!entry) return problem("reading the sagas", entry.error());
      if (!*entry) break;
      auto event = decode<Saga::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
      check(event.has_value(), "what has just been written can be read");
      auto& state = sagas[std::string((*entry)->stream)];
      state = Saga::evolve(std::move(state), *event);
    }
    for (const auto& [stream, saga] : sagas) tally(saga);
    return {};
  }
  void tally(const Saga::State& saga) {
    auto& counts = out_.by_life_event[saga.opened->life_event.id];
    ++counts.opened;
    counts.completed += saga.end == SagaEnd::completed;
    counts.undone += saga.end == SagaEnd::undone;
    if (saga.end) return;
    const auto holder = holder_of(saga);
    if (holder.empty())
      ++counts.on_their_way;
    else
      ++counts.held[holder];
  }
  // Whose inbox it lies in, at what step, and why; empty: nobody's.
  static std::string holder_of(const Saga::State& saga) {
    for (const auto& [number, incident] : saga.incidents)
      return std::string(enum_name(incident.roles.front())) + ": " +
             std::string(enum_name(incident.kind)) + " at " + incident.step;
    for (const auto& [id, step] : saga.steps)
      if (step.held_for && !step.is_over())
        return std::string(enum_name(step.roles.front())) + ": " +
               std::string(enum_name(*step.held_for)) + " at " + id;
    return {};
  }

  World& w_;
  DemoPeople& people_;
  Stock& stock_;
  LifeEventsDone out_;
  std::optional<DemoProblem> failed_;
  SagaSimulation simulation_;
};

}  // namespace

Result<LifeEventsDone, DemoProblem> live_life_events(World& w, DemoPeople& people, Stock& stock,
                                                     int deaths, int marriages,
                                                     int faults_in_a_thousand) {
  return LifeEvents(w, people, stock, faults_in_a_thousand).live(deaths, marriages);
}

void print(const LifeEventsDone& done) {
  std::printf("%-14s %8s %10s %8s %8s %13s\n", "life event", "opened", "completed", "undone",
              "held", "on their way");
  for (const auto& [id, counts] : done.by_life_event) {
    int held = 0;
    for (const auto& [why, n] : counts.held) held += n;
    std::printf("%-14s %8d %10d %8d %8d %13d\n", id.c_str(), counts.opened, counts.completed,
                counts.undone, held, counts.on_their_way);
    for (const auto& [holder, n] : counts.held)
      std::printf("%14s %8d held by %s\n", "", n, holder.c_str());
  }
  std::printf(
      "%llu calls to departments, %llu with a fault; done twice: %d; %llu events in %.1f s\n",
      static_cast<unsigned long long>(done.calls), static_cast<unsigned long long>(done.faults),
      done.done_twice, static_cast<unsigned long long>(done.entries), done.seconds);
}

}  // namespace yiben::ops
