// Rolls, payments, funds and the monthly figures.
#include "projections/money/funds.h"
#include "projections/money/monthly.h"
#include "projections/money/payments.h"
#include "projections/money/rolls.h"
#include "tests/projections/fixture.h"

namespace yiben::projections {
namespace {

struct MoneyTest : testing::Test {
  District d;
  PersonId li = d.person("李一", "500199195803011234", village);
  Month march = month("2026-03"), april = month("2026-04");
  Actor finance{d.id<UserId>(), Role::finance, "500199"};

  std::vector<PaymentRow> on_roll(Month roll, const std::string& division,
                                  const std::string& home = {},
                                  const std::string& programme = "dibao") {
    PaymentQuery query;
    query.programme = programme;
    query.roll_month = roll;
    query.division = division;
    query.funeral_home = home;
    query.limit = 2;
    auto* views = d.caught_up();
    return all_pages<PaymentRow, PaymentQuery>(
        query, [&](const PaymentQuery& q) { return payment_page(views->snapshot(), q); });
  }
};

TEST_F(MoneyTest, ARollGoesFromOpenedToExported) {
  d.happens(BenefitRoll::Opened{"dibao", march, 7, finance});
  EXPECT_EQ(value_of(roll_row(d.caught_up()->snapshot(), "dibao", march)).value().status,
            RollStatus::opened);
  d.happens(BenefitRoll::Drawn{"dibao", march, {{"500199001", 2, {300}}, {"500199002", 1, {400}}}});
  const auto held = d.id<AwardId>();
  d.happens(BenefitRoll::PaymentHeld{
      "dibao", march, "500199001", Payment::stream(held, march), {100}, "died", finance});
  d.happens(BenefitRoll::TownConfirmed{"dibao", march, "500199001", 1, {200}, finance});
  auto row = value_of(roll_row(d.caught_up()->snapshot(), "dibao", march)).value();
  EXPECT_EQ(row.status, RollStatus::drawn);
  EXPECT_EQ(row.payments, 2);
  EXPECT_EQ(row.total_fen, Fen{600});
  ASSERT_EQ(row.towns.size(), 2u);
  EXPECT_EQ(row.towns[0].payments, 1);
  EXPECT_EQ(row.towns[0].total_fen, Fen{200});
  EXPECT_TRUE(row.towns[0].confirmed_by);
  EXPECT_FALSE(row.towns[1].confirmed_by);
  EXPECT_EQ(row.version, 4u);

  d.happens(BenefitRoll::Confirmed{"dibao", march, 2, {600}, "dibao-2026", finance});
  d.happens(BenefitRoll::Exported{"dibao", march, "csv", "abc", finance});
  d.happens(BenefitRoll::Opened{"dibao", april, 9, finance});
  d.happens(BenefitRoll::Opened{"orphan", april, 9, finance});
  row = value_of(roll_row(d.caught_up()->snapshot(), "dibao", march)).value();
  EXPECT_EQ(row.status, RollStatus::exported);
  EXPECT_EQ(row.fund, "dibao-2026");
  EXPECT_EQ(row.file_sha256, "abc");
  const auto rolls = value_of(roll_rows(d.views()->snapshot(), "dibao"));
  ASSERT_EQ(rolls.size(), 2u);
  EXPECT_EQ(rolls[0].month, april) << "newest first";
  EXPECT_FALSE(value_of(roll_row(d.views()->snapshot(), "funeral", march)));
}

TEST_F(MoneyTest, PaymentsAreListedByRollDivisionAndAward) {
  const auto one = d.grant("dibao", li, village, {100}, march);
  const auto two = d.grant("dibao", li, next_village, {200}, march);
  const auto three = d.grant("dibao", li, other_town, {300}, march);
  for (const auto& award : {one, two, three}) d.happens(d.payment(award, march, march));
  d.happens(d.payment(one, april, april));
  EXPECT_EQ(on_roll(march, "").size(), 3u);
  EXPECT_EQ(on_roll(march, "500199001").size(), 2u);
  EXPECT_EQ(on_roll(march, village).at(0).basic_fen, Fen{100});
  EXPECT_EQ(on_roll(april, "").size(), 1u);
  const auto of_one = value_of(payment_rows(d.views()->snapshot(), one.award));
  ASSERT_EQ(of_one.size(), 2u);
  EXPECT_EQ(of_one[0].month, march);
  EXPECT_EQ(of_one[1].month, april);

  d.happens(Payment::Settled{one.award, march, day("2026-03-20")});
  d.happens(Payment::Failed{two.award, march, "account closed"});
  d.happens(Payment::Held{three.award, march, "died"});
  EXPECT_EQ(on_roll(march, village).at(0).status, Payment::Status::settled);
  EXPECT_EQ(on_roll(march, next_village).at(0).reason, "account closed");
  EXPECT_EQ(on_roll(march, other_town).at(0).status, Payment::Status::held);
  const auto roll = value_of(roll_row(d.views()->snapshot(), "dibao", march)).value();
  EXPECT_EQ(roll.settled, 1);
  EXPECT_EQ(roll.failed, 1);
}

TEST_F(MoneyTest, ARelistedPaymentStaysOnItsOldRollAsItWas) {
  const auto award = d.grant("dibao", li, village, {100}, march);
  d.happens(d.payment(award, march, march));
  d.happens(Payment::Failed{award.award, march, "account closed"});
  d.happens(Payment::Relisted{award.award, march, april});
  d.happens(Payment::Settled{award.award, march, day("2026-04-20")});
  ASSERT_EQ(on_roll(march, "").size(), 1u);
  EXPECT_EQ(on_roll(march, "")[0].status, Payment::Status::failed);
  ASSERT_EQ(on_roll(april, "").size(), 1u);
  EXPECT_EQ(on_roll(april, "")[0].status, Payment::Status::settled);
  EXPECT_EQ(on_roll(april, "")[0].month, march);
  EXPECT_EQ(value_of(payment_rows(d.views()->snapshot(), award.award)).size(), 1u);
  EXPECT_EQ(value_of(roll_row(d.views()->snapshot(), "dibao", april)).value().settled, 1);
}

TEST_F(MoneyTest, AFuneralHomeSeesItsOwn) {
  auto award = d.grant("funeral", li, village, {100}, march, Frequency::once);
  award.funeral_home = "south";
  d.happens(d.payment(award, march, march));
  auto other = d.grant("funeral", li, village, {200}, march, Frequency::once);
  other.funeral_home = "north";
  d.happens(d.payment(other, march, march));
  ASSERT_EQ(on_roll(march, "", "south", "funeral").size(), 1u);
  EXPECT_EQ(on_roll(march, "", "south", "funeral")[0].basic_fen, Fen{100});
  EXPECT_EQ(on_roll(march, other_town, "south", "funeral").size(), 0u);
  EXPECT_EQ(on_roll(march, "", "", "funeral").size(), 2u);
}

TEST_F(MoneyTest, AStatementsDifferencesAreOpenUntilHeld) {
  auto award = d.grant("funeral", li, village, {100}, march, Frequency::once);
  award.funeral_home = "south";
  d.happens(BenefitRoll::Opened{"funeral", march, 1, finance});
  d.happens(d.payment(award, march, march));
  d.happens(BenefitRoll::Drawn{"funeral", march, {{"south", 1, {100}}}});
  const auto statement = [&] {
    return *value_of(roll_row(d.caught_up()->snapshot(), "funeral", march))
                .value()
                .towns.at(0)
                .statement;
  };
  const StatementDifference theirs{DifferenceKind::missing_in_ours, 4, {}, {}, "x", {}, {7}};
  const StatementDifference both{
      DifferenceKind::amount_differs, 1, award.award, march, "x", {100}, {90}};
  d.happens(BenefitRoll::StatementCompared{
      "funeral", march, "south", "ab", 2, {50}, {theirs, both}, day("2026-03-09"), finance});
  EXPECT_EQ(statement().open, 2);
  EXPECT_EQ(statement().matched, 2);
  EXPECT_EQ(statement().on, day("2026-03-09"));
  d.happens(Payment::Held{award.award, march, "check"});
  d.happens(BenefitRoll::PaymentHeld{
      "funeral", march, "south", Payment::stream(award.award, march), {100}, "check", finance});
  EXPECT_EQ(statement().open, 1);
  EXPECT_TRUE(statement().differences.at(1).held);
  d.happens(BenefitRoll::StatementCompared{
      "funeral", march, "south", "cd", 2, {50}, {both}, day("2026-03-10"), finance});
  EXPECT_EQ(statement().open, 0) << "the payment is held already";
  EXPECT_EQ(statement().sha256, "cd");
  EXPECT_EQ(value_of(roll_row(d.views()->snapshot(), "funeral", march)).value().version, 5u);
}

TEST_F(MoneyTest, AFundKnowsWhatCameInAndWentOut) {
  d.happens(Fund::Opened{"dibao-2026", "dibao", 2026});
  d.happens(Fund::Budgeted{"dibao-2026", FundSource::central, {1'000}, "文〔2026〕1号", finance});
  d.happens(Fund::Budgeted{"dibao-2026", FundSource::lottery, {500}, "文〔2026〕2号", finance});
  d.happens(Fund::PaidOut{"dibao-2026", "roll-dibao-2026-03", {400}});
  d.happens(Fund::CameBack{"dibao-2026", "roll-dibao-2026-03", {100}});
  const auto funds = value_of(fund_rows(d.caught_up()->snapshot()));
  ASSERT_EQ(funds.size(), 1u);
  EXPECT_EQ(funds[0].year, 2026);
  EXPECT_EQ(funds[0].budget_fen, Fen{1'500});
  EXPECT_EQ(funds[0].paid_fen, Fen{300});
  EXPECT_EQ(funds[0].balance_fen, Fen{1'200});
  EXPECT_EQ(funds[0].by_source.at("lottery"), Fen{500});
}

TEST_F(MoneyTest, TheMonthlyFiguresAreByTown) {
  const auto yes = d.claim("dibao", li, village, day("2026-03-01"));
  const auto no = d.claim("dibao", li, next_village, day("2026-03-02"));
  d.claim("dibao", li, other_town, day("2026-03-02"));
  d.happens(Claim::Decided{yes, {CaseResult::granted, day("2026-03-20")}});
  d.happens(Claim::Decided{no, {CaseResult::denied, day("2026-04-02")}});
  d.happens(d.ended(no, CaseResult::denied, day("2026-05-04")));  // told weeks later
  const auto award = d.grant("dibao", li, village, {100}, march);
  const auto other = d.grant("dibao", li, village, {300}, march);
  d.happens(d.payment(award, march, march));
  d.happens(d.payment(other, march, march));
  d.happens(Payment::Held{other.award, march, "died"});
  d.happens(Award::Stopped{other.award, {}, april, "died"});

  const auto rows = value_of(monthly_rows(d.caught_up()->snapshot(), march, "500199"));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].town, "500199001");
  EXPECT_EQ(rows[0].filed, 2);
  EXPECT_EQ(rows[0].granted, 1);
  EXPECT_EQ(rows[0].denied, 0);
  EXPECT_EQ(rows[0].payments, 1);
  EXPECT_EQ(rows[0].paid_fen, Fen{100});
  const auto next = value_of(monthly_rows(d.views()->snapshot(), april, "500199001"));
  ASSERT_EQ(next.size(), 1u);
  EXPECT_EQ(next[0].denied, 1);
  EXPECT_EQ(next[0].stopped, 1);
  EXPECT_TRUE(value_of(monthly_rows(d.views()->snapshot(), april, "500199009")).empty());
}

}  // namespace
}  // namespace yiben::projections
