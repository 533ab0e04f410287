// A funeral from filing to settlement over the log: the home's statement, wrong first.
#include "workflows/money/settlement.h"

#include "tests/workflows/office.h"

namespace yiben::workflows {
namespace {

const Month march = *Month::parse("2026-03");

struct Settling : Office {
  struct Funeral {
    PersonId family, deceased;
    ClaimId claim;
    std::string id_number;
  };

  Funeral funeral(std::string home = "shifan") {
    Funeral f;
    f.family = person(50);
    f.deceased = person(80);
    f.id_number = make_id_number(
        district, *Date::of(book.today().year() - 80, 1, 1 + made_ * 2 + 1), made_ * 2 + 2);
    ++made_;
    EXPECT_TRUE(record_death(book, by(Role::funeral_home), f.deceased, book.today(), "火化记录"));
    auto done = file_claim(book, rules, by(Role::funeral_home), claim_of(f, home));
    EXPECT_TRUE(done) << refusal(done);
    if (!done) return f;
    f.claim = done->claim;
    EXPECT_TRUE(act(f.claim, Role::district_reviewer, "check_papers", "complete"));
    EXPECT_TRUE(act(f.claim, Role::district_confirmer, "confirm", "confirmed"));
    return f;
  }
  FileClaim claim_of(const Funeral& f, std::string home) {
    FileClaim claim;
    claim.programme = "funeral";
    claim.applicant = f.family;
    claim.subject = f.deceased;
    claim.division = village;
    claim.funeral_home = std::move(home);
    claim.facts.answers = {{"covered_as", "resident"},
                           {"payment_way", "deducted"},
                           {"cremated_on", book.today().text()},
                           {"certificate", "HH1"}};
    claim.facts.items = {{"transport", Fen{38'000}}, {"cremation", Fen{70'000}}};  // above its cap
    claim.materials = {"death_certificate", "cremation_certificate", "invoice"};
    return claim;
  }
  void draw() {
    auto drawn = draw_roll(book, by(Role::district_reviewer), "funeral", march);
    ASSERT_TRUE(drawn) << refusal(drawn);
  }
  std::vector<StatementLine> agreed(const std::string& reference) {
    return {{1, reference, "transport", Fen{38'000}}, {2, reference, "cremation", Fen{60'000}}};
  }
  Outcome<Receipt> compare(std::vector<StatementLine> lines, int which = 1) {
    return compare_statement(book, by(Role::district_reviewer, which),
                             {"funeral", march, "shifan", std::move(lines), "ab12"});
  }
  std::string confirm_home() {
    return refusal(confirm_town(book, by(Role::district_reviewer), "funeral", march, "shifan"));
  }
  std::vector<StatementDifference> found() {
    return state<BenefitRoll>(BenefitRoll::stream("funeral", march)).found.at("shifan");
  }

 private:
  int made_ = 0;
};

TEST(Settlement, AHomeNotOnTheListIsRefused) {
  Settling o;
  Settling::Funeral f{o.person(50), o.person(80), {}, {}};
  ASSERT_TRUE(
      record_death(o.book, o.by(Role::funeral_home), f.deceased, o.book.today(), "火化记录"));
  EXPECT_EQ(o.refusal(file_claim(o.book, o.rules, o.by(Role::funeral_home),
                                 o.claim_of(f, "示范区殡仪馆"))),
            "funeral_home_unknown");
}

TEST(Settlement, LinesAreTheItemsThatWereGranted) {
  Settling o;
  auto f = o.funeral();
  o.funeral("songlin");
  o.draw();
  auto lines = settlement_lines(o.book, "funeral", march, "shifan");
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), 2u);
  EXPECT_EQ((*lines)[0].claim, f.claim);
  EXPECT_EQ((*lines)[0].payee, f.family);
  EXPECT_EQ((*lines)[0].subject, f.deceased);
  EXPECT_EQ((*lines)[0].item.amount_fen.fen + (*lines)[1].item.amount_fen.fen, 98'000);
}

TEST(Settlement, AWrongStatementFirst) {
  Settling o;
  auto f = o.funeral();
  o.draw();
  EXPECT_EQ(o.confirm_home(), "statement_not_compared");
  auto lines = o.agreed(f.id_number);
  lines[1].amount_fen = Fen{70'000};
  lines.push_back({3, "500199194001010000", "transport", Fen{1}});  // no such number
  ASSERT_TRUE(o.compare(lines));
  ASSERT_EQ(o.found().size(), 2u);
  EXPECT_EQ(o.found()[0].kind, DifferenceKind::missing_in_ours);
  EXPECT_EQ(o.found()[0].line, 3);
  EXPECT_EQ(o.found()[1].kind, DifferenceKind::amount_differs);
  EXPECT_EQ(o.confirm_home(), "settlement_differs");
  ASSERT_TRUE(o.compare(o.agreed(f.id_number)));
  EXPECT_TRUE(o.found().empty());
  EXPECT_EQ(o.confirm_home(), "");
}

TEST(Settlement, TheCasesNumberWillDo) {
  Settling o;
  auto f = o.funeral();
  o.draw();
  ASSERT_TRUE(o.compare(o.agreed(f.claim.text())));
  EXPECT_TRUE(o.found().empty());
}

TEST(Settlement, AHeldPaymentIsAnsweredAndComesAgain) {
  Settling o;
  auto f = o.funeral();
  o.draw();
  ASSERT_TRUE(o.compare({}));
  EXPECT_EQ(o.found().size(), 2u);
  EXPECT_EQ(o.confirm_home(), "settlement_differs");
  AwardId award{derived_id(f.claim.uuid, "award")};
  ASSERT_TRUE(hold_payment(o.book, o.by(Role::district_reviewer),
                           {"funeral", march, award, march, "核实中"}));
  EXPECT_EQ(o.confirm_home(), "");
  o.go_to("2026-04-10");
  auto april = march + 1;
  ASSERT_TRUE(draw_roll(o.book, o.by(Role::district_reviewer), "funeral", april));
  auto again = settlement_lines(o.book, "funeral", april, "shifan");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->size(), 2u);
  EXPECT_FALSE((*again)[0].held);
  auto before = settlement_lines(o.book, "funeral", march, "shifan");
  ASSERT_TRUE(before);
  EXPECT_TRUE((*before)[0].held);
}

TEST(Settlement, OnlyTheDistrictCompares) {
  Settling o;
  o.funeral();
  o.draw();
  Request town_reviewer = o.by(Role::town_reviewer);
  EXPECT_EQ(
      o.refusal(compare_statement(o.book, town_reviewer, {"funeral", march, "shifan", {}, "ab12"})),
      "not_your_division");
}

TEST(Settlement, AStaleVersionOfTheRollIsRefused) {
  Settling o;
  auto f = o.funeral();
  o.draw();
  auto seen = o.log->version(BenefitRoll::stream("funeral", march));
  ASSERT_TRUE(seen);
  Request stale = o.by(Role::district_reviewer);
  stale.seen_version = *seen;
  ASSERT_TRUE(o.compare(o.agreed(f.id_number)));
  auto refused = confirm_town(o.book, stale, "funeral", march, "shifan");
  ASSERT_FALSE(refused);
  workflows::Failure why = refused.error();
  ASSERT_TRUE(why.error());
  EXPECT_EQ(why.error()->code, eventstore::Errc::version_conflict);
  stale.seen_version = *seen + 1;
  EXPECT_TRUE(confirm_town(o.book, stale, "funeral", march, "shifan"));
}

}  // namespace
}  // namespace yiben::workflows
