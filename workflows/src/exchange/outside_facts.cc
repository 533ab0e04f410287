#include "workflows/exchange/outside_facts.h"

#include <algorithm>

#include "domain/codec/hex.h"
#include "domain/core/whole_number.h"
#include "domain/exchange/fact_types.h"
#include "domain/people/id_number.h"
#include "exchange/fact_effects.h"
#include "workflows/loop/reservations.h"
#include "workflows/people/people.h"

namespace yiben::workflows {
namespace {

constexpr std::size_t id_bytes_max = 200;
constexpr std::size_t fact_bytes_max = 32u << 10;  // an event holds it, sealed, with its envelope
constexpr std::size_t words_bytes_max = 400;

FactTaken no_event(std::string field, std::string reason) {
  return {FactTaken::What::no_event, {}, std::move(field), std::move(reason), false};
}
FactTaken nobodys(std::string reason) {
  return {FactTaken::What::nobodys, {}, {}, std::move(reason), false};
}

std::string text_of(const json::object& event, std::string_view attribute) {
  const auto* found = event.if_contains(attribute);
  return found && found->is_string() ? std::string(found->as_string()) : std::string{};
}

std::string_view reason_of(SignatureProblem problem) {
  switch (problem) {
    case SignatureProblem::missing:
      return "no signature";
    case SignatureProblem::too_old:
      return "timestamp more than five minutes from ours";
    default:
      return "signature by no secret of this sender";
  }
}

struct Wrong {
  std::string field, reason;
};

// To so many bytes, in whole characters.
void cut(std::string& text) {
  if (text.size() <= words_bytes_max) return;
  auto end = words_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  text.resize(end);
}

// What is wrong with the envelope, for whoever has signed it.
std::optional<Wrong> fault_of(const json::object& event, const Sender::State& sender) {
  if (text_of(event, "specversion") != "1.0") return Wrong{"/specversion", "must be 1.0"};
  const auto time = event.if_contains("time");
  if (time && !(time->is_string() && Instant::parse(time->as_string())))
    return Wrong{"/time", "not a time (RFC 3339, UTC)"};
  const auto& types = sender.registered->types;
  if (std::ranges::find(types, text_of(event, "type")) == types.end())
    return Wrong{"/type", "no type this sender may send"};
  if (!event.contains("data")) return Wrong{"/data", "missing"};
  return std::nullopt;
}

// Those of them we know.
Outcome<std::vector<PersonId>> people_of(const Book& book, const FactPeople& named) {
  std::vector<PersonId> people;
  for (const auto& number : named.id_numbers) {
    auto owner = book.log.reservation_owner(person_key(book.keys, parse_id_number(number)->text));
    if (!owner) return Failure(owner.error());
    if (!*owner) continue;
    if (auto id = PersonId::parse(std::string_view(**owner).substr(PersonTag::category.size() + 1)))
      people.push_back(*id);
  }
  return people;
}

// The people it names that we know, or what does not fit.
Outcome<std::variant<std::vector<PersonId>, JsonProblem>> named_in(const Book& book,
                                                                   const std::string& type,
                                                                   const json::value& data) {
  using Named = std::variant<std::vector<PersonId>, JsonProblem>;
  auto checked = check_fact(type, data, book.today());
  if (!checked) return Named{checked.error()};
  auto people =
      type == StepAnswerFact::type ? people_of_answer(book, data) : people_of(book, *checked);
  if (!people) return people.error();
  return Named{*std::move(people)};
}

using Body = std::function<Outcome<void>(Transaction&)>;

Outcome<FactTaken> recorded(const Book& book, const FactId fact,
                            const OutsideFact::Envelope& envelope, FactTaken taken,
                            const Body& body) {
  Request request{derived_id(fact.uuid, envelope.digest),
                  {UserId{envelope.sender.uuid}, Role::system, book.district}};
  request.part_of = fact.uuid;
  auto receipt = run(book, request, body);
  // Another fact about the same person was quicker: what that one opened hears of this one.
  for (int tries = 1; !receipt && tries < 3; ++tries) {
    const auto failure = receipt.error();
    const auto* no = failure.rejection();
    if (!no || no->rule != Rule::saga_already_open) break;
    receipt = run(book, request, body);
  }
  if (!receipt) return receipt.error();
  taken.fact = fact;
  taken.repeated = receipt->repeated || receipt->count == 0;
  return taken;
}

}  // namespace

Outcome<FactTaken> take_fact(const Book& book, RuleBook& rule_book, SenderDirectory& senders,
                             const SignedFact& in, std::int64_t now_s) {
  const auto parsed = parse_json(in.body);
  if (!parsed) return no_event(parsed.error().path, parsed.error().what);
  const auto* event = parsed->if_object();
  if (!event) return no_event("/", "not an object");
  OutsideFact::Envelope envelope;
  envelope.source = text_of(*event, "source");
  envelope.source_id = text_of(*event, "id");
  envelope.type = text_of(*event, "type");
  for (auto [field, value] : {std::pair{"/source", &envelope.source},
                              {"/id", &envelope.source_id},
                              {"/type", &envelope.type}})
    if (value->empty() || value->size() > id_bytes_max)
      return no_event(field, "missing or too long");

  auto sender = sender_of(senders, envelope.source);
  if (!sender) return sender.error();
  if (!*sender) return nobodys("no sender is registered for this source");
  const auto timestamp_s = whole_number<std::int64_t>(in.timestamp);
  if (!timestamp_s) return nobodys("no timestamp");
  const auto problem = check_signature({in.id, in.body, *timestamp_s}, in.signatures,
                                       (*sender)->secrets.valid_at(book.now()), now_s);
  if (problem != SignatureProblem::none) return nobodys(std::string(reason_of(problem)));

  envelope.sender = (*sender)->registered->sender;
  envelope.digest = hex(book.keys.lookup_hash(in.body));
  if (const auto time = Instant::parse(text_of(*event, "time"))) envelope.time = *time;
  const FactId fact{derived_id(envelope.sender.uuid, "fact/" + envelope.source_id)};
  const auto* data = event->if_contains("data");
  const std::string text = data ? json::serialize(*data) : std::string{};

  auto rules = rule_book.now();
  if (!rules) return rules.error();
  const bool too_long = in.body.size() > fact_bytes_max;
  auto wrong = fault_of(*event, **sender);
  if (too_long) wrong = Wrong{"/", "longer than " + std::to_string(fact_bytes_max) + " bytes"};
  std::vector<PersonId> people;
  if (!wrong) {
    auto named = named_in(book, envelope.type, *data);
    if (!named) return named.error();
    if (auto* problem = std::get_if<JsonProblem>(&*named))
      wrong = Wrong{"/data" + problem->path, problem->what};
    else
      people = std::get<std::vector<PersonId>>(*std::move(named));
  }
  const FactNews news{fact, envelope, data ? *data : json::value{}, people};
  if (!wrong) {
    auto refused = refuse_answer(book, **rules, news);
    if (!refused) return refused.error();
    if (*refused) wrong = Wrong{"/data/key", **refused};
  }
  if (wrong) {
    // A sender's own names may stand in the field's path.
    cut(wrong->field);
    cut(wrong->reason);
    const OutsideFact::Refuse refuse{{fact,
                                      envelope,
                                      wrong->field,
                                      wrong->reason,
                                      {fact.uuid, too_long ? std::string{} : text, {}}}};
    return recorded(book, fact, envelope,
                    {FactTaken::What::refused, {}, wrong->field, wrong->reason, false},
                    [&](Transaction& tx) { return tx.decide<OutsideFact>(fact.stream(), refuse); });
  }
  // Under the key of whom it is about, so that erasing them erases this as well.
  const auto subject = people.empty() ? fact.uuid : people.front().uuid;
  const OutsideFact::Receive receive{{fact, envelope, people, {subject, text, {}}}};
  return recorded(book, fact, envelope, {}, [&](Transaction& tx) -> Outcome<void> {
    auto before = tx.state<OutsideFact>(fact.stream());
    if (!before) return before.error();
    const bool known = (*before)->received.has_value();
    if (auto ok = tx.decide<OutsideFact>(fact.stream(), receive); !ok) return ok;
    return known ? Outcome<void>{} : apply_fact(tx, book, **rules, news);
  });
}

Outcome<FactDesk::Rows> FactDesk::rows() {
  std::lock_guard lock(mutex_);
  if (auto ok = catch_up(); !ok) return ok.error();
  return Rows{{received_.begin(), received_.end()},
              {refused_.begin(), refused_.end()},
              received_count_,
              refused_.size()};
}

Outcome<void> FactDesk::catch_up() {
  auto head = book_.log.head();
  const auto cursor = book_.log.read_category(OutsideFact::category, read_to_);
  for (;;) {
    const auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) break;
    head = std::max(head, (*entry)->position + 1);
    auto event =
        decode<OutsideFact::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!event)
      return Failure(eventstore::Error{eventstore::Errc::corrupt, std::string((*entry)->stream)});
    const Instant at{(*entry)->recorded_us};
    const auto id = std::visit([](const auto& e) { return e.fact; }, *event);
    std::erase_if(refused_, [&](const Row& row) { return row.fact == id; });
    if (auto* e = std::get_if<OutsideFact::Received>(&*event)) {
      ++received_count_;
      received_.push_front({id, e->envelope, at, {}, {}});
      if (received_.size() > received_kept) received_.pop_back();
    } else {
      auto& refused = std::get<OutsideFact::Refused>(*event);
      refused_.push_front({id, refused.envelope, at, refused.field, refused.reason});
      if (refused_.size() > refused_kept) refused_.pop_back();
    }
    read_to_ = (*entry)->position + 1;
  }
  read_to_ = head;
  return {};
}

}  // namespace yiben::workflows
