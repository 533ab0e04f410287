// A raise of a standard: prepared by one, confirmed by another, one at a time.
#include "domain/awards/standard_raise.h"

#include <gtest/gtest.h>

#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {
namespace {

StandardRaise::Prepare prepare(int version = 2, const char* from = "2026-07") {
  return {"dibao",
          {"HTZ", version},
          day("2026-07-15"),
          month(from),
          {},
          "渝民发〔2026〕1号",
          100,
          yuan("900"),
          yuan("960"),
          day("2026-06-20"),
          official(Role::district_reviewer, 1)};
}
StandardRaise::Confirm confirm(int user = 2) {
  return {{}, 4711, day("2026-06-21"), official(Role::district_confirmer, user)};
}

TEST(StandardRaise, GoesFromPreparedToCarriedOut) {
  Spec<StandardRaise> spec;
  EXPECT_EQ(spec.when(prepare()).all<StandardRaise::Prepared>().at(0).number, 1);
  EXPECT_EQ(spec.when(confirm()).all<StandardRaise::Confirmed>().at(0).as_of, 4711u);
  ASSERT_TRUE(spec.state().under_way());
  EXPECT_EQ(spec.when(StandardRaise::Finish{97}).all<StandardRaise::CarriedOut>().at(0).awards, 97);
  EXPECT_FALSE(spec.state().under_way());
  EXPECT_EQ(spec.state().raises.at(0).awards, 97);
}

TEST(StandardRaise, FourEyes) {
  Spec<StandardRaise>{}.when(prepare()).when(confirm(1)).then_rejected(Rule::same_person_twice);
}

TEST(StandardRaise, OneAtATime) {
  Spec<StandardRaise>{}
      .when(prepare())
      .when(prepare(3))
      .then_rejected(Rule::raise_already_prepared);
  Spec<StandardRaise>{}
      .when(prepare())
      .when(confirm())
      .when(prepare(3))
      .then_rejected(Rule::raise_under_way);
  Spec<StandardRaise>{}.when(confirm()).then_rejected(Rule::raise_not_prepared);
  Spec<StandardRaise>{}.when(StandardRaise::Finish{}).then_rejected(Rule::raise_not_prepared);
}

TEST(StandardRaise, BeginsWithTheMonthOfItsStandardAtTheEarliest) {
  Spec<StandardRaise>{}.when(prepare(2, "2026-06")).then_rejected(Rule::raise_before_standard);
  EXPECT_EQ(Spec<StandardRaise>{}.when(prepare(2, "2026-08")).all<StandardRaise::Prepared>().size(),
            1u);
}

TEST(StandardRaise, NeverAMonthWhoseRollIsDrawn) {
  auto late = prepare();
  late.drawn = month("2026-08");
  Spec<StandardRaise>{}.when(late).then_rejected(Rule::raise_month_drawn);
  auto meanwhile = confirm();
  meanwhile.drawn = month("2026-07");
  Spec<StandardRaise>{}.when(prepare()).when(meanwhile).then_rejected(Rule::raise_month_drawn);
}

TEST(StandardRaise, CitesItsDocumentAndRaisesSomebody) {
  auto uncited = prepare();
  uncited.document.clear();
  Spec<StandardRaise>{}.when(uncited).then_rejected(Rule::reason_needed);
  auto idle = prepare();
  idle.awards = 0;
  Spec<StandardRaise>{}.when(idle).then_rejected(Rule::raise_changes_nothing);
}

TEST(StandardRaise, TheSameVersionAgainButNoneBefore) {
  Spec<StandardRaise> spec;
  spec.when(prepare(3)).when(confirm()).when(StandardRaise::Finish{1});
  spec.when(prepare(2)).then_rejected(Rule::version_not_newer);
  EXPECT_EQ(spec.when(prepare(3)).all<StandardRaise::Prepared>().at(0).number, 2);
}

TEST(StandardRaise, WithdrawnForAReasonItMakesRoom) {
  const StandardRaise::Withdraw without{"", day("2026-06-21"),
                                        official(Role::district_confirmer, 2)};
  Spec<StandardRaise>{}.when(prepare()).when(without).then_rejected(Rule::reason_needed);
  auto withdraw = without;
  withdraw.reason = "wrong month";
  Spec<StandardRaise> spec;
  spec.when(prepare()).when(withdraw);
  EXPECT_EQ(spec.state().raises.at(0).status, StandardRaise::Status::withdrawn);
  EXPECT_EQ(spec.when(prepare()).all<StandardRaise::Prepared>().at(0).number, 2);
  spec.when(confirm()).when(withdraw).then_rejected(Rule::raise_not_prepared);
}

}  // namespace
}  // namespace yiben
