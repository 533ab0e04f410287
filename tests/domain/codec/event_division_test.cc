// Where a fact belongs: what its own data says, never the desk of whoever acted.
#include <gtest/gtest.h>

#include "domain/codec/binary.h"
#include "domain/codec/event_json.h"
#include "tests/samples/samples.h"

namespace yiben {
namespace {

template <class E>
std::string division_of() {
  return *event_division(E::event.type, E::event.version, pack(samples::Of<E>::sample()));
}

TEST(EventDivision, IsTheEventsOwn) {
  EXPECT_EQ(division_of<Claim::Filed>(), "500199001001");
  EXPECT_EQ(division_of<Payment::Listed>(), "500199001001");  // before its town
  EXPECT_EQ(division_of<BenefitRoll::TownConfirmed>(), "500199001");
}

TEST(EventDivision, IsNotTheActors) {
  EXPECT_EQ(division_of<Claim::StepDone>(), "");
  EXPECT_EQ(division_of<Fund::Budgeted>(), "");
}

TEST(EventDivision, IsNoFuneralHome) {
  EXPECT_EQ(division_of<BenefitRoll::StatementCompared>(), "");
}

TEST(EventDivision, OfWhatCannotBeReadIsAnError) {
  EXPECT_EQ(event_division("claim.filed", 1, "x").error(), Undecodable::damaged);
  EXPECT_EQ(event_division("claim.filed", 99, "x").error(), Undecodable::unknown_version);
  EXPECT_EQ(event_division("claim.fild", 1, "x").error(), Undecodable::unknown_type);
}

}  // namespace
}  // namespace yiben
