#include "life_events/saga_call_body.h"

#include "workflows/loop/sealing.h"

namespace yiben::workflows {
namespace {

// An undo is its own act of the same department.
std::string_view connector_for(const SagaStep& step, CallKind kind) {
  return is_undo(kind) && step.undo ? std::string_view(*step.undo)
                                    : std::string_view(step.connector);
}

// Name and number; nothing of someone erased.
Outcome<json::object> identity_of(const Book& book, PersonId person) {
  const auto cursor = book.log.read_stream(person.stream());
  const auto entry = cursor->next();
  if (!entry) return Failure(entry.error());
  if (!*entry) return json::object{};
  auto event = opened_event<Person::Event>(**entry, book.keys);
  if (!event) return Failure(event.error());
  const auto* e = std::get_if<Person::Registered>(&*event);
  if (!e) return json::object{};
  return json::object{{"name", e->name.plain}, {"id_number", e->id_number.plain}};
}

}  // namespace

Outcome<StepCall> call_of(const Book& book, const Saga::State& saga, const SagaStep& step,
                          const Saga::Called& called) {
  StepCall out;
  const auto connector = connector_for(step, called.call);
  const auto dot = connector.find('.');
  out.department = connector.substr(0, dot);
  if (dot != connector.npos) out.act = connector.substr(dot + 1);
  out.kind = called.call;
  out.key = StepKey{called.saga, called.step, called.epoch}.text();
  if (out.department == office_connector || out.department == child_connector) return out;
  const auto& opened = *saga.opened;
  json::object body{
      {"key", out.key},          {"call", enum_name(called.call)},     {"act", out.act},
      {"number", opened.number}, {"life_event", opened.life_event.id}, {"step", called.step}};
  if (!is_query(called.call)) {
    auto subject = identity_of(book, opened.subject);
    if (!subject) return subject.error();
    body["subject"] = *std::move(subject);
    json::array others;
    for (const auto& person : opened.others) {
      auto other = identity_of(book, person);
      if (!other) return other.error();
      others.emplace_back(*std::move(other));
    }
    body["others"] = std::move(others);
    body["facts"] = to_json(saga.facts);
  }
  out.body = json::serialize(body);
  return out;
}

}  // namespace yiben::workflows
