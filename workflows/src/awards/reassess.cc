#include "awards/reassess.h"

#include <algorithm>

#include "domain/awards/carry_over.h"
#include "domain/people/person.h"

namespace yiben::workflows {
namespace {

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

}  // namespace

Outcome<Assessment> assessed_again(const Book& book, const Target& target,
                                   const Award::State& award, const Award::Segment& segment,
                                   const Facts& facts, const std::vector<HeldBenefit>& held) {
  const auto& g = *award.granted;
  CaseSubject subject{g.area, g.division, segment.payee, {}, Sex::male};
  if (!g.household && segment.members.size() == 1) subject.person = segment.members[0].person;
  if (asks_age_or_sex(target.programme)) {
    Transaction read(book, system_actor(book));
    auto person = read.state<Person>(subject.person.stream());
    if (!person) return person.error();
    subject.born = (*person)->born;
    subject.sex = (*person)->sex;
  }
  return assess(target.pack, target.programme, subject, facts, held, segment.from.first_day());
}

Assessment carried_over(const Rules& rules, const Target& target, const Award::State& award,
                        const Award::Segment& segment) {
  const RulePack* before = rules.pack(segment.pack.id, segment.pack.version);
  const ProgrammeRules* programme = before ? before->programme(target.programme.id) : nullptr;
  if (programme)
    return carry_over({*programme, award.granted->area, segment.basic_fen, segment.supplement_fen,
                       segment.members},
                      target.pack, target.programme);
  Assessment out;
  out.pack = target.pack.ref();
  out.reasons = {"old_rules_unknown"};
  return out;
}

}  // namespace yiben::workflows
