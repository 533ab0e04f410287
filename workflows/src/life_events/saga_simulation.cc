#include "workflows/life_events/saga_simulation.h"

namespace yiben::workflows {
namespace {

constexpr std::int64_t soon_us = 200'000;
constexpr std::int64_t callback_us = 3 * SagaSimulation::hour_us;
// Beyond what a call may take.
constexpr std::int64_t too_late_us = 4 * step_call_timeout_us;

}  // namespace

SagaSimulation::SagaSimulation(const Book& book, RuleBook& rules, Instant& clock, Choices choices)
    : book_(book), rules_(rules), clock_(clock), choices_(std::move(choices)) {
  read_to_ = book_.log.head();
  check(restart().has_value(), "a log just opened can be read");
}

Outcome<void> SagaSimulation::restart() {
  ++generation_;
  engine_ = std::make_unique<SagaEngine>(
      SagaEngine::World{book_, rules_, *this, [](const std::function<void()>& work) { work(); }});
  return engine_->recall();
}

void SagaSimulation::later(std::int64_t in_us, std::function<void()> happening) {
  queue_.push({Instant{clock_.us + in_us}, ++sequence_, std::move(happening)});
}

Outcome<void> SagaSimulation::settle() {
  while (choices_.alive()) {
    auto did = engine_->poll();
    if (!did) return did.error();
    if (!*did) break;
  }
  return fill_inboxes();
}

std::optional<Instant> SagaSimulation::next_at() const {
  std::optional<Instant> next = engine_->next_at();
  if (!queue_.empty() && (!next || queue_.top().at < *next)) next = queue_.top().at;
  return next;
}

bool SagaSimulation::step() {
  const auto next = next_at();
  if (!next) return false;
  clock_ = std::max(clock_, *next);
  while (!queue_.empty() && queue_.top().at <= clock_) {
    auto happening = queue_.top().happening;
    queue_.pop();
    happening();
  }
  return true;
}

Outcome<void> SagaSimulation::run_until_quiet() {
  do {
    if (auto ok = settle(); !ok) return ok.error();
  } while (step());
  return {};
}

Outcome<void> SagaSimulation::run_until(Instant until) {
  for (;;) {
    if (auto ok = settle(); !ok) return ok.error();
    const auto next = next_at();
    if (!next || *next > until) return {};
    step();
  }
}

void SagaSimulation::call(const StepCall& call, Done done) {
  if (!choices_.alive()) return;  // nobody is there to send
  if (!is_query(call.kind)) ++calls_[call.department + "." + call.act];
  apply(choices_.fault(call), call, std::move(done));
}

void SagaSimulation::reply(std::int64_t in_us, Done done, StepReply reply) {
  later(in_us, [this, generation = generation_, done = std::move(done), reply] {
    if (generation == generation_) done(reply);
  });
}

void SagaSimulation::call_back(std::int64_t in_us, const StepCall& call, ReplyKind kind) {
  later(in_us, [this, call, kind] { deliver(call, kind); });
}

// A department repeats a callback that was not taken.
void SagaSimulation::deliver(const StepCall& call, ReplyKind kind) {
  const auto key = StepKey::parse(call.key);
  const bool no = kind == ReplyKind::refused;
  const auto told = command(key->saga, [&](const Saga::Terms& terms) {
    return Saga::Report{key->step,
                        key->epoch,
                        call.kind,
                        0,
                        kind,
                        AnsweredBy::callback,
                        no ? R"({"reason":"on second thought"})" : "{}",
                        no ? "no" : "yes",
                        {},
                        system_actor(book_),
                        terms};
  });
  if (!told) later(10 * second_us, [this, call, kind] { deliver(call, kind); });
}

void SagaSimulation::apply(Fault fault, const StepCall& call, Done done) {
  const auto handled = [&](bool refuse = false) { return departments_.handle(call, refuse); };
  const StepReply nothing{ReplyKind::unclear, {}, "no reply in time"};
  switch (fault) {
    case Fault::none:
      return reply(soon_us, std::move(done), handled());
    case Fault::reply_lost:
      handled();
      return reply(step_call_timeout_us, std::move(done), nothing);
    case Fault::request_lost:
      return reply(step_call_timeout_us, std::move(done), nothing);
    case Fault::server_error:
      return reply(soon_us, std::move(done), {ReplyKind::unclear, {}, "HTTP 500"});
    case Fault::busy:
      return reply(soon_us, std::move(done), {ReplyKind::not_done, {}, "HTTP 503"});
    case Fault::refusal:
      return reply(soon_us, std::move(done), handled(call.kind == CallKind::perform));
    case Fault::garbage:
      handled();
      return reply(soon_us, std::move(done), {ReplyKind::unclear, {}, "no JSON"});
    case Fault::accepted: {
      const auto result = handled().kind;
      reply(soon_us, std::move(done), {ReplyKind::accepted, {}, {}});
      return call_back(callback_us, call, result);
    }
    case Fault::callback_first: {
      const auto result = handled().kind;
      call_back(soon_us / 2, call, result);
      return reply(soon_us, std::move(done), {ReplyKind::accepted, {}, {}});
    }
    case Fault::reply_twice: {
      const auto result = handled();
      reply(soon_us, std::move(done), result);
      return call_back(callback_us, call, result.kind);
    }
    case Fault::reply_late:
      return reply(too_late_us, std::move(done), handled());
    case Fault::contradicting:
      reply(soon_us, std::move(done), handled());
      return call_back(callback_us, call, ReplyKind::refused);
  }
}

Outcome<Receipt> SagaSimulation::command(SagaId saga, const SagaCommand& command) {
  return command_saga(book_, rules_, {book_.new_id(), system_actor(book_)}, saga, command);
}

std::optional<Saga::State> SagaSimulation::state_of(SagaId saga) const {
  Transaction read(book_, system_actor(book_));
  auto state = read.state<Saga>(saga.stream());
  if (!state) return std::nullopt;
  return **state;
}

void SagaSimulation::hear(SagaId saga, const std::string& signal, const std::string& source) {
  const auto heard = command(saga, [&](const Saga::Terms& terms) {
    return Saga::Hear{signal, source, {}, system_actor(book_), terms};
  });
  if (!heard && heard.error().error())
    later(second_us, [this, saga, signal, source] { hear(saga, signal, source); });
}

void SagaSimulation::order_undo(SagaId saga) {
  const Actor by{UserId{}, Role::district_reviewer, book_.district};
  const auto ordered = command(saga, [&](const Saga::Terms& terms) {
    return Saga::Undo{"ordered", by, terms};
  });
  if (!ordered && ordered.error().error()) later(second_us, [this, saga] { order_undo(saga); });
}

// What has newly come into somebody's inbox is looked at an hour later.
Outcome<void> SagaSimulation::fill_inboxes() {
  const auto cursor = book_.log.read_category(Saga::category, read_to_);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) return {};
    read_to_ = (*entry)->position + 1;
    auto event = decode<Saga::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!event) continue;
    if (auto* e = std::get_if<Saga::HandedOver>(&*event))
      later(hour_us, [this, saga = e->saga, step = e->step] { look_at(saga, step); });
    if (auto* e = std::get_if<Saga::IncidentRaised>(&*event))
      later(hour_us, [this, saga = e->saga, n = e->incident] { look_at_incident(saga, n); });
  }
}

