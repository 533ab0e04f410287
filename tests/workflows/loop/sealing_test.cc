// What was sealed comes back as it was, is gone with its key, or is named as corrupt.
#include "workflows/loop/sealing.h"

#include "domain/aggregates.h"
#include "tests/workflows/office.h"

namespace yiben::workflows {
namespace {

class Sealing : public testing::Test {
 protected:
  Office office;
  const PersonId person{random_id()};
  const eventstore::Uuid event_id = random_id().bytes;

  Claim::Event filed(const std::function<void(SealedFacts&)>& spoil = {}) const {
    Claim::Filed e;
    e.facts = sealed(Facts{{MemberFacts{person}}, {{"reason", "失业"}}, {}}, person);
    if (spoil) spoil(e.facts);
    return e;
  }
  // As it is read from the log again.
  eventstore::Result<void> open(Claim::Event& event) {
    auto stored =
        workflows::sealed(EventCodec<Claim::Event>::ref(event), event_id, office.book.keys);
    EXPECT_TRUE(stored);
    event = *decode<Claim::Event>(stored->type, stored->schema_version, stored->payload);
    return open_privates(EventCodec<Claim::Event>::ref(event), event_id, office.book.keys);
  }
};

TEST_F(Sealing, FactsComeBackAsTheyWere) {
  auto event = filed();
  ASSERT_TRUE(open(event));
  const auto facts = opened(std::get<Claim::Filed>(event).facts);
  EXPECT_EQ(facts.members.at(0).person, person);
  EXPECT_EQ(facts.answers.at("reason"), "失业");
}

TEST_F(Sealing, ACutOffTextIsCorruptionWithItsPlace) {
  auto event = filed([](SealedFacts& facts) { facts.members[0].plain.pop_back(); });
  const auto done = open(event);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, eventstore::Errc::corrupt);
  EXPECT_NE(done.error().detail.find("facts.members.0"), std::string::npos) << done.error().detail;
}

}  // namespace
}  // namespace yiben::workflows
