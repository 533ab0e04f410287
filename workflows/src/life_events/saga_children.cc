#include "life_events/saga_children.h"

#include "life_events/office_acts.h"

namespace yiben::workflows {
namespace {

Uuid opening_of(const StepKey& key) { return derived_id(key.saga.uuid, key.text()); }

StepReply open_child(const Book& book, RuleBook& rules, const Saga::Opened& parent,
                     const std::map<std::string, std::string>& facts, const StepKey& key,
                     const std::string& life_event) {
  const auto done = open_saga(book, rules, {opening_of(key), system_actor(book)},
                              {life_event, parent.subject, parent.others, parent.division, facts,
                               std::nullopt, std::nullopt},
                              parent.saga);
  if (done) return {ReplyKind::accepted, {}, {}};
  const auto failure = done.error();
  if (!failure.rejection()) return {ReplyKind::not_done, {}, "the log refuses"};
  return refused(name(failure.rejection()->rule));
}

}  // namespace

SagaId child_of(const StepKey& key) { return SagaId{derived_id(opening_of(key), "saga")}; }

std::optional<StepReply> ask_child(const Book& book, RuleBook& rules, const Saga::Called& called,
                                   const StepCall& call) {
  const StepKey key{called.saga, called.step, called.epoch};
  Transaction read(book, system_actor(book));
  const auto child = read.state<Saga>(child_of(key).stream());
  const auto parent = read.state<Saga>(called.saga.stream());
  if (!child || !parent) return std::nullopt;
  const auto& end = (*child)->end;
  if (end)
    return StepReply{
        *end == SagaEnd::completed ? ReplyKind::succeeded : ReplyKind::refused, {}, {}};
  if ((*child)->opened) return StepReply{ReplyKind::accepted, {}, {}};
  if (is_query(called.call)) return StepReply{ReplyKind::absent, {}, {}};
  return open_child(book, rules, *(*parent)->opened, (*parent)->facts, key, call.act);
}

}  // namespace yiben::workflows
