#include "awards/grant.h"

#include <algorithm>

#include "cases/case_people.h"
#include "domain/awards/award.h"
#include "workflows/loop/book.h"

namespace yiben::workflows {
namespace {

Month next_month(const Transaction& tx) { return Month::containing(tx.today()) + 1; }

Outcome<void> hold(Transaction& tx, PersonId person, const std::string& programme, AwardId award,
                   Month from) {
  auto run_out = run_out_award(tx, person, programme);
  if (!run_out) return run_out.error();
  if (*run_out)
    if (auto ended = tx.decide<Person>(person.stream(), Person::EndBenefit{programme, **run_out});
        !ended)
      return ended.error();
  return tx.decide<Person>(person.stream(), Person::StartBenefit{programme, award, from});
}

Outcome<Date> next_review(Transaction& tx, const Claim::State& s, const ReviewRule& rule) {
  auto subject = case_subject(tx, *s.filed);
  if (!subject) return subject.error();
  return review_due(rule, *subject, s.facts, tx.today());
}

Outcome<void> grant(Transaction& tx, const Claim::State& s, const Claim::Rules& rules,
                    const std::optional<Date>& born) {
  const auto& filed = *s.filed;
  const auto& p = *rules.programme;
  check(s.assessment.has_value(), "a granted case has been assessed");
  AwardId award{derived_id(filed.claim.uuid, "award")};
  Award::Granted granted;
  granted.award = award;
  granted.programme = filed.programme;
  granted.frequency = p.frequency;
  granted.claim = filed.claim;
  granted.payee =
      filed.household || p.subject == Subject::deceased ? filed.applicant : filed.subject;
  granted.household = filed.household;
  granted.members = s.assessment->members;
  if (granted.members.empty()) granted.members.push_back({filed.subject, {}});
  granted.division = filed.division;
  granted.area = filed.area;
  granted.funeral_home = filed.funeral_home;
  granted.pack = s.assessment->pack;
  granted.basic_fen = s.assessment->basic_fen;
  granted.supplement_fen = s.assessment->supplement_fen;
  granted.from = p.start ? first_month(*p.start, filed.on, s.confirmed_on.value_or(tx.today()))
                         : Month::containing(tx.today());
  granted.until = last_month(p, s.facts, born);
  if (p.review) {
    auto due = next_review(tx, s, *p.review);
    if (!due) return due.error();
    granted.review_due = *due;
  }
  auto members = granted.members;
  Month from = granted.from;
  auto done = tx.decide<Award>(award.stream(), Award::Grant{std::move(granted)});
  if (!done) return done.error();
  for (const auto& m : members)
    if (auto d = hold(tx, m.person, filed.programme, award, from); !d) return d.error();
  return {};
}

Outcome<void> end_for_all(Transaction& tx, AwardId award, const std::string& programme,
                          const std::vector<MemberShare>& members) {
  for (const auto& m : members)
    if (auto d = tx.decide<Person>(m.person.stream(), Person::EndBenefit{programme, award}); !d)
      return d.error();
  return {};
}

Outcome<void> recalculate(Transaction& tx, const Claim::State& s, const Claim::Rules& rules,
                          const std::vector<MemberShare>& before, const std::optional<Date>& born,
                          const char* reason) {
  const auto& filed = *s.filed;
  check(s.assessment.has_value(), "a recalculated case has been assessed");
  Assessment assessment = *s.assessment;
  if (assessment.members.empty()) assessment.members = before;
  auto done = tx.decide<Award>(
      filed.award->stream(), Award::Change{filed.claim, filed.applicant, assessment, next_month(tx),
                                           last_month(*rules.programme, s.facts, born), reason});
  if (!done) return done.error();
  auto in = [](const std::vector<MemberShare>& list, PersonId p) {
    for (const auto& m : list)
      if (m.person == p) return true;
    return false;
  };
  for (const auto& m : assessment.members)
    if (!in(before, m.person))
      if (auto d = hold(tx, m.person, filed.programme, *filed.award, next_month(tx)); !d)
        return d.error();
  std::vector<MemberShare> gone;
  for (const auto& m : before)
    if (!in(assessment.members, m.person)) gone.push_back(m);
  return end_for_all(tx, *filed.award, filed.programme, gone);
}

Outcome<void> stop(Transaction& tx, const Claim::Filed& filed,
                   const std::vector<MemberShare>& members, const char* reason) {
  auto done =
      tx.decide<Award>(filed.award->stream(), Award::Stop{filed.claim, next_month(tx), reason});
  if (!done) return done.error();
  return end_for_all(tx, *filed.award, filed.programme, members);
}

Outcome<void> phase_out(Transaction& tx, const Claim::State& s, const Claim::Rules& rules) {
  const auto& p = *rules.programme;
  check(s.assessment.has_value(), "a phase-out has been assessed");
  Award::StartPhaseOut command;
  command.claim = s.filed->claim;
  command.rule = p.phase_out ? &*p.phase_out : nullptr;
  command.from = next_month(tx);
  command.months = p.phase_out ? p.phase_out->months_max : 0;
  constexpr std::int64_t parts_a_month = 1200, parts_a_year = 100;
  command.income =
      s.assessment->income_1200ths_fen.value_or(s.assessment->income_fen.fen * parts_a_month);
  for (const auto& standard : p.formula.standards)
    if (standard.area == s.filed->area)
      command.standard = standard.amount_fen.fen * s.assessment->people *
                         (standard.period == Period::month ? parts_a_month : parts_a_year);
  command.of_work = std::ranges::any_of(s.facts.members, [](const MemberFacts& m) {
    return m.counted && std::ranges::any_of(m.incomes, [](const Income& i) {
             return i.amount_fen.fen > 0 &&
                    (i.kind == IncomeKind::wage || i.kind == IncomeKind::business);
           });
  });
  return tx.decide<Award>(s.filed->award->stream(), command);
}

}  // namespace

Outcome<void> carry_out(Transaction& tx, const Claim::State& s, const Claim::Rules& rules) {
  const auto& filed = *s.filed;
  auto subject = tx.state<Person>(filed.subject.stream());
  if (!subject) return subject.error();
  auto born = (*subject)->born;
  if (filed.purpose == Purpose::grant) return grant(tx, s, rules, born);

  auto award = tx.state<Award>(filed.award->stream());
  if (!award) return award.error();
  auto members = (*award)->members;
  switch (filed.purpose) {
    case Purpose::recalculate:
      return recalculate(tx, s, rules, members, born, "recalculated");
    case Purpose::review:  // 增发、减发；不再符合条件的停发
      check(s.assessment.has_value(), "a decided review has been assessed");
      return s.assessment->eligible ? recalculate(tx, s, rules, members, born, "reviewed")
                                    : stop(tx, filed, members, "reviewed");
    case Purpose::phase_out:
      return phase_out(tx, s, rules);
    case Purpose::stop:
      return stop(tx, filed, members, "decided");
    case Purpose::resume: {
      auto done =
          tx.decide<Award>(filed.award->stream(), Award::Resume{filed.claim, next_month(tx)});
      if (!done) return done.error();
      for (const auto& m : members)
        if (auto d = tx.decide<Person>(
                m.person.stream(),
                Person::StartBenefit{filed.programme, *filed.award, next_month(tx)});
            !d)
          return d.error();
      return {};
    }
    case Purpose::grant:
      break;
  }
  return {};
}

Outcome<void> set_next_review(Transaction& tx, const Claim::State& s, const Claim::Rules& rules) {
  const auto& filed = *s.filed;
  bool changed = *s.run.decided == CaseResult::granted || *s.run.decided == CaseResult::unchanged;
  bool checked =
      filed.purpose == Purpose::review || (filed.purpose == Purpose::recalculate && changed);
  if (!checked || !rules.programme->review) return {};
  auto award = tx.state<Award>(filed.award->stream());
  if (!award) return award.error();
  if (!(*award)->granted || (*award)->stopped_from) return {};
  auto due = next_review(tx, s, *rules.programme->review);
  if (!due) return due.error();
  return tx.decide<Award>(filed.award->stream(), Award::SetReview{*due, "reviewed"});
}

}  // namespace yiben::workflows
