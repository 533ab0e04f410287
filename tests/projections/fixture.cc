#include "tests/projections/fixture.h"

#include <unistd.h>

#include <atomic>

namespace yiben::projections {

TempFolder::TempFolder() {
  static std::atomic<int> made = 0;
  root_ = std::filesystem::temp_directory_path() /
          ("yiben-views-" + std::to_string(getpid()) + "-" + std::to_string(made++));
  std::filesystem::remove_all(root_);
  std::filesystem::create_directories(root_);
}
TempFolder::~TempFolder() { std::filesystem::remove_all(root_); }

District::District() : log(eventstore::memory_log(500199)) {
  keys = std::move(*eventstore::open_keys(*log, std::string(32, 'k')));
  clerk = id<UserId>();
  reviewer = id<UserId>();
}

// The number stands first, as time does in a UUIDv7, and is scattered over the end.
Uuid District::fresh() {
  Uuid id;
  const std::uint64_t number = ++made_, noise = number * 0x9e3779b97f4a7c15u;
  for (int i = 0; i < 8; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(number >> (56 - 8 * i));
    id.bytes[8 + i] = static_cast<std::uint8_t>(noise >> (56 - 8 * i));
  }
  return id;
}

Position District::append(const std::string& stream, const std::string& type, std::uint16_t version,
                          std::string payload, Uuid event_id) {
  eventstore::Append append;
  append.command_id = fresh().bytes;
  append.actor = {clerk.text(), "town_clerk", "500199001"};
  eventstore::NewEvent event;
  event.type = type;
  event.schema_version = version;
  event.event_id = event_id.bytes;
  event.payload = std::move(payload);
  append.streams = {{stream, eventstore::StreamAppend::any, {std::move(event)}}};
  const auto receipt = log->append(std::move(append));
  EXPECT_TRUE(receipt.has_value()) << (receipt ? "" : receipt.error().detail);
  return receipt ? receipt->first : 0;
}

PersonId District::person(const std::string& name, const std::string& number,
                          const std::string& division) {
  Person::Registered e;
  e.person = id<PersonId>();
  e.name = {e.person.uuid, name, {}};
  e.id_number = {e.person.uuid, number, {}};
  e.born = {e.person.uuid, "1958-03-01", {}};
  e.division = division;
  happens(e);
  return e.person;
}

ClaimId District::claim(const std::string& programme, PersonId applicant,
                        const std::string& division, Date on) {
  Claim::Filed e;
  e.claim = id<ClaimId>();
  e.programme = programme;
  e.applicant = e.subject = applicant;
  e.division = division;
  e.pack = {"HTZ", 1};
  e.procedure = {"dibao", 1};
  e.on = on;
  e.by = {clerk, Role::town_clerk, "500199001"};
  happens(e);
  return e.claim;
}

Claim::StepOpened District::opened(ClaimId claim, const std::string& step, Role role,
                                   std::optional<Date> due) {
  return {claim, {step, {role}, day("2026-03-01"), due, false}};
}

Claim::StepDone District::done(ClaimId claim, const std::string& step, UserId by, PersonId about,
                               const std::string& reason) {
  Claim::StepDone e;
  e.claim = claim;
  e.done = {step, "passed", {by, Role::town_clerk, "500199001"}, {}, day("2026-03-02")};
  if (!reason.empty()) e.reason = {about.uuid, reason, {}};
  return e;
}

Claim::Ended District::ended(ClaimId claim, CaseResult result, Date on) {
  return {claim, {result, on}};
}

Award::Granted District::grant(const std::string& programme, PersonId payee,
                               const std::string& division, Fen amount, Month from,
                               Frequency frequency) {
  Award::Granted e;
  e.award = id<AwardId>();
  e.programme = programme;
  e.frequency = frequency;
  e.payee = payee;
  e.members = {{payee, {}}};
  e.division = division;
  e.pack = {"HTZ", 1};
  e.basic_fen = amount;
  e.from = from;
  happens(e);
  return e;
}

Award::Changed District::change(const Award::Granted& granted, Fen amount, Month from) {
  Award::Changed e;
  e.award = granted.award;
  e.payee = granted.payee;
  e.members = granted.members;
  e.pack = {"HTZ", 2};
  e.basic_fen = amount;
  e.from = from;
  return e;
}

Payment::Listed District::payment(const Award::Granted& granted, Month month, Month roll_month) {
  Payment::Listed e;
  e.award = granted.award;
  e.month = month;
  e.roll_month = roll_month;
  e.programme = granted.programme;
  e.payee = granted.payee;
  e.town = granted.division.substr(0, 9);
  e.division = granted.division;
  e.funeral_home = granted.funeral_home;
  e.basic_fen = granted.basic_fen;
  return e;
}

Result<std::unique_ptr<Views>> District::open(const std::string& name) {
  return Views::open({folder.path(name), *log, *keys});
}

Views* District::views() {
  if (!views_) {
    auto opened = open();
    EXPECT_TRUE(opened.has_value()) << (opened ? "" : opened.error().detail);
    views_ = std::move(*opened);
  }
  return views_.get();
}

Views* District::caught_up() {
  EXPECT_TRUE(views()->wait_for(log->head(), 20'000)) << views()->fault();
  return views();
}

}  // namespace yiben::projections
