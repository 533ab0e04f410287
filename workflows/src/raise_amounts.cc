#include "raise_amounts.h"

#include <algorithm>

#include "case_people.h"
#include "domain/assessment/carry_over.h"

namespace yiben::workflows {
namespace {

Assessment not_known(PackRef pack, const char* reason) {
  Assessment out;
  out.pack = std::move(pack);
  out.reasons = {reason};
  return out;
}

bool asks_age_or_sex(const ProgrammeRules& p) {
  auto asks = [](const std::vector<Condition>& all) {
    return std::any_of(all.begin(), all.end(),
                       [](const Condition& c) { return c.fact == "age" || c.fact == "sex"; });
  };
  for (const auto& rule : p.eligibility)
    if (std::any_of(rule.any_of.begin(), rule.any_of.end(), asks)) return true;
  for (const auto& row : p.formula.rows)
    if (asks(row.when)) return true;
  for (const auto& conflict : p.conflicts)
    if (asks(conflict.when)) return true;
  return false;
}

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
  out.asks_age_or_sex_ = asks_age_or_sex(*out.programme_);
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
  if (!segment.claim) return carried(award, segment);
  auto facts = facts_.of(*segment.claim);
  if (!facts) return facts.error();
  if (!*facts) return carried(award, segment);
  return assessed(award, segment, **facts);
}

Outcome<Assessment> RaiseAmounts::assessed(const Award::State& award, const Award::Segment& segment,
                                           const Facts& facts) const {
  const auto& g = *award.granted;
  CaseSubject subject{g.area, g.division, segment.payee, {}, Sex::male};
  if (!g.household && segment.members.size() == 1) subject.person = segment.members[0].person;
  if (asks_age_or_sex_) {
    Transaction read(book_, system_actor(book_));
    auto person = read.state<Person>(subject.person.stream());
    if (!person) return person.error();
    subject.born = (*person)->born;
    subject.sex = (*person)->sex;
  }
  std::vector<HeldBenefit> held;
  for (const auto& m : segment.members)
    if (auto found = held_.find(m.person); found != held_.end())
      held.insert(held.end(), found->second.begin(), found->second.end());
  return assess(*pack_, *programme_, subject, facts, held, segment.from.first_day());
}

Assessment RaiseAmounts::carried(const Award::State& award, const Award::Segment& segment) const {
  const RulePack* before = rules_->pack(segment.pack.id, segment.pack.version);
  const ProgrammeRules* rules = before ? before->programme(plan_.programme) : nullptr;
  if (!rules) return not_known(plan_.pack, "old_rules_unknown");
  return carry_over(
      {*rules, award.granted->area, segment.basic_fen, segment.supplement_fen, segment.members},
      *pack_, *programme_);
}

}  // namespace yiben::workflows
