#include "domain/cases/claim.h"

#include <algorithm>

#include "domain/codec/sealed_json.h"

namespace yiben {
namespace {

using C = Claim;

std::set<std::string> flags_of(bool relative_of_officer) {
  return relative_of_officer ? std::set<std::string>{"relative_of_officer"}
                             : std::set<std::string>{};
}

struct ClaimEvolve {
  C::State s;
  C::State operator()(const C::Filed& e) {
    s.facts = opened(e.facts);
    s.materials = e.materials;
    s.filed = e;
    s.run.flags = flags_of(e.relative_of_officer);
    return std::move(s);
  }
  C::State operator()(const C::StepOpened& e) { return run(e.opened); }
  C::State operator()(const C::StepSigned& e) { return run(e.signature); }
  C::State operator()(const C::StepDone& e) {
    if (e.facts) s.facts = opened(*e.facts);
    s.materials.insert(s.materials.end(), e.materials.begin(), e.materials.end());
    s.last_act_on = e.done.on;
    return run(e.done);
  }
  C::State operator()(const C::ClockChanged& e) { return run(e.clock); }
  C::State operator()(const C::Assessed& e) {
    // The explanation is personal; once it is erased the clear figures remain.
    auto full = opened_json<Assessment>(e.explanation);
    if (full) {
      s.assessment = *full;
    } else {
      s.assessment = Assessment{};
      s.assessment->pack = e.pack;
      s.assessment->eligible = e.eligible;
      s.assessment->people = e.people;
      s.assessment->basic_fen = e.basic_fen;
      s.assessment->supplement_fen = e.supplement_fen;
    }
    s.confirmed_on = s.last_act_on;
    return std::move(s);
  }
  C::State operator()(const C::Decided& e) { return run(e.decided); }
  C::State operator()(const C::Flagged& e) { return run(e.flagged); }
  C::State operator()(const C::Ended& e) { return run(e.ended); }

