#include "demo/life_events.h"

#include <chrono>

namespace yiben::ops {
namespace {

using workflows::Fault;
using workflows::SagaSimulation;

constexpr std::int64_t apart_us = 15LL * 60 * 1'000'000;
constexpr int thousand = 1'000;

// Whose inbox it lies in, at what step, and why; empty: nobody's.
std::string holder_of(const Saga::State& saga) {
  for (const auto& [number, incident] : saga.incidents)
    return std::string(enum_name(incident.roles.front())) + ": " +
           std::string(enum_name(incident.kind)) + " at " + incident.step;
  for (const auto& [id, step] : saga.steps)
    if (step.held_for && !step.is_over())
      return std::string(enum_name(step.roles.front())) + ": " +
             std::string(enum_name(*step.held_for)) + " at " + id;
  return {};
}

}  // namespace

LifeEvents::LifeEvents(World& w, DemoPeople& people, Stock& stock, LifeEventHabits terms)
    : habits(terms),
      w_(w),
      people_(people),
      stock_(stock),
      simulation_(w.book(), *w.workspace->rules, w.time.now,
                  {[this](const workflows::StepCall&) { return fault(); },
                   [this](const auto&, const auto&) {
                     return !w_.dice.chance(thousand - habits.looked_at);
                   },
                   [] { return true; }}),
      first_(w.book().log.head()) {}

Fault LifeEvents::fault() {
  ++out_.calls;
  if (!w_.dice.chance(habits.faults)) return Fault::none;
  ++out_.faults;
  return static_cast<Fault>(1 + w_.dice.below(workflows::fault_names.size() - 1));
}

std::string LifeEvents::yes_or_no(int yes_in_a_thousand) {
  return w_.dice.chance(yes_in_a_thousand) ? "yes" : "no";
}

std::optional<PersonId> LifeEvents::someone(const std::string& village, int age_low, int age_high,
                                            std::optional<Sex> sex) {
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

std::optional<SagaId> LifeEvents::open(const workflows::OpenSaga& in) {
  const auto clerk = w_.actor(Role::town_clerk, in.division);
  auto opened = workflows::open_saga(w_.book(), *w_.workspace->rules, w_.request(clerk), in);
  if (opened) return opened->saga;
  failed_ = problem("opening a life event", opened.error());
  return std::nullopt;
}

void LifeEvents::die_of_the_stock(std::vector<Elder>::iterator who, bool surely) {
  const auto person = who->person;
  stock_.elderly.erase(who);
  workflows::Transaction read(w_.book(), w_.actor(Role::town_clerk, w_.villages.front()));
  const auto state = read.state<Person>(person.stream());
  if (!state) failed_ = problem("reading a person", state.error());
  if (!state || (*state)->died) return;
  die(person, (*state)->division, w_.dice.between(35, 75), surely);
}

void LifeEvents::die_unreported() {
  const auto alone = std::ranges::find_if(stock_.elderly, [](const Elder& e) { return e.alone; });
  if (alone != stock_.elderly.end()) die_of_the_stock(alone, true);
}

void LifeEvents::die(std::optional<std::string> in_village) {
  if (!stock_.elderly.empty() && w_.dice.chance(habits.of_the_stock))
    return die_of_the_stock(stock_.elderly.end() - 1, false);
  const auto village = in_village.value_or(w_.dice.one_of(w_.villages));
  const auto person = someone(village, 60, 95);
  if (person && !failed_) die(*person, village, w_.dice.between(0, 3));
}

void LifeEvents::die(PersonId person, const std::string& village, int days_ago, bool surely) {
  workflows::OpenSaga in{"after_death", person, {}, village, {}, "death_reported", "health"};
  in.facts = {{"death.on", (w_.time.today() - days_ago).text()},
              {"pension.held", yes_or_no(700)},
              {"disability.certified", yes_or_no(150)},
              {"medical.insured", yes_or_no(950)}};
  const auto saga = open(in);
  if (!saga) return;
  const auto hours = w_.dice.between(1, 30);
  if (!surely && w_.dice.chance(habits.wrong_word))
    simulation_.later(hours * SagaSimulation::hour_us,
                      [this, saga] { simulation_.order_undo(*saga); });
  else if (surely || !w_.dice.chance(thousand - habits.second_source))
    simulation_.later(hours * SagaSimulation::hour_us,
                      [this, saga] { simulation_.hear(*saga, "death_reported", "funeral_home"); });
}

void LifeEvents::marry(std::optional<std::string> in_village) {
  const auto village = in_village.value_or(w_.dice.one_of(w_.villages));
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

void LifeEvents::divorce(const std::string& village) {
  const auto man = someone(village, 25, 60, Sex::male);
  const auto woman = someone(village, 25, 60, Sex::female);
  if (man && woman && !failed_) open({"divorce", *man, {*woman}, village, {}, {}, {}});
}

void LifeEvents::become_disabled(const std::string& village) {
  const auto person = someone(village, 20, 70);
  if (!person || failed_) return;
  open({"disability_support",
        *person,
        {},
        village,
        {{"disability.certified", yes_or_no(400)}, {"work.wanted", yes_or_no(400)}},
        {},
        {}});
}

void LifeEvents::later(std::int64_t in_us, std::function<void()> happening) {
  simulation_.later(in_us, std::move(happening));
}

Result<void, DemoProblem> LifeEvents::live_until(Instant until) {
  if (auto ran = simulation_.run_until(until); !ran)
    return problem("running the life events", ran.error());
  if (failed_) return *failed_;
  return {};
}

Result<LifeEventsDone, DemoProblem> LifeEvents::live_until_quiet() {
  const auto start = std::chrono::steady_clock::now();
  if (auto ran = simulation_.run_until_quiet(); !ran)
    return problem("running the life events", ran.error());
  if (failed_) return *failed_;
  auto done = counted();
  if (done)
    done->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return done;
}

Result<LifeEventsDone, DemoProblem> LifeEvents::counted() {
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
  out_.entries = w_.book().log.head() - first_;
  for (const auto& [key, one] : simulation_.departments().cases())
    out_.done_twice += one.done > 1 || one.asked_blind > 0;
  return out_;
}

void LifeEvents::tally(const Saga::State& saga) {
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

Result<LifeEventsDone, DemoProblem> live_life_events(World& w, DemoPeople& people, Stock& stock,
                                                     int deaths, int marriages,
                                                     int faults_in_a_thousand) {
  LifeEvents life(w, people, stock, {.faults = faults_in_a_thousand});
  for (int i = 0; i < std::max(deaths, marriages); ++i) {
    if (i < deaths) life.later(i * apart_us, [&life] { life.die(); });
    if (i < marriages) life.later(i * apart_us, [&life] { life.marry(); });
  }
  return life.live_until_quiet();
}

}  // namespace yiben::ops
