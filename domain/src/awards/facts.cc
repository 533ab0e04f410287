#include "domain/awards/facts.h"

namespace yiben {

SealedFacts sealed(const Facts& facts, PersonId applicant) {
  SealedFacts out;
  for (const auto& m : facts.members)
    out.members.push_back({m.person.uuid, json::serialize(to_json(m)), {}});
  Facts rest{{}, facts.answers, facts.items};
  out.rest = {applicant.uuid, json::serialize(to_json(rest)), {}};
  return out;
}

Facts opened(const SealedFacts& sealed) {
  Facts out;
  if (auto rest = from_json_text<Facts>(sealed.rest.plain)) out = *rest;
  for (const auto& m : sealed.members)
    if (auto member = from_json_text<MemberFacts>(m.plain)) out.members.push_back(*member);
  return out;
}

}  // namespace yiben
