#include "domain/awards/facts.h"

#include "domain/codec/sealed_json.h"

namespace yiben {

SealedFacts sealed(const Facts& facts, PersonId applicant) {
  SealedFacts out;
  for (const auto& m : facts.members) out.members.push_back({m.person.uuid, sealed_json(m), {}});
  Facts rest{{}, facts.answers, facts.items};
  out.rest = {applicant.uuid, sealed_json(rest), {}};
  return out;
}

Facts opened(const SealedFacts& sealed) {
  Facts out;
  if (auto rest = opened_json<Facts>(sealed.rest)) out = *rest;
  for (const auto& m : sealed.members)
    if (auto member = opened_json<MemberFacts>(m)) out.members.push_back(*member);
  return out;
}

std::optional<std::string> SealedFacts::unreadable() const {
  if (is_unreadable<Facts>(rest)) return "rest";
  for (std::size_t i = 0; i < members.size(); ++i)
    if (is_unreadable<MemberFacts>(members[i])) return "members." + std::to_string(i);
  return std::nullopt;
}

}  // namespace yiben
