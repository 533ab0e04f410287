// What a person does with a saga. Whether they may is the domain's to say.
#include <algorithm>
#include <charconv>

#include "common.h"
#include "life_events/handlers.h"
#include "workflows/life_events/sagas.h"

namespace yiben::api::handlers {
namespace {

using workflows::SagaCommand;

Answered<Receipt> command(const Call& call, const SagaCommand& make) {
  auto id = path_value<SagaId>(call, "saga");
  if (!id) return id.error();
  const auto& s = call.services;
  auto done = workflows::command_saga(s.book, s.rules, call.request(), *id, make);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

SagaCommand command_of(const BatchItem& item, const Actor& by) {
  return [=](const Saga::Terms& terms) -> Saga::Command {
    switch (item.act) {
      case BatchAct::settle:
        return Saga::Settle{item.step, item.result.value_or(StepResult::succeeded), item.words, by,
                            terms};
      case BatchAct::ask_again:
        return Saga::AskAgain{item.step, by, terms};
      case BatchAct::take_over:
        return Saga::TakeOver{item.step, item.words, by, terms};
      case BatchAct::undo:
        break;
    }
    return Saga::Undo{item.words, by, terms};
  };
}

}  // namespace

// A second word of the office is the same source as its first.
Answered<Receipt> hear_signal(const Call& call, const SignalRequest& in) {
  return command(call, [&](const Saga::Terms& terms) {
    return Saga::Hear{in.signal, workflows::office_source, {}, call.actor, terms};
  });
}

Answered<Receipt> consent_to_step(const Call& call, const ConsentRequest& in) {
  return command(call, [&](const Saga::Terms& terms) {
    return Saga::Consent{call.path.at("step"), in.given, in.words, call.actor, terms};
  });
}

Answered<Receipt> settle_step(const Call& call, const SettleRequest& in) {
  return command(call, [&](const Saga::Terms& terms) {
    return Saga::Settle{call.path.at("step"), in.result, in.words, call.actor, terms};
  });
}

Answered<Receipt> ask_again(const Call& call, const None&) {
  return command(call, [&](const Saga::Terms& terms) {
    return Saga::AskAgain{call.path.at("step"), call.actor, terms};
  });
}

Answered<Receipt> take_over_step(const Call& call, const WordsRequest& in) {
  return command(call, [&](const Saga::Terms& terms) {
    return Saga::TakeOver{call.path.at("step"), in.words, call.actor, terms};
  });
}

Answered<Receipt> change_step_clock(const Call& call, const ClockChangeRequest& in) {
  return command(call, [&](const Saga::Terms& terms) {
    return Saga::ChangeClock{call.path.at("step"), in.change, in.words, call.actor, terms};
  });
}

Answered<MigrationAnswer> migrate_saga(const Call& call, const MigrationRequest& in) {
  auto id = path_value<SagaId>(call, "saga");
  if (!id) return id.error();
  const auto& s = call.services;
  auto done = workflows::migrate_saga(s.book, s.rules, call.request(), *id, in.version, in.words,
                                      in.dry_run);
  if (!done) return problem_of(done.error());
  return MigrationAnswer{done->from, done->to, done->opens,
                         in.dry_run ? 0 : receipt_of(done->receipt).position};
}

Answered<Receipt> undo_saga(const Call& call, const WordsRequest& in) {
  return command(call, [&](const Saga::Terms& terms) {
    return Saga::Undo{in.words, call.actor, terms};
  });
}

Answered<Receipt> resolve_incident(const Call& call, const ResolveRequest& in) {
  const auto& text = call.path.at("incident");
  std::int32_t number = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (ec != std::errc{} || end != text.data() + text.size())
    return Problem::of(400, "bad_id", {{"name", "incident"}});
  return command(call, [&](const Saga::Terms& terms) {
    return Saga::Resolve{number, in.stands, in.value.value_or(""), in.words, call.actor, terms};
  });
}

Answered<BatchAnswer> act_on_sagas(const Call& call, const BatchRequest& in) {
  const auto& s = call.services;
  if (in.items.empty() || in.items.size() > BatchRequest::items_max)
    return Problem::of(400, "bad_query", {{"name", "items"}});
  for (const auto& item : in.items) {
    if (item.words.empty())
      return problem_of(workflows::Failure(Rejection{Rule::reason_needed, {{"step", item.step}}}));
    if (item.act == BatchAct::undo && call.actor.role != Role::district_reviewer &&
        call.actor.role != Role::district_confirmer)
      return problem_of(workflows::Failure(
          Rejection{Rule::not_your_role, {{"role", std::string(enum_name(call.actor.role))}}}));
  }
  // Each its own command, so that one that is refused does not keep the others.
  const auto request_of = [&](std::size_t i) {
    return workflows::Request{workflows::derived_id(call.command_id, "item/" + std::to_string(i)),
                              call.actor,
                              {},
                              call.asked};
  };
  for (std::size_t i = 0; i < BatchRequest::items_max && !call.asked.is_nil(); ++i)
    if (auto before = workflows::done_before(s.book, request_of(i)); !before)
      return problem_of(before.error());
  BatchAnswer out;
  for (std::size_t i = 0; i < in.items.size(); ++i) {
    const auto& item = in.items[i];
    const auto done = workflows::command_saga(s.book, s.rules, request_of(i), item.saga,
                                              command_of(item, call.actor));
    if (done) {
      out.rows.push_back({item.saga, true, std::nullopt});
      out.position = std::max(out.position, done->first + done->count);
      continue;
    }
    const auto failure = done.error();
    if (!failure.rejection()) return problem_of(failure);
    out.rows.push_back({item.saga, false, std::string(name(failure.rejection()->rule))});
  }
  return out;
}

}  // namespace yiben::api::handlers
