#include "awards/reassess.h"
#include "cases/case_people.h"
#include "workflows/awards/awards.h"

namespace yiben::workflows {
namespace {

using Explained = std::optional<Assessment>;

bool pays_as(const Assessment& a, const Award::Segment& segment) {
  return a.eligible && a.pack == segment.pack && a.basic_fen == segment.basic_fen &&
         a.supplement_fen == segment.supplement_fen;
}

// What was paid before the segment; the grant itself, when the segment took its whole place.
Award::Segment before(const Award::State& award, const Award::Segment& segment) {
  const auto& g = *award.granted;
  Award::Segment out{g.from, g.basic_fen, g.supplement_fen, g.claim, g.pack, g.payee, g.members};
  for (const auto& earlier : award.segments)
    if (earlier.from < segment.from && earlier.total_fen().fen > 0) out = earlier;
  return out;
}

Outcome<Explained> from_claim(const Book& book, const Target& target, const Award::State& award,
                              const Award::Segment& segment) {
  Transaction read(book, system_actor(book));
  auto claim = read.state<Claim>(segment.claim->stream());
  if (!claim) return claim.error();
  if ((*claim)->assessment && pays_as(*(*claim)->assessment, segment))
    return Explained((*claim)->assessment);
  const Facts facts = (*claim)->facts;
  std::vector<PersonId> people;
  for (const auto& m : segment.members) people.push_back(m.person);
  auto held = held_benefits(read, people, award.granted->programme);
  if (!held) return held.error();
  auto again = assessed_again(book, target, award, segment, facts, *held);
  if (!again) return again.error();
  return Explained(std::move(*again));
}

}  // namespace

Outcome<Explained> explain_award(const Book& book, RuleBook& rule_book, AwardId id, Month month) {
  auto rules = rule_book.now();
  if (!rules) return rules.error();
  Transaction read(book, system_actor(book));
  auto found = read.state<Award>(id.stream());
  if (!found) return found.error();
  const Award::State& award = **found;
  const Award::Segment* segment = award.segment_for(month);
  if (!segment) return Explained{};
  const RulePack* pack = (*rules)->pack(segment->pack.id, segment->pack.version);
  const ProgrammeRules* programme = pack ? pack->programme(award.granted->programme) : nullptr;
  if (!programme) return Explained{};
  const Target target{*pack, *programme};
  Explained out;
  if (segment->claim) {
    auto explained = from_claim(book, target, award, *segment);
    if (!explained) return explained.error();
    out = std::move(*explained);
  } else if (auto earlier = before(award, *segment); earlier.pack != segment->pack) {
    out = carried_over(**rules, target, award, earlier);
  }
  if (out && !pays_as(*out, *segment)) out.reset();
  return out;
}

}  // namespace yiben::workflows
