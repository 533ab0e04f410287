// Every worked example against the rules in domain/rules; what is not built yet is counted by name.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>

#include "domain/awards/award.h"
#include "tests/domain/cases/walker.h"
#include "tests/domain/support.h"
#include "tests/workflows/examples/worked_example.h"
#include "tests/workflows/office.h"
#include "tests/workflows/shipped_rules.h"
#include "workflows/awards/reviews.h"

namespace yiben::workflows {
namespace {

const ProgrammeRules& programme(const std::string& pack_id, const std::optional<std::string>& id) {
  const auto* found = shipped_pack(pack_id).programme(id.value_or("dibao"));
  if (!found) throw std::runtime_error("no programme " + id.value_or("dibao") + " in " + pack_id);
  return *found;
}

void check(const AssessExample& e) {
  ProgrammeRules p = programme(e.pack, e.programme);
  if (e.rounding) p.formula.rounding = *e.rounding;
  CaseSubject subject;
  subject.area = e.area.value_or(Area::urban);
  subject.person = person(1);
  subject.born = e.born;
  subject.died = e.died;
  if (e.standard_fen) p.formula.standards = {{subject.area, *e.standard_fen, Period::month}};
  Facts facts;
  facts.answers = e.answers;
  if (p.subject == Subject::household) {
    facts.answers.emplace("property_ok", "true");
    facts.answers.emplace("reason", "-");
  }
  facts.items = e.items;
  for (const auto& m : e.members) {
    const auto id = person(static_cast<int>(facts.members.size()) + 1);
    facts.members.push_back({id, !m.not_counted, {}, m.incomes, m.deductions});
  }
  const auto sound = check_facts(p, facts);
  ASSERT_TRUE(sound) << name(sound.error().rule);
  std::vector<HeldBenefit> held;
  for (const auto& h : e.held) held.push_back({subject.person, h.programme, h.monthly_fen});
  const auto got =
      assess(shipped_pack(e.pack), p, subject, facts, held, e.on.value_or(day("2026-03-02")));
  ASSERT_NE(e.amount_fen.has_value(), e.refused.has_value()) << "an amount or a reason";
  if (e.refused) {
    EXPECT_FALSE(got.eligible);
    EXPECT_NE(std::ranges::find(got.reasons, *e.refused), got.reasons.end())
        << (got.reasons.empty() ? "no reason" : got.reasons.front());
  } else {
    EXPECT_TRUE(got.eligible) << (got.reasons.empty() ? "" : got.reasons.front());
    EXPECT_EQ(got.total_fen().fen, e.amount_fen->fen);
  }
}

std::optional<Limit> limit_of_step(const LimitExample& e) {
  if (e.life_event) return shipped_life_event(*e.life_event).step(*e.step)->due;
  const auto& p = shipped_procedure(*e.procedure);
  if (!e.step) {
    if (!p.clock) return std::nullopt;
    return e.extended ? p.clock->extended : p.clock->limit;
  }
  const auto& step = *p.step(*e.step);
  const auto since =
      step.since ? step.since->opened ? step.since->opened : step.since->ended : std::nullopt;
  EXPECT_EQ(since, e.since) << "it counts from another day";
  return step.waits() ? step.wait : step.due;
}

void check(const LimitExample& e) {
  const auto limit = limit_of_step(e);
  ASSERT_TRUE(limit) << "no limit";
  EXPECT_EQ(due_date(shipped_calendar(), e.from, *limit).text(), e.last_day.text()) << limit->law;
}

void check(const StartExample& e) {
  const auto& p = programme(e.pack, e.programme);
  ASSERT_TRUE(p.start);
  EXPECT_EQ(first_month(*p.start, e.confirmed, e.confirmed).text(), e.first_month.text());
}

void check(const PhaseOutExample& e) {
  const auto& p = programme(e.pack, std::nullopt);
  ASSERT_TRUE(p.phase_out);
  Award::Granted granted;
  granted.basic_fen = Fen{1};
  granted.from = month("2020-01");
  const auto running = Award::evolve({}, granted);
  const Month from = Month::containing(e.decided) + 1;
  const auto decided = Award::decide(running, Award::StartPhaseOut{{},
                                                                   &*p.phase_out,
                                                                   e.per_head_fen.fen,
                                                                   e.standard_fen.fen,
                                                                   !e.not_of_work,
                                                                   from,
                                                                   p.phase_out->months_max});
  ASSERT_EQ(decided.has_value(), !e.refused);
  if (!decided) return;
  const auto& begun = std::get<Award::PhaseOutStarted>(decided->front());
  EXPECT_EQ(begun.from.text(), e.first_month->text());
  EXPECT_EQ(begun.until.text(), e.last_month->text());
}

void check(const ReviewExample& e) {
  const auto& p = programme(e.pack, std::nullopt);
  ASSERT_TRUE(p.review);
  Facts facts;
  facts.answers = {{"working_member", e.working ? "true" : "false"}};
  const auto due = review_due(*p.review, {}, facts, e.confirmed);
  EXPECT_EQ(due.text(), e.last_day.text());
  EXPECT_GT(p.review->opens_days_before.value_or(0), 0) << "it opens on its last day";
}

void check(const PathExample& e) {
  Walker walk(shipped_procedure(e.procedure), shipped_calendar(), {e.flags.begin(), e.flags.end()});
  walk.goes(e.steps).stands_at(e.stands_at);
}

void check(const DeathReviewExample& e) {
  Office o;
  const auto head = o.person(61), wife = o.person(58);
  const auto claim = o.dibao_claim({head, wife});
  o.take_dibao_to_confirmed(o.filed(claim), claim.facts);
  o.go_to((e.died + 1).text().c_str());
  ASSERT_TRUE(record_death(o.book, o.by(Role::town_clerk), wife, e.died, "s"));
  Reviews reviews(o.book, o.rules);
  const auto opened = reviews.tick();
  ASSERT_TRUE(opened);
  EXPECT_EQ(*opened, 1u) << "it is not waited for";
  const auto award = o.state<Person>(head.stream()).benefits["dibao"];
  EXPECT_EQ(o.state<Award>(award.stream()).review_due->text(), e.last_day.text());
}

void check(const Agreement& a) {
  const int said = a.assess.has_value() + a.limit.has_value() + a.start.has_value() +
                   a.phase_out.has_value() + a.review.has_value() + a.path.has_value() +
                   a.death_review.has_value();
  ASSERT_EQ(said, 1) << "one of them";
  if (a.assess) check(*a.assess);
  if (a.limit) check(*a.limit);
  if (a.start) check(*a.start);
  if (a.phase_out) check(*a.phase_out);
  if (a.review) check(*a.review);
  if (a.path) check(*a.path);
  if (a.death_review) check(*a.death_review);
}

TEST(WorkedExamples, AgreeOrArePendingByName) {
  const auto file =
      load_yaml_as<WorkedExamples>(YIBEN_SOURCE_DIR "/tests/data/worked_examples.yaml");
  ASSERT_TRUE(file) << file.error().text;
  std::set<std::string> ids;
  int agree = 0, pending = 0;
  for (const auto& e : file->examples) {
    SCOPED_TRACE(e.id + ": " + e.says);
    EXPECT_TRUE(ids.insert(e.id).second) << "it stands twice";
    EXPECT_FALSE(e.law.empty());
    EXPECT_TRUE(e.pending || !e.agrees.empty()) << "nothing is asked of it";
    for (const auto& a : e.agrees) check(a);
    ++(e.pending ? pending : agree);
    if (e.pending) std::cout << e.id << " pending: " << *e.pending << "\n";
  }
  EXPECT_EQ(ids.size(), 63u);
  std::cout << agree << " agree, " << pending << " pending\n";
}

}  // namespace
}  // namespace yiben::workflows
