// The rules in domain/rules, read as the product reads them: sound, citing law, and walked from end
// to end; the same household under each place's rules.
#include <gtest/gtest.h>

#include "tests/domain/awards/children.h"
#include "tests/domain/awards/conflicts.h"
#include "tests/domain/cases/matrix.h"
#include "tests/domain/cases/walker.h"
#include "tests/workflows/shipped_rules.h"

namespace yiben::workflows {
namespace {

TEST(RulesData, HasNoProblems) {
  EXPECT_EQ(shipped_rules().packs.size(), 5u);
  for (const auto& p : shipped_rules().packs)
    EXPECT_EQ(problems(p), std::vector<std::string>{}) << p.id;
  EXPECT_EQ(shipped_rules().procedures.size(), 7u);
  for (const auto& p : shipped_rules().procedures)
    EXPECT_EQ(problems(p), std::vector<std::string>{}) << p.id;
}

TEST(RulesData, ProgrammesFollowProceduresThatExist) {
  for (const auto& pack : shipped_rules().packs)
    for (const auto& programme : pack.programmes) {
      EXPECT_NO_THROW(shipped_procedure(programme.procedure)) << pack.id << " " << programme.id;
      EXPECT_NO_THROW(shipped_procedure(programme.change_procedure.value_or(programme.procedure)));
      if (programme.review) {
        EXPECT_NO_THROW(
            shipped_procedure(programme.review->procedure.value_or(programme.procedure)));
        EXPECT_FALSE(programme.review->law.empty()) << pack.id << " " << programme.id;
      }
    }
}

// A condition on a misspelt fact is false for everybody and nobody would see why.
TEST(RulesData, ConditionsAskOnlyWhatTheFormAnswers) {
  for (const auto& pack : shipped_rules().packs)
    for (const auto& p : pack.programmes) {
      auto check = [&](const Condition& c) {
        if (c.fact == "age" || c.fact == "sex" || c.fact == "area" || c.fact == "division" ||
            c.fact == "died_on" || c.fact == "member_category")
          return;
        auto field = std::find_if(p.form.begin(), p.form.end(),
                                  [&](const FormField& f) { return f.id == c.fact; });
        ASSERT_NE(field, p.form.end()) << pack.id << " " << p.id << " asks for " << c.fact;
        for (const auto& value : c.in) {
          bool known = field->type == FieldType::flag ? value == "true" || value == "false" : false;
          for (const auto& choice : field->choices) known |= choice.id == value;
          EXPECT_TRUE(known) << pack.id << " " << p.id << ": " << c.fact << " is never " << value;
        }
      };
      for (const auto& rule : p.eligibility)
        for (const auto& alternative : rule.any_of)
          std::for_each(alternative.begin(), alternative.end(), check);
      for (const auto& row : p.formula.rows) std::for_each(row.when.begin(), row.when.end(), check);
      for (const auto& conflict : p.conflicts)
        std::for_each(conflict.when.begin(), conflict.when.end(), check);
      if (p.review)
        for (const auto& i : p.review->intervals)
          std::for_each(i.when.begin(), i.when.end(), check);
      if (p.age_end && p.age_end->unless) check({*p.age_end->unless, {"true"}, {}, {}});
    }
}

TEST(RulesData, RoleActionStateMatrixOfEveryProcedure) {
  for (const auto& p : shipped_rules().procedures) expect_role_action_state_matrix(p);
}

struct Path {
  std::string steps;
  CaseResult result;
  std::set<std::string> flags = {};
};

void expect_paths(const Procedure& p, const std::vector<Path>& paths) {
  std::set<std::string> walked;
  for (const auto& path : paths) {
    Walker walk(p, shipped_calendar(), path.flags);
    walk.goes(path.steps).ends(path.result);
    walked.insert(walk.walked().begin(), walk.walked().end());
  }
  EXPECT_EQ(never_walked(p, walked), std::set<std::string>{}) << p.id;
}

using enum CaseResult;

TEST(Dibao, EveryWayThroughTheNationalProcedure) {
  const std::string checked = "accept/accepted start_check/requested start_match/started ";
  const std::string visited = checked + "means_check/consistent home_visit/visited ";
  const std::string to_confirm = visited + "first_review/agreed notice/elapsed send_up/sent ";
  const std::string granted_and_told = "confirm/confirmed tell_grant/told";
  const std::string objection =
      visited + "first_review/agreed notice/objection reinvestigate/done ";
  const std::string denied_and_told = "confirm_denial/denied tell_denial/told";
  const std::string to_denial = "first_review/disagreed send_up_denial/sent ";
  expect_paths(
      shipped_procedure("dibao_case"),
      {{to_confirm + granted_and_told, granted},
       {to_confirm + "district_visit/visited " + granted_and_told, granted, {"complaint"}},
       {"accept/supplement supplement/supplied " + to_confirm + granted_and_told, granted},
       {"accept/supplement supplement/withdrawn", withdrawn},
       {"accept/withdrawn", withdrawn},
       {checked + "means_check/refused", terminated},
       {checked + "means_check/consistent home_visit/refused", terminated},
       {checked + "means_check/not_matching tell_mismatch/undisputed " + to_denial +
            denied_and_told,
        denied},
       {checked +
            "means_check/not_matching tell_mismatch/disputed means_check/not_matching "
            "tell_mismatch/disputed means_check/consistent home_visit/visited "
            "first_review/back home_visit/visited " +
            to_denial + denied_and_told,
        denied},
       {objection + "second_review/agreed send_up/sent " + granted_and_told, granted},
       {objection + "second_review/disagreed send_up_denial/sent " + denied_and_told, denied},
       {to_confirm + "confirm/denied tell_denial/told", denied},
       {to_confirm + "confirm/back " + to_denial + "confirm_denial/back " + to_denial +
            denied_and_told,
        denied},
       // Disagreed with by the town, a relative's case is still put on notice and visited.
       {visited + to_denial +
            "district_visit_denial/visited confirm_denial/qualifies notice/elapsed send_up/sent " +
            granted_and_told,
        granted,
        {"relative_of_officer"}}});
}

// Where the towns confirm, the district has no part but the visit of a case on record.
TEST(Dibao, EveryWayThroughWhereTheTownConfirms) {
  const std::string checked = "accept/accepted start_check/requested start_match/started ";
  const std::string visited = checked + "means_check/consistent home_visit/visited ";
  const std::string on_notice = visited + "first_review/agreed notice/";
  const std::string granted_and_told = "confirm/confirmed tell_grant/told";
  const std::string denied_and_told = "confirm_denial/denied tell_denial/told";
  expect_paths(
      shipped_procedure("dibao_case_town"),
      {{on_notice + "elapsed " + granted_and_told, granted},
       {on_notice + "elapsed district_visit/visited " + granted_and_told, granted, {"complaint"}},
       {on_notice + "objection reinvestigate/done second_review/agreed " + granted_and_told,
        granted},
       {on_notice + "objection reinvestigate/done second_review/disagreed " + denied_and_told,
        denied},
       {on_notice + "elapsed confirm/denied tell_denial/told", denied},
       {on_notice + "elapsed confirm/back first_review/disagreed confirm_denial/back "
                    "first_review/back home_visit/refused",
        terminated},
       {"accept/supplement supplement/supplied accept/withdrawn", withdrawn},
       {"accept/supplement supplement/withdrawn", withdrawn},
       {checked + "means_check/refused", terminated},
       {checked +
            "means_check/not_matching tell_mismatch/disputed means_check/not_matching "
            "tell_mismatch/undisputed first_review/disagreed " +
            denied_and_told,
        denied},
       {visited +
            "first_review/disagreed district_visit_denial/visited confirm_denial/qualifies "
            "notice/elapsed " +
            granted_and_told,
        granted,
        {"relative_of_officer"}}});
}

TEST(Dibao, EveryWayThroughChongqing2016) {
  const std::string reviewed =
      "accept/accepted investigate/done appraisal/done first_review/agreed ";
  expect_paths(
      shipped_procedure("dibao_case_cq2016"),
      {{reviewed + "notice/elapsed confirm/confirmed", granted},
       {reviewed + "notice/objection reinvestigate/done second_notice/elapsed confirm/denied",
        denied},
       {"accept/supplement supplement/supplied accept/accepted investigate/done appraisal/disputed "
        "investigate/done appraisal/done first_review/disagreed confirm_denial/denied",
        denied},
       {"accept/accepted investigate/done appraisal/done first_review/disagreed "
        "confirm_denial/qualifies notice/elapsed confirm/confirmed",
        granted},
       {"accept/supplement supplement/withdrawn", withdrawn}});
}

TEST(Child, EveryWayThroughAndNoneHasANotice) {
  const auto& p = shipped_procedure("child_case");
  for (const auto& step : p.steps) EXPECT_FALSE(step.waits()) << step.id;  // 62号: 不宜公示
  const std::string verified = "accept/accepted verify/verified town_review/agreed ";
  expect_paths(
      p,
      {{verified + "confirm/confirmed register/entered", granted},
       {"accept/supplement supplement/supplied accept/accepted verify/unclear visit/visited "
        "town_review/back verify/verified town_review/disagreed confirm/back town_review/disagreed "
        "confirm/denied tell_denial/told",
        denied},
       {"accept/supplement supplement/withdrawn", withdrawn},
       {"accept/withdrawn", withdrawn}});
}

TEST(Funeral, EveryWayThrough) {
  expect_paths(shipped_procedure("funeral_case"),
               {{"check_papers/complete confirm/confirmed", granted},
                {"check_papers/complete confirm/denied", denied},
                {"check_papers/supplement supplement/supplied check_papers/rejected", denied},
                {"check_papers/supplement supplement/withdrawn", withdrawn}});
}

TEST(BenefitChange, EveryWayThrough) {
  expect_paths(shipped_procedure("benefit_change"),
               {{"check/checked review/agreed decide/decided tell/told", granted},
                {"check/checked review/back check/checked review/agreed decide/refused", denied},
                {"check/no_change", unchanged}});
}

TEST(PeriodicReview, EveryWayThrough) {
  expect_paths(shipped_procedure("periodic_review"),
               {{"check/checked review/agreed decide/decided tell/told", granted},
                {"check/checked review/back check/checked review/agreed decide/refused", denied},
                {"check/no_change", unchanged}});
}

// Accepted on Monday 2 March 2026: 30 working days end on 14 April (清明 off on the 6th); the
// notice of seven days neither stops the national clock nor ends on its seventh day.
TEST(Dibao, ClocksOfTheLaw) {
  Walker walk(shipped_procedure("dibao_case"), shipped_calendar());
  walk.goes("accept/accepted");
  EXPECT_EQ(walk.state().clock_due, day("2026-04-14"));
  EXPECT_EQ(walk.state().open_due, day("2026-03-05"));
  walk.goes("start_check/requested");
  EXPECT_EQ(walk.state().open_due, day("2026-03-05")) << "the district starts within three days";
  walk.goes("start_match/started");
  EXPECT_EQ(walk.state().open_due, std::nullopt) << "no law says when the check must end";
  walk.goes("means_check/consistent home_visit/visited first_review/agreed notice/elapsed");
  EXPECT_EQ(walk.today(), day("2026-03-10"));
  EXPECT_EQ(walk.state().clock_due, day("2026-04-14"));
}

// 二十条: ten working days from the day the papers came, however long the visit takes.
TEST(Dibao, TheDistrictsDaysRunFromReceipt) {
  Walker walk(shipped_procedure("dibao_case"), shipped_calendar(), {"complaint"});
  walk.goes(
      "accept/accepted start_check/requested start_match/started means_check/consistent "
      "home_visit/visited first_review/agreed notice/elapsed send_up/sent");
  EXPECT_EQ(walk.today(), day("2026-03-10"));
  walk.on("2026-03-20").goes("district_visit/visited");
  EXPECT_EQ(walk.state().open_due, day("2026-03-24"));
  EXPECT_EQ(walk.state().clock_due, day("2026-04-14"));
  walk.goes("confirm/confirmed");
  EXPECT_EQ(walk.state().decided, granted);
  EXPECT_EQ(walk.state().clock_due, std::nullopt) << "decided is in time";
}

// 民发〔2022〕83号四（一）
TEST(Dibao, WhereTheTownConfirmsItHasTwentyDays) {
  Walker walk(shipped_procedure("dibao_case_town"), shipped_calendar());
  walk.goes("accept/accepted");
  EXPECT_EQ(walk.state().clock_due, day("2026-03-30"));
}

// 民发〔2019〕62号二（二）: fifteen working days from the application to the conclusion, papers
// that were missing and the visit within them.
TEST(Child, TheTownConcludesInFifteenDaysFromTheApplication) {
  Walker walk(shipped_procedure("child_case"), shipped_calendar(), {}, day("2026-04-24"));
  walk.goes("accept/supplement").on("2026-04-29").goes("supplement/supplied accept/accepted");
  EXPECT_EQ(walk.state().open_due, day("2026-05-19"));
  walk.on("2026-05-08").goes("verify/unclear");
  EXPECT_EQ(walk.state().open_due, day("2026-05-19"));
  walk.on("2026-05-15").goes("visit/visited");
  EXPECT_EQ(walk.state().open_due, day("2026-05-19"));
}

// 重庆2016第十九条: thirty days, without 群众评议 and 公示.
TEST(Dibao, ChongqingStopsItsClockForTheNotice) {
  Walker walk(shipped_procedure("dibao_case_cq2016"), shipped_calendar());
  walk.goes("accept/accepted");
  EXPECT_EQ(walk.state().clock_due, day("2026-04-01"));
  walk.goes("investigate/done").stands_at("appraisal");
  EXPECT_EQ(walk.state().clock_due, std::nullopt);
  walk.goes("appraisal/done first_review/agreed notice/elapsed");
  EXPECT_EQ(walk.state().clock_due, day("2026-04-08")) << "3 to 9 March are not counted";
}

TEST(Child, ParentsDecideInEveryPlace) {
  for (const auto& p : shipped_rules().packs)
    if (auto* rules = p.programme("orphan")) expect_parents_decide(p, *rules);
}

TEST(Conflicts, MatrixOfTheThreeProgrammes) { expect_conflict_matrix(shipped_pack("demo")); }

// A household of three, the wage of 800 and 1,200 a year from a field; one of them severely
// disabled and old.
Assessment same_household(const RulePack& pack, Area area) {
  Facts facts;
  facts.answers = {{"reason", "收入低"}, {"property_ok", "true"}};
  facts.members = {
      {person(1), true, {}, {{IncomeKind::wage, yuan("800"), Period::month, {}}}, {}},
      {person(2), true, {}, {{IncomeKind::business, yuan("1200"), Period::year, {}}}, {}},
      {person(3), true, {Category::elderly, Category::severely_disabled}, {}, {}}};
  const auto* rules = pack.programme("dibao");
  EXPECT_TRUE(check_facts(*rules, facts)) << pack.id;
  CaseSubject subject;
  subject.area = area;
  return assess(pack, *rules, subject, facts, {}, day("2026-03-02"));
}

TEST(Places, TheSameHouseholdGetsWhatEachPlaceSays) {
  struct Row {
    const char *pack, *urban, *rural, *first_month;
    std::string_view how;
  };
  for (const auto& row :
       {Row{"HTZ", "960", "588", "2026-04", "gap"},       // 3 × 620 − 900, 3 × 496 − 900
        Row{"YL", "1380", "450", "2026-04", "gap"},       // 3 × 760 − 900, 3 × 450 − 900
        Row{"CN", "1260", "1260", "2026-04", "band"},     // 46 % and 58 %: 420 a person
        Row{"CQ2016", "360", "0", "2026-03", "gap"},      // 3 × 420 − 900; 3 × 230 is less
        Row{"demo", "1262", "852", "2026-04", "gap"}}) {  // a fifth off the wage, 142 or 104 on top
    SCOPED_TRACE(row.pack);
    const auto& p = shipped_pack(row.pack);
    for (auto [area, amount] : {std::pair{Area::urban, row.urban}, {Area::rural, row.rural}}) {
      auto a = same_household(p, area);
      EXPECT_EQ(a.total_fen(), yuan(amount)) << enum_name(area);
      EXPECT_EQ(a.pack, p.ref());
      if (!a.eligible) continue;
      auto explained = std::find_if(a.rows.begin(), a.rows.end(),
                                    [&](const AssessmentRow& r) { return r.rule == row.how; });
      ASSERT_NE(explained, a.rows.end()) << "no row says " << row.how;
      EXPECT_EQ(explained->amount_fen, a.basic_fen);
      EXPECT_FALSE(explained->law.empty());
    }
    const auto& start = *p.programme("dibao")->start;
    EXPECT_EQ(first_month(start, day("2026-02-10"), day("2026-03-31")), month(row.first_month));
    EXPECT_FALSE(start.law.empty());
  }
}

// Of 重庆2016 nothing is phased out; the null of the pack takes the national rule away.
TEST(Places, DifferInMoreThanAmounts) {
  EXPECT_FALSE(shipped_pack("CQ2016").programme("dibao")->phase_out);
  EXPECT_TRUE(shipped_pack("HTZ").programme("dibao")->phase_out);
  EXPECT_EQ(shipped_pack("CQ2016").programme("dibao")->procedure, "dibao_case_cq2016");
  EXPECT_EQ(shipped_pack("HTZ").programme("dibao")->procedure, "dibao_case_town");
  EXPECT_TRUE(shipped_pack("CQ2016").programme("dibao")->formula.exemptions.empty())
      << "those of 2019 and 2021 came later";
  EXPECT_TRUE(shipped_pack("CQ2016").programme("dibao")->formula.deductions.empty());
  EXPECT_EQ(shipped_pack("YL").programme("dibao")->formula.exemptions.size(),
            shipped_pack("HTZ").programme("dibao")->formula.exemptions.size());
}

// The demo's five funeral items come to 1,780 yuan when every price is over its cap (惠州).
TEST(Places, FuneralCapsAddUp) {
  const auto& rules = *shipped_pack("demo").programme("funeral");
  Facts facts;
  facts.answers = {{"covered_as", "resident"},
                   {"payment_way", "deducted"},
                   {"cremated_on", "2026-03-01"},
                   {"certificate", "1"}};
  for (const auto& item : rules.formula.items) facts.items.push_back({item.code, yuan("5000")});
  ASSERT_TRUE(check_facts(rules, facts));
  CaseSubject subject;
  subject.died = day("2026-02-27");
  EXPECT_EQ(assess(shipped_pack("demo"), rules, subject, facts, {}, day("2026-03-02")).total_fen(),
            yuan("1780"));
}

// 重庆2016第二十六条: a year, half a year, one month in town and three in the country.
TEST(Places, ReviewAsOftenAsTheirLawSays) {
  struct Row {
    const char *pack, *working;
    Area area;
    std::vector<Category> categories;
    const char* due;
  };
  const std::vector<Category> none, ill{Category::seriously_ill};
  for (const auto& row : {Row{"CQ2016", "false", Area::urban, none, "2017-02-28"},
                          Row{"CQ2016", "false", Area::urban, ill, "2017-08-31"},
                          Row{"CQ2016", "true", Area::urban, ill, "2016-09-30"},
                          Row{"CQ2016", "true", Area::rural, none, "2016-11-30"},
                          Row{"HTZ", "true", Area::rural, ill, "2017-02-28"},
                          Row{"HTZ", "false", Area::rural, none, "2017-08-31"}}) {
    CaseSubject subject;
    subject.area = row.area;
    Facts facts;
    facts.answers = {{"working_member", row.working}};
    facts.members = {{person(1), true, row.categories, {}, {}}};
    EXPECT_EQ(review_due(*shipped_pack(row.pack).programme("dibao")->review, subject, facts,
                         day("2016-08-31")),
              day(row.due))
        << row.pack << " " << row.working << " " << enum_name(row.area);
  }
}

}  // namespace
}  // namespace yiben::workflows
