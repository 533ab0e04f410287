#include "awards/raise_amounts.h"

#include "awards/reassess.h"
#include "cases/case_people.h"

namespace yiben::workflows {
namespace {

// Other programmes whose amounts this one's depend on.
std::set<std::string> looked_at(const ProgrammeRules& p) {
  std::set<std::string> out;
  for (const auto& c : p.conflicts)
    if (c.outcome != ConflictOutcome::allow) out.insert(c.with);
  return out;
}

}  // namespace

Outcome<RaiseAmounts> RaiseAmounts::load(const Book& book, RuleBook& rule_book, RaisePlan plan,
                                         eventstore::Position as_of) {
  RaiseAmounts out(book, std::move(plan));
  auto rules = rule_book.now();
  if (!rules) return rules.error();
  out.rules_ = *rules;
  const auto& [programme, pack, from] = out.plan_;
  out.pack_ = out.rules_->pack(pack.id, pack.version);
  if (!out.pack_) return Failure(Rejection{Rule::rule_pack_missing, {{"pack", pack.id}}});
  out.programme_ = out.pack_->programme(programme);
  if (!out.programme_)
    return Failure(Rejection{Rule::programme_unknown, {{"programme", programme}}});
  if (out.programme_->frequency != Frequency::monthly)
    return Failure(Rejection{Rule::programme_not_monthly, {{"programme", programme}}});
  if (auto ok = out.read_awards(as_of); !ok) return ok.error();
  return out;
}

Outcome<void> RaiseAmounts::read_awards(eventstore::Position as_of) {
  auto programmes = looked_at(*programme_);
  programmes.insert(plan_.programme);
  auto known = awards_at(book_, programmes, as_of);
  if (!known) return known.error();
  std::unordered_set<ClaimId> claims;
  for (auto& [award, last_change] : *known) {
    if (award.granted->programme != plan_.programme) {
      if (auto due = award.due_for(plan_.from))
        for (const auto& m : award.members)
          held_[m.person].push_back(
              {m.person, award.granted->programme, share_of(award, *due, m.person)});
      continue;
    }
    auto segments = award.segments_from(plan_.from);
    if (segments.empty()) continue;
    for (const auto& segment : segments)
      if (segment.claim) claims.insert(*segment.claim);
    awards_.push_back(std::move(award));
  }
  return facts_.note(claims, as_of);
}

Outcome<Award::Raise> RaiseAmounts::command(const Award::State& award) const {
  Award::Raise out{plan_.from, {}, raise_reason};
  for (const auto& segment : award.segments_from(plan_.from)) {
    auto a = amount(award, segment);
    if (!a) return a.error();
    out.assessments.push_back(std::move(*a));
  }
  return out;
}

Outcome<Assessment> RaiseAmounts::amount(const Award::State& award,
                                         const Award::Segment& segment) const {
  if (segment.pack.id == plan_.pack.id && segment.pack.version >= plan_.pack.version) {
    Assessment as_it_is;
    as_it_is.pack = segment.pack;
    as_it_is.eligible = true;
    as_it_is.basic_fen = segment.basic_fen;
    as_it_is.supplement_fen = segment.supplement_fen;
    as_it_is.members = segment.members;
    return as_it_is;
  }
  const Target target{*pack_, *programme_};
  if (!segment.claim) return carried_over(*rules_, target, award, segment);
  auto facts = facts_.of(*segment.claim);
  if (!facts) return facts.error();
  if (!*facts) return carried_over(*rules_, target, award, segment);
  std::vector<HeldBenefit> held;
  for (const auto& m : segment.members)
    if (auto found = held_.find(m.person); found != held_.end())
      held.insert(held.end(), found->second.begin(), found->second.end());
  return assessed_again(book_, target, award, segment, **facts, held);
}

}  // namespace yiben::workflows
