#include "common.h"
#include "life_events/handlers.h"
#include "life_events/saga_timeline.h"
#include "office/concern.h"
#include "projections/life_events/sagas.h"
#include "workflows/life_events/sagas.h"

namespace yiben::api::handlers {
namespace {

using workflows::Rules;

// What this user could do: the decider is asked, so the page and the decision cannot differ.
class Possibilities {
 public:
  // `newest`: of its life event, as published.
  Possibilities(const Call& call, const Saga::State& saga, const Saga::Terms& terms,
                const workflows::PublishedLifeEvent& newest)
      : by_(call.actor), saga_(saga), terms_(terms), newest_(newest) {}

  std::vector<SagaPossible> all() {
    for (const auto& step : terms_.life_event->steps) of_step(step.id);
    for (const auto& [number, incident] : saga_.incidents)
      add(SagaAct::resolve, incident.step, number,
          Saga::Resolve{number, incident.stands, words, words, by_, terms_});
    if (saga_.end) return std::move(out_);
    for (const auto& signal : terms_.life_event->signals)
      if (!has_said(signal.id))
        add(SagaAct::hear, signal.id, 0,
            Saga::Hear{signal.id, workflows::office_source, {}, by_, terms_});
    add(SagaAct::undo, {}, 0, Saga::Undo{words, by_, terms_});
    if (newest_.definition.version > saga_.opened->life_event.version)
      add(SagaAct::migrate, {}, 0,
          Saga::Migrate{newest_.ref(), &newest_.definition, words, by_, terms_});
    return std::move(out_);
  }

 private:
  static constexpr const char* words = "-";  // where a reason will stand

  // The office's word counts once.
  bool has_said(const std::string& signal) const {
    const auto heard = saga_.sources.find(signal);
    return heard != saga_.sources.end() && heard->second.contains(workflows::office_source);
  }
  // Only what can be done: a clock has three changes, and never more than two of them.
  void of_clock(const std::string& id) {
    for (const auto& [act, change] : {std::pair{SagaAct::extend, ClockChange::extended},
                                      std::pair{SagaAct::stop, ClockChange::stopped},
                                      std::pair{SagaAct::resume, ClockChange::resumed}})
      if (Saga::decide(saga_, Saga::ChangeClock{id, change, words, by_, terms_}))
        out_.push_back({act, id, 0, true, std::nullopt});
  }
  void of_step(const std::string& id) {
    const auto& step = saga_.step(id);
    of_clock(id);
    if (step.phase == Saga::Phase::calling || step.phase == Saga::Phase::waiting)
      return add(SagaAct::take_over, id, 0, Saga::TakeOver{id, words, by_, terms_});
    if (step.phase != Saga::Phase::person) return;
    if (step.held_for == HandoverReason::consent_needed)
      return add(SagaAct::consent, id, 0, Saga::Consent{id, true, words, by_, terms_});
    if (step.held_for == HandoverReason::signal_awaited) return;
    add(SagaAct::settle, id, 0, Saga::Settle{id, StepResult::succeeded, words, by_, terms_});
    if (step.held_for != HandoverReason::by_design)
      add(SagaAct::ask_again, id, 0, Saga::AskAgain{id, by_, terms_});
  }
  void add(SagaAct act, const std::string& step, std::int32_t incident,
           const Saga::Command& command) {
    const auto tried = Saga::decide(saga_, command);
    SagaPossible one{act, step, incident, tried.has_value(), std::nullopt};
    if (!tried) one.refusal = std::string(name(tried.error().rule));
    out_.push_back(std::move(one));
  }

  const Actor by_;
  const Saga::State& saga_;
  const Saga::Terms terms_;
  const workflows::PublishedLifeEvent& newest_;
  std::vector<SagaPossible> out_;
};

Answered<void> add_people(const Call& call, SagaPage& out) {
  auto subject = person_row(call, out.row.subject);
  if (!subject) return subject.error();
  out.subject = seen_by(call, *subject);
  for (const auto& id : out.row.others) {
    auto other = person_row(call, id);
    if (!other) return other.error();
    out.others.push_back(seen_by(call, *other));
  }
  return {};
}

}  // namespace

Answered<WithHeaders<SagaPage>> saga_page(const Call& call, const None&) {
  const auto& s = call.services;
  auto id = path_value<SagaId>(call, "saga");
  if (!id) return id.error();
  auto row = saga_row(s.views.snapshot(), *id);
  if (!row) return problem_of(row.error());
  if (!*row) return Problem::of(404, "not_found", {{"name", "saga"}});
  if (auto ok = must_cover(call, (*row)->division); !ok) return ok.error();
  if (auto ok = concerned_life_event(call, (*row)->life_event.id); !ok) return ok.error();
  Access::Read looked{.people = (*row)->others, .what = "saga/" + id->text()};
  add_seen(looked, {(*row)->subject});
  if (auto ok = record_access(call, std::move(looked)); !ok) return ok.error();

  auto rules = s.rules.now();
  if (!rules) return problem_of(rules.error());
  workflows::Transaction read(s.book, call.actor);
  auto saga = read.state<Saga>(id->stream());
  if (!saga) return problem_of(saga.error());
  const auto& pinned = (*saga)->opened->life_event;
  const auto* published = (*rules)->life_event(pinned.id, pinned.version);
  check(published, "a saga is pinned to a published life event");
  SagaPage out;
  out.row = **row;
  out.life_event = published->definition;
  out.facts = (*saga)->facts;
  for (const auto& [signal, sources] : (*saga)->sources)
    out.sources[signal] = {sources.begin(), sources.end()};
  out.days_left = days_left((*rules)->calendar, s.book.today(), out.row.due, TimeUnit::working_day);
  const Saga::Terms terms{&published->definition, &(*rules)->calendar, s.book.now()};
  const auto& newest = *(*rules)->newest_life_event(pinned.id);
  out.newest_version = newest.definition.version;
  out.possible = Possibilities(call, **saga, terms, newest).all();
  auto timeline = saga_timeline(s.book, *id);
  if (!timeline) return problem_of(timeline.error());
  out.timeline = std::move(*timeline);
  if (auto ok = add_people(call, out); !ok) return ok.error();
  for (const auto& line : out.timeline)
    if (auto ok = add_user_name(call, line.by, out.users); !ok) return ok.error();
  auto version = etag(out.row.version);
  return WithHeaders<SagaPage>{std::move(out), {std::move(version)}};
}

}  // namespace yiben::api::handlers