  C::State run(const RunEvent& event) {
    s.run = after(std::move(s.run), event);
    return std::move(s);
  }
};

RunContext context(const C::Rules& rules, std::string_view division, Date today) {
  return {*rules.procedure, *rules.calendar, division, today};
}
RunContext context(const C::State& s, const C::Rules& rules, Date today) {
  return context(rules, s.filed->division, today);
}

// A run's events as the claim's own.
std::vector<C::Event> wrapped(ClaimId claim, const std::vector<RunEvent>& events) {
  std::vector<C::Event> out;
  for (const auto& event : events) {
    if (auto* e = std::get_if<StepOpened>(&event))
      out.push_back(C::StepOpened{claim, *e});
    else if (auto* e = std::get_if<StepDone>(&event))
      out.push_back(C::StepDone{claim, *e, {}, {}, {}});
    else if (auto* e = std::get_if<StepSigned>(&event))
      out.push_back(C::StepSigned{claim, *e});
    else if (auto* e = std::get_if<ClockChanged>(&event))
      out.push_back(C::ClockChanged{claim, *e});
    else if (auto* e = std::get_if<CaseDecided>(&event))
      out.push_back(C::Decided{claim, *e});
    else if (auto* e = std::get_if<CaseFlagged>(&event))
      out.push_back(C::Flagged{claim, *e, {}});
    else if (auto* e = std::get_if<CaseEnded>(&event))
      out.push_back(C::Ended{claim, *e});
  }
  return out;
}

std::optional<Rejection> materials_short(const ProgrammeRules& rules,
                                         const std::vector<std::string>& on_file) {
  for (const auto& m : rules.materials) {
    if (!m.required || m.shared) continue;
    if (std::find(on_file.begin(), on_file.end(), m.id) == on_file.end())
      return Rejection{Rule::materials_missing,
                       {{"material", m.id}, {"zh", m.name.zh}, {"en", m.name.en}}};
  }
  return std::nullopt;
}

// Stopping or resuming needs a decision, not a computation.
bool needs_facts(Purpose p) { return p != Purpose::stop && p != Purpose::resume; }
// A review begins with what is known, which after an import is nothing; officers find the rest.
bool needs_facts_to_file(Purpose p) { return needs_facts(p) && p != Purpose::review; }

std::optional<Rejection> refuse_filer(const ProgrammeRules& p, Purpose purpose, Role role) {
  bool may = purpose == Purpose::review
                 ? role == Role::system
                 : std::find(p.filed_by.begin(), p.filed_by.end(), role) != p.filed_by.end();
  if (may) return std::nullopt;
  return Rejection{Rule::not_your_role, {{"role", std::string(enum_name(role))}}};
}

// Facts, declared or found, are about the people of the case; of a household, about each of them.
std::optional<Rejection> refuse_people(const ProgrammeRules& p, bool everybody,
                                       const std::vector<PersonId>& people, const Facts& facts) {
  for (const auto& m : facts.members)
    if (std::find(people.begin(), people.end(), m.person) == people.end())
      return Rejection{Rule::not_a_member, {}};
  if (p.subject != Subject::household || !everybody) return std::nullopt;
  for (const auto& person : people)
    if (std::none_of(facts.members.begin(), facts.members.end(),
                     [&](const MemberFacts& m) { return m.person == person; }))
      return Rejection{Rule::fact_missing, {{"fact", "members"}}};
  return std::nullopt;
}

// A home that is on the list, of a programme that is settled with one.
std::optional<Rejection> refuse_home(const C::File& c) {
  if (!c.funeral_home) return std::nullopt;
  if (c.rules.programme->subject != Subject::deceased)
    return Rejection{Rule::fact_unknown, {{"fact", "funeral_home"}}};
  check(c.rules.funeral_homes != nullptr, "a filing comes with the list of funeral homes");
  auto home = c.rules.funeral_homes->find(*c.funeral_home);
  if (home == c.rules.funeral_homes->end() || !home->second.open_on(c.today))
    return Rejection{Rule::funeral_home_unknown, {{"home", *c.funeral_home}}};
  return std::nullopt;
}

std::optional<Rejection> refuse_filing(const C::File& c) {
  const ProgrammeRules& p = *c.rules.programme;
  if (auto no = refuse_filer(p, c.purpose, c.by.role)) return no;
  if (!covers(c.by.division, c.division))
    return Rejection{Rule::not_your_division, {{"division", c.division}}};
  if (p.subject == Subject::household && !c.household)
    return Rejection{Rule::household_not_registered, {}};
  if (auto no = refuse_home(c)) return no;
  return refuse_people(p, needs_facts_to_file(c.purpose), c.members, c.facts);
}

struct ClaimDecide {
  const C::State& s;

  C::Decision operator()(const C::File& c) const {
    if (s.filed) return Rejection{Rule::claim_already_filed, {}};
    if (auto no = refuse_filing(c)) return *no;
    if (needs_facts_to_file(c.purpose))
      if (auto fits = check_facts(*c.rules.programme, c.facts); !fits) return fits.error();
    C::Filed filed{c.claim,
                   c.rules.programme->id,
                   c.purpose,
                   c.applicant,
                   c.subject,
                   c.household,
                   c.award,
                   c.members,
                   c.division,
                   c.area,
                   c.funeral_home,
                   c.rules.pack->ref(),
                   {c.rules.procedure->id, c.rules.procedure->version},
                   sealed(c.facts, c.applicant),
                   c.materials,
                   c.relative_of_officer,
                   c.today,
                   c.by};
    auto begun = start(context(c.rules, c.division, c.today), flags_of(c.relative_of_officer));
    if (!begun) return begun.error();
    std::vector<C::Event> events{std::move(filed)};
    for (auto& e : wrapped(c.claim, *begun)) events.push_back(std::move(e));
    return events;
  }

