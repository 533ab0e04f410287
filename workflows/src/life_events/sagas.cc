#include "workflows/life_events/sagas.h"

#include "workflows/people/people.h"

namespace yiben::workflows {

std::string saga_number(SagaId saga, Date on) {
  // Without letters that are read as digits, or aloud as each other.
  constexpr std::string_view letters = "23456789ACDEFGHJKLMNPQRSTUVWXY";
  std::string out;
  for (const char c : on.text())
    if (c != '-') out += c;
  out += '-';
  constexpr std::size_t length = 5;
  for (std::size_t i = 0; i < length; ++i)
    out += letters[saga.uuid.bytes[saga.uuid.bytes.size() - 1 - i] % letters.size()];
  return out;
}

Outcome<void> open_saga(Transaction& tx, const Rules& rules, SagaId id, const OpenSaga& in,
                        std::optional<SagaId> parent) {
  const auto* published = rules.newest_life_event(in.life_event);
  if (!published) return Failure(Rejection{Rule::life_event_unknown, {{"id", in.life_event}}});
  if (auto ok = must_cover_person(tx, in.subject); !ok) return ok;
  const Saga::Terms terms{&published->definition, &rules.calendar, tx.now()};
  tx.refuse_taken_as(Rule::saga_already_open);
  auto opened = tx.decide<Saga>(
      id.stream(), Saga::Open{id, published->ref(), saga_number(id, terms.today()), in.subject,
                              in.others, in.division, in.facts, parent, tx.actor(), terms});
  if (!opened || !in.signal) return opened;
  return tx.decide<Saga>(
      id.stream(),
      Saga::Hear{*in.signal, in.source.value_or(office_source), {}, tx.actor(), terms});
}

Outcome<OpenedSaga> open_saga(const Book& book, RuleBook& rule_book, const Request& request,
                              const OpenSaga& in, std::optional<SagaId> parent) {
  auto rules = rule_book.now();
  if (!rules) return rules.error();
  const SagaId id{derived_id(request.command_id, "saga")};
  auto receipt =
      run(book, request, [&](Transaction& tx) { return open_saga(tx, **rules, id, in, parent); });
  if (!receipt) return receipt.error();
  return OpenedSaga{id, *receipt};
}

Outcome<void> command_saga(Transaction& tx, const Rules& rules, SagaId id,
                           const SagaCommand& command) {
  auto state = tx.state<Saga>(id.stream());
  if (!state) return state.error();
  if (!(*state)->opened) return Failure(Rejection{Rule::saga_unknown, {}});
  const auto& pinned = (*state)->opened->life_event;
  const auto* published = rules.life_event(pinned.id, pinned.version);
  if (!published) return Failure(Rejection{Rule::life_event_unknown, {{"id", pinned.id}}});
  return tx.decide<Saga>(id.stream(), command({&published->definition, &rules.calendar, tx.now()}));
}

Outcome<Receipt> command_saga(const Book& book, RuleBook& rule_book, const Request& request,
                              SagaId id, const SagaCommand& command) {
  auto rules = rule_book.now();
  if (!rules) return rules.error();
  Request part = request;
  part.part_of = id.uuid;
  return run(book, part, [&](Transaction& tx) -> Outcome<void> {
    if (auto ok = tx.must_be_as_seen<Saga>(id.stream()); !ok) return ok.error();
    return command_saga(tx, **rules, id, command);
  });
}

namespace {

std::vector<std::string> opened_since(const Saga::State& before, const Saga::State& after) {
  std::vector<std::string> out;
  for (const auto& [id, step] : after.steps)
    if (step.phase != Saga::Phase::closed && before.step(id).phase == Saga::Phase::closed)
      out.push_back(id);
  return out;
}

}  // namespace

Outcome<Migration> migrate_saga(const Book& book, RuleBook& rule_book, const Request& request,
                                SagaId id, int version, const std::string& words, bool dry_run) {
  auto rules = rule_book.now();
  if (!rules) return rules.error();
  Migration out;
  const auto migrate = [&](Transaction& tx) -> Outcome<void> {
    if (auto ok = tx.must_be_as_seen<Saga>(id.stream()); !ok) return ok.error();
    auto state = tx.state<Saga>(id.stream());
    if (!state) return state.error();
    if (!(*state)->opened) return Failure(Rejection{Rule::saga_unknown, {}});
    const auto before = **state;
    out.from = before.opened->life_event;
    const auto* to = (*rules)->life_event(out.from.id, version);
    if (!to) return Failure(Rejection{Rule::life_event_unknown, {{"id", out.from.id}}});
    out.to = to->ref();
    auto done = command_saga(tx, **rules, id, [&](const Saga::Terms& terms) {
      return Saga::Migrate{to->ref(), &to->definition, words, tx.actor(), terms};
    });
    if (!done) return done;
    auto after = tx.state<Saga>(id.stream());
    if (!after) return after.error();
    out.opens = opened_since(before, **after);
    return {};
  };
  if (dry_run) {
    Transaction trial(book, request);
    if (auto ok = migrate(trial); !ok) return ok.error();
    return out;
  }
  auto receipt = run(book, request, migrate);
  if (!receipt) return receipt.error();
  out.receipt = *receipt;
  return out;
}

}  // namespace yiben::workflows
