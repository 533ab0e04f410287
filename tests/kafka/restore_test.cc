// A book made again from the broker: the same bytes, and the same refusals.
#include "eventstore/restore.h"

#include "tests/kafka/office.h"
#include "tests/workflows/office.h"
#include "workflows/loop/reservations.h"
#include "workflows/office/users.h"

namespace yiben::kafka_tests {
namespace {

using eventstore::Relay;
using eventstore::Restore;
using workflows::Office;

constexpr int restore_patience_ms = 60'000;
const std::string key(32, 'k');

std::vector<std::string> bytes_of(const std::unique_ptr<eventstore::Cursor>& cursor) {
  std::vector<std::string> out;
  for (;;) {
    const auto entry = cursor->next();
    if (!entry || !*entry) return out;
    out.emplace_back(cursor->bytes());
  }
}

class RestoreTest : public RelayTest {
 protected:
  void TearDown() override {
    RelayTest::TearDown();
    std::filesystem::remove_all(again_);
  }
  void relay_all(eventstore::Log& log) {
    const auto relay = Relay::start(log, options());
    ASSERT_TRUE(relay->wait_for(log.head(), restore_patience_ms)) << relay->status().trouble;
  }
  eventstore::LogOptions again() const { return {.folder = again_, .ledger = ledger_}; }
  static eventstore::Result<std::vector<eventstore::Reservation>> none(
      const eventstore::EntryView&) {
    return std::vector<eventstore::Reservation>{};
  }
  eventstore::Result<eventstore::RestoreReport> restored_bare() {
    auto restore = Restore::begin(again());
    if (!restore) return restore.error();
    return (*restore)->run(brokers(), &workflows::entry_from, &none);
  }

  std::string again_ =
      std::filesystem::temp_directory_path() /
      ("yiben-restore-" + std::to_string(getpid()) + "-" + std::to_string(ledger_));
};

TEST_F(RestoreTest, TheSameBytesAndReceipts) {
  write(12'345);
  relay_all(*log_);
  const auto report = restored_bare();
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->entries, 12'345u);
  EXPECT_EQ(report->commands, 13u);
  EXPECT_EQ(report->root, log_->tree_head().root);
  const auto log = *eventstore::open_log(again());
  EXPECT_EQ(bytes_of(log->read_all(0)), bytes_of(log_->read_all(0)));
  EXPECT_EQ(bytes_of(log->read_stream("fund-f7", 3)), bytes_of(log_->read_stream("fund-f7", 3)));
  EXPECT_EQ(bytes_of(log->read_category("fund", 9'000)),
            bytes_of(log_->read_category("fund", 9'000)));
  const auto cursor = log_->read_all(5'000);
  const auto command = (*cursor->next())->command_id;
  EXPECT_EQ((*log->find_command(command))->first, (*log_->find_command(command))->first);
  EXPECT_EQ((*log->find_command(command))->count, (*log_->find_command(command))->count);
}

TEST_F(RestoreTest, ABookThatRefusesWhatItRefusedBefore) {
  Office office(std::move(log_));
  const auto one = office.person(40), other = office.person(41), third = office.person(42);
  const auto number = make_id_number(workflows::district, *Date::of(1986, 1, 1), 500);
  const workflows::NewPerson known{"李四", number, workflows::village, Area::urban, "", "", ""};
  ASSERT_TRUE(register_person(office.book, office.by(Role::town_clerk), known));
  const auto claim = office.dibao_claim({one});
  office.filed(claim);
  const auto family = form_household(office.book, office.by(Role::town_clerk),
                                     {third, {third, other}, workflows::village, Area::urban});
  ASSERT_TRUE(family);
  ASSERT_TRUE(workflows::leave_household(office.book, office.by(Role::town_clerk),
                                         family->household, {other, LeaveReason::moved_out}));
  const workflows::NewUser user{"zhao", "赵一", Role::town_clerk, workflows::town, "hash"};
  ASSERT_TRUE(create_user(office.book, office.by(Role::system_administrator), user));
  relay_all(*office.log);

  auto restore = Restore::begin(again());
  ASSERT_TRUE(restore);
  ASSERT_TRUE(eventstore::copy_keys(*office.log, (*restore)->log()));
  const auto keys = *eventstore::open_keys((*restore)->log(), key);
  workflows::ReservationFold fold(*keys);
  const auto report = (*restore)->run(brokers(), &workflows::entry_from,
                                      [&](const auto& entry) { return fold.next(entry); });
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->root, office.log->tree_head().root);
  restore->reset();

  Office book(*eventstore::open_log(again()));
  EXPECT_EQ(book.log->head(), office.log->head());
  const auto rule = [](const auto& outcome) {
    return outcome ? std::string("done") : std::string(name(outcome.error().rejection()->rule));
  };
  EXPECT_EQ(rule(register_person(book.book, book.by(Role::town_clerk), known)),
            "person_already_registered");
  EXPECT_EQ(rule(create_user(book.book, book.by(Role::system_administrator), user)),
            "user_already_exists");
  EXPECT_EQ(rule(file_claim(book.book, book.rules, book.by(Role::town_clerk), claim)),
            "claim_open_elsewhere");
  const auto household = [&](PersonId person) {
    return rule(form_household(book.book, book.by(Role::town_clerk),
                               {person, {person}, workflows::village, Area::urban}));
  };
  EXPECT_EQ(household(one), "already_in_a_household");
  EXPECT_EQ(household(third), "already_in_a_household");
  EXPECT_EQ(household(other), "done");
}

TEST_F(RestoreTest, IsRefusedWhereTheTopicsAreNotWhole) {
  const auto nothing = restored_bare();
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().code, eventstore::Errc::io) << nothing.error().detail;
  std::filesystem::remove_all(again_);
  write(300);
  relay_all(*log_);
  {
    auto half = Restore::begin(again());
    ASSERT_TRUE(half);
    std::uint64_t seen = 0;
    const auto broken =
        (*half)->run(brokers(), &workflows::entry_from,
                     [&](const eventstore::EntryView&)
                         -> eventstore::Result<std::vector<eventstore::Reservation>> {
                       if (++seen == 200) return eventstore::Error{eventstore::Errc::io, "no more"};
                       return std::vector<eventstore::Reservation>{};
                     });
    EXPECT_FALSE(broken);
  }
  std::filesystem::remove_all(again_);
  // Another record than the log's, as a broker that was tampered with would give.
  auto restore = Restore::begin(again());
  ASSERT_TRUE(restore);
  const auto forged = (*restore)->run(
      brokers(),
      [](const eventstore::Envelope& record) {
        auto bytes = workflows::entry_from(record);
        if (bytes) bytes->back() = static_cast<char>(bytes->back() ^ 1);
        return bytes;
      },
      &none);
  ASSERT_FALSE(forged);
  EXPECT_EQ(forged.error().code, eventstore::Errc::corrupt) << forged.error().detail;
}

TEST_F(RestoreTest, IsRefusedIntoABookThatIsInUse) {
  write(10);
  relay_all(*log_);
  { ASSERT_TRUE(restored_bare()); }
  const auto second = restored_bare();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, eventstore::Errc::exists) << second.error().detail;
}

}  // namespace
}  // namespace yiben::kafka_tests