  C::Decision operator()(const C::Act& c) const {
    if (!s.filed) return Rejection{Rule::claim_not_filed, {}};
    auto run = act(s.run, context(s, c.rules, c.today), c.what);
    if (!run) return run.error();
    const StepOutcome& outcome = *c.rules.procedure->step(c.what.step)->outcome(c.what.outcome);
    if (outcome.needs_reason && c.reason.empty())
      return Rejection{Rule::reason_needed, {{"outcome", outcome.id}}};
    if (outcome.needs_facts && !c.facts) return Rejection{Rule::fact_missing, {{"fact", "facts"}}};
    if (c.facts) {
      if (auto no = refuse_people(*c.rules.programme, needs_facts(s.filed->purpose),
                                  s.filed->members, *c.facts))
        return *no;
      if (auto fits = check_facts(*c.rules.programme, *c.facts); !fits) return fits.error();
    }
    if (outcome.needs_materials) {
      auto on_file = s.materials;
      on_file.insert(on_file.end(), c.materials.begin(), c.materials.end());
      if (auto no = materials_short(*c.rules.programme, on_file)) return *no;
    }
    auto events = wrapped(s.filed->claim, *run);
    auto& done = std::get<C::StepDone>(events.front());
    if (!c.reason.empty()) done.reason = {s.filed->applicant.uuid, c.reason, {}};
    if (c.facts) done.facts = sealed(*c.facts, s.filed->applicant);
    done.materials = c.materials;
    std::optional<Assessment> assessment = s.assessment;
    if (C::will_assess(s, c.what, c.rules)) {
      assessment = assess(*c.rules.pack, *c.rules.programme, c.subject,
                          c.facts ? *c.facts : s.facts, c.held, c.today);
      events.insert(events.begin() + 1, assessed(*assessment));
    }
    if (outcome.needs_eligible && (!assessment || !assessment->eligible))
      return Rejection{
          Rule::not_eligible,
          {{"reason",
            assessment && !assessment->reasons.empty() ? assessment->reasons.front() : ""}}};
    return events;
  }

  C::Decision operator()(const C::Sign& c) const {
    if (!s.filed) return Rejection{Rule::claim_not_filed, {}};
    auto run = sign(s.run, context(s, c.rules, c.today), c.step, c.by);
    if (!run) return run.error();
    return wrapped(s.filed->claim, *run);
  }

  C::Decision operator()(const C::Flag& c) const {
    if (!s.filed) return Rejection{Rule::claim_not_filed, {}};
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    auto run = flag(s.run, context(s, c.rules, c.today), c.flag, c.by);
    if (!run) return run.error();
    auto events = wrapped(s.filed->claim, *run);
    for (auto& event : events)
      if (auto* e = std::get_if<C::Flagged>(&event))
        e->reason = {s.filed->applicant.uuid, c.reason, {}};
    return events;
  }

  C::Decision operator()(const C::Elapse& c) const {
    if (!s.filed) return Rejection{Rule::claim_not_filed, {}};
    auto run = elapse(s.run, context(s, c.rules, c.today), c.by);
    if (!run) return run.error();
    return wrapped(s.filed->claim, *run);
  }

  C::Decision operator()(const C::Extend& c) const {
    if (!s.filed) return Rejection{Rule::claim_not_filed, {}};
    auto run = extend(s.run, context(s, c.rules, c.today), c.by, c.reason);
    if (!run) return run.error();
    return wrapped(s.filed->claim, *run);
  }

  C::Event assessed(const Assessment& a) const {
    return C::Assessed{s.filed->claim,
                       a.pack,
                       a.eligible,
                       a.people,
                       a.basic_fen,
                       a.supplement_fen,
                       {s.filed->applicant.uuid, sealed_json(a), {}}};
  }
};

}  // namespace

bool C::will_assess(const State& state, const Do& what, const Rules& rules) {
  const Step* step = rules.procedure->step(what.step);
  const StepOutcome* outcome = step ? step->outcome(what.outcome) : nullptr;
  return outcome && outcome->assesses && needs_facts(state.filed->purpose);
}
C::State C::evolve(State state, const Event& event) {
  return std::visit(ClaimEvolve{std::move(state)}, event);
}
C::Decision C::decide(const State& state, const Command& command) {
  return std::visit(ClaimDecide{state}, command);
}

namespace {

std::optional<std::string> of_facts(std::optional<std::string> path) {
  if (path) path = "facts." + *path;
  return path;
}

}  // namespace

std::optional<std::string> Claim::Filed::unreadable() const { return of_facts(facts.unreadable()); }
std::optional<std::string> Claim::StepDone::unreadable() const {
  return facts ? of_facts(facts->unreadable()) : std::nullopt;
}
std::optional<std::string> Claim::Assessed::unreadable() const {
  return is_unreadable<Assessment>(explanation) ? std::optional<std::string>("explanation")
                                                : std::nullopt;
}

}  // namespace yiben
