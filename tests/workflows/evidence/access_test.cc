#include "workflows/evidence/access.h"

#include "tests/workflows/office.h"

namespace yiben::workflows {
namespace {

TEST(Access, AListOfAWholeDistrictIsRecordedForEveryoneOnIt) {
  Office office;
  const auto access = eventstore::memory_log(500199);
  Access::Look look;
  look.read.by = Office::actor(Role::finance);
  look.read.what = "bank-file/dibao/2026-03";
  for (int i = 0; i < 20'000; ++i) look.read.people.push_back({random_id()});
  const auto done = record_read(office.book, *access, look);
  ASSERT_TRUE(done) << done.error().error()->detail;
  for (const auto& person : {look.read.people.front(), look.read.people.back()}) {
    const auto found = reads_of(*access, person, 0, 100);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->reads.size(), 1u);
    EXPECT_EQ(found->reads.front().what, look.read.what);
  }
}

}  // namespace
}  // namespace yiben::workflows
