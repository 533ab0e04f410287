#include "cases/case_people.h"

#include <algorithm>

#include "domain/awards/award.h"

namespace yiben::workflows {

Fen share_of(const Award::State& award, const Award::State::Due& due, PersonId person) {
  auto people = std::max<std::int64_t>(1, static_cast<std::int64_t>(award.members.size()));
  Fen share{due.basic_fen.fen / people};
  for (const auto& m : award.members)
    if (m.person == person) share += m.supplement_fen;
  return share;
}

std::vector<PersonId> people_of(const Claim::Filed& filed) {
  return filed.household ? filed.members : std::vector<PersonId>{filed.subject};
}

Outcome<std::vector<HeldBenefit>> held_benefits(Transaction& tx,
                                                const std::vector<PersonId>& people,
                                                const std::string& except_programme) {
  std::vector<HeldBenefit> out;
  Month month = Month::containing(tx.today());
  for (const auto& id : people) {
    auto person = tx.state<Person>(id.stream());
    if (!person) return person.error();
    auto benefits = (*person)->benefits;
    for (const auto& [programme, award_id] : benefits) {
      if (programme == except_programme) continue;
      auto award = tx.state<Award>(award_id.stream());
      if (!award) return award.error();
      // A benefit granted but not yet begun counts with its first month.
      auto due = (*award)->due_for(month);
      const auto& granted = (*award)->granted;
      if (!due && granted && granted->from > month) due = (*award)->due_for(granted->from);
      if (due) out.push_back({id, programme, share_of(**award, *due, id)});
    }
  }
  return out;
}

Outcome<std::optional<AwardId>> run_out_award(Transaction& tx, PersonId id,
                                              const std::string& programme) {
  auto person = tx.state<Person>(id.stream());
  if (!person) return person.error();
  const auto held = (*person)->benefits.find(programme);
  if (held == (*person)->benefits.end()) return std::optional<AwardId>{};
  const AwardId award_id = held->second;
  auto award = tx.state<Award>(award_id.stream());
  if (!award) return award.error();
  const auto& until = (*award)->until;
  const bool over = until && *until < Month::containing(tx.today());
  return over ? std::optional(award_id) : std::nullopt;
}

Outcome<CaseSubject> case_subject(Transaction& tx, const Claim::Filed& filed) {
  auto person = tx.state<Person>(filed.subject.stream());
  if (!person) return person.error();
  return CaseSubject{filed.area,      filed.division, filed.subject,
                     (*person)->born, (*person)->sex, (*person)->died};
}

}  // namespace yiben::workflows