void SagaSimulation::look_at(SagaId saga, const std::string& step) {
  const auto state = state_of(saga);
  if (!state || state->step(step).phase != Saga::Phase::person) return;
  if (!choices_.acts(*state, step)) return;
  const auto done = command(saga, [&](const Saga::Terms& terms) {
    return act_on(step, state->step(step), *state, terms);
  });
  if (!done && done.error().error()) later(hour_us, [this, saga, step] { look_at(saga, step); });
}

Saga::Command SagaSimulation::act_on(const std::string& step, const Saga::StepState& now,
                                     const Saga::State& saga, const Saga::Terms& terms) {
  const Actor by{UserId{}, now.roles.front(), book_.district};
  const Actor clerk{UserId{}, Role::town_clerk, book_.district};
  const auto* definition = terms.life_event->step(step);
  switch (*now.held_for) {
    case HandoverReason::consent_needed:
      return Saga::Consent{step, true, "signed", by, terms};
    case HandoverReason::signal_awaited:
      return Saga::Hear{definition->needs->signal, "caseworker", {}, clerk, terms};
    case HandoverReason::calls_exhausted:
      if (asked_again_.insert({saga.opened->saga, step}).second)
        return Saga::AskAgain{step, by, terms};
      break;
    default:
      break;
  }
  return Saga::Settle{step, StepResult::succeeded, "confirmed by telephone", by, terms};
}

void SagaSimulation::look_at_incident(SagaId saga, std::int32_t incident) {
  const auto state = state_of(saga);
  if (!state) return;
  const auto found = state->incidents.find(incident);
  if (found == state->incidents.end()) return;
  const Actor by{UserId{}, found->second.roles.front(), book_.district};
  const auto done = command(saga, [&](const Saga::Terms& terms) {
    return Saga::Resolve{incident, found->second.stands, "no", "looked into", by, terms};
  });
  if (!done && done.error().error())
    later(hour_us, [this, saga, incident] { look_at_incident(saga, incident); });
}

}  // namespace yiben::workflows
