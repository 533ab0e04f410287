#include "awards/known_facts.h"

#include "workflows/loop/sealing.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {
namespace {

std::optional<ClaimId> claim_of(std::string_view stream) {
  return ClaimId::parse(stream.substr(Claim::category.size() + 1));
}

// Whether the event records facts; a step may be done without.
Outcome<bool> records_facts(const eventstore::EntryView& entry) {
  if (entry.type == Claim::Filed::event.type) return true;
  if (entry.type != Claim::StepDone::event.type) return false;
  auto done = decode<Claim::Event>(entry.type, entry.schema_version, entry.payload);
  if (!done)
    return Failure(
        eventstore::Error{eventstore::Errc::corrupt, "entry " + std::to_string(entry.position)});
  return std::get<Claim::StepDone>(*done).facts.has_value();
}

}  // namespace

Outcome<void> KnownFacts::note(const std::unordered_set<ClaimId>& claims,
                               eventstore::Position as_of) {
  if (claims.empty()) return {};
  auto cursor = book_.log.read_category(Claim::category, 0);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry || (*entry)->position >= as_of) return {};
    auto claim = claim_of((*entry)->stream);
    if (!claim || !claims.contains(*claim)) continue;
    auto facts = records_facts(**entry);
    if (!facts) return facts.error();
    if (*facts)
      noted_[*claim] = {std::string((*entry)->type), std::string((*entry)->payload),
                        (*entry)->schema_version, (*entry)->event_id};
  }
}

Outcome<std::optional<Facts>> KnownFacts::of(ClaimId claim) const {
  auto found = noted_.find(claim);
  if (found == noted_.end()) {
    Transaction read(book_, system_actor(book_));
    auto state = read.state<Claim>(claim.stream());
    if (!state) return state.error();
    return (*state)->filed ? std::optional((*state)->facts) : std::nullopt;
  }
  eventstore::EntryView entry;
  entry.type = found->second.type;
  entry.payload = found->second.payload;
  entry.schema_version = found->second.schema_version;
  entry.event_id = found->second.event_id;
  auto event = opened_event<Claim::Event>(entry, book_.keys);
  if (!event) return Failure(event.error());
  if (auto* filed = std::get_if<Claim::Filed>(&*event)) return std::optional(opened(filed->facts));
  return std::optional(opened(*std::get<Claim::StepDone>(*event).facts));
}

}  // namespace yiben::workflows
