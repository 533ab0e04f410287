#include "exchange/fact_effects.h"

#include "domain/exchange/fact_types.h"
#include "domain/people/person.h"
#include "workflows/life_events/sagas.h"
#include "workflows/loop/digest.h"
#include "workflows/loop/reservations.h"

namespace yiben::workflows {
namespace {

struct Answered {
  StepAnswerFact fact;
  StepKey key;
};

Answered answer_in(const json::value& data) {
  auto fact = from_json<StepAnswerFact>(data);
  check(fact.has_value(), "a fact that fits its type can be read");
  const auto key = StepKey::parse(fact->key);
  check(key.has_value(), "and so does its key");
  return {*fact, *key};
}

bool is_answer(const FactNews& news) { return news.envelope.type == StepAnswerFact::type; }

// The department that was asked, or would be for the undo; nullptr: no such step.
const Department* department_of(const Rules& rules, const Saga::State& saga,
                                const std::string& step) {
  if (!saga.opened) return nullptr;
  const auto& pinned = saga.opened->life_event;
  const auto* published = rules.life_event(pinned.id, pinned.version);
  const auto* definition = published ? published->definition.step(step) : nullptr;
  if (!definition) return nullptr;
  const auto found = rules.departments.find(std::string(definition->department()));
  return found == rules.departments.end() ? nullptr : &found->second;
}

Outcome<void> answer_step(Transaction& tx, const Rules& rules, const FactNews& news) {
  const auto [fact, key] = answer_in(news.data);
  const auto answer = json::serialize(to_json(fact.answer));
  const bool yes = fact.result == AnsweredResult::succeeded;
  return command_saga(tx, rules, key.saga, [&](const Saga::Terms& terms) {
    return Saga::Report{key.step,
                        key.epoch,
                        fact.call == AnsweredCall::undo ? CallKind::undo : CallKind::perform,
                        0,
                        yes ? ReplyKind::succeeded : ReplyKind::refused,
                        AnsweredBy::callback,
                        answer,
                        sha256_hex(answer),
                        {},
                        tx.actor(),
                        terms};
  });
}

std::optional<std::string> text_at(const json::value& data, const std::string& field) {
  const auto* object = data.if_object();
  const auto* found = object ? object->if_contains(field) : nullptr;
  if (!found || !found->is_string()) return std::nullopt;
  return std::string(found->get_string());
}

Outcome<void> hear(Transaction& tx, const Book& book, const Rules& rules, const FactNews& news,
                   const LifeEvent& event, const Signal& signal, const SignalFact& from) {
  const PersonId subject = news.people.front();
  auto person = tx.state<Person>(subject.stream());
  if (!person) return person.error();
  if ((*person)->died) return {};
  const auto division = (*person)->division;
  const auto owner = book.log.reservation_owner(open_saga_key(event.id, subject));
  if (!owner) return Failure(owner.error());
  if (*owner) {
    const auto open = SagaId::parse(std::string_view(**owner).substr(Saga::category.size() + 1));
    check(open.has_value(), "an open saga's key is held by its stream");
    return command_saga(tx, rules, *open, [&](const Saga::Terms& terms) {
      return Saga::Hear{signal.id, news.envelope.source, news.fact, tx.actor(), terms};
    });
  }
  OpenSaga in{event.id, subject, {}, division, {}, signal.id, news.envelope.source};
  for (const auto& [fact, field] : from.facts)
    if (auto text = text_at(news.data, field)) in.facts[fact] = *text;
  return open_saga(tx, rules, SagaId{derived_id(news.fact.uuid, "saga/" + event.id)}, in);
}

}  // namespace

Outcome<std::vector<PersonId>> people_of_answer(const Book& book, const json::value& data) {
  const auto key = answer_in(data).key;
  Transaction read(book, system_actor(book));
  auto saga = read.state<Saga>(key.saga.stream());
  if (!saga) return saga.error();
  if (!(*saga)->opened) return std::vector<PersonId>{};
  return std::vector{(*saga)->opened->subject};
}

Outcome<std::optional<std::string>> refuse_answer(const Book& book, const Rules& rules,
                                                  const FactNews& news) {
  using Refused = std::optional<std::string>;
  if (!is_answer(news)) return Refused{};
  const auto key = answer_in(news.data).key;
  Transaction read(book, system_actor(book));
  auto saga = read.state<Saga>(key.saga.stream());
  if (!saga) return saga.error();
  const auto* department = department_of(rules, **saga, key.step);
  if (!department) return Refused{"no call was ever made under this key"};
  if (department->source != news.envelope.source)
    return Refused{"the step was asked of another department"};
  if (!(*saga)->step(key.step).asked) return Refused{"no call was ever made under this key"};
  return Refused{};
}

Outcome<void> apply_fact(Transaction& tx, const Book& book, const Rules& rules,
                         const FactNews& news) {
  if (is_answer(news)) return answer_step(tx, rules, news);
  if (news.people.empty()) return {};
  for (const auto& [id, versions] : rules.life_events) {
    const auto& event = versions.rbegin()->second.definition;
    for (const auto& signal : event.signals)
      for (const auto& from : signal.from)
        if (from.type == news.envelope.type)
          if (auto ok = hear(tx, book, rules, news, event, signal, from); !ok) return ok;
  }
  return {};
}

}  // namespace yiben::workflows
