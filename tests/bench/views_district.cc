#include "tests/bench/views_district.h"

#include <filesystem>

namespace yiben::bench {
namespace {

constexpr std::size_t events_a_batch = 1'000;
const Month first_month = *Month::of(2026, 1);
const std::string programme = "dibao";

}  // namespace

ViewsDistrict::ViewsDistrict(const ViewsBench& bench) : bench_(bench) {
  std::filesystem::remove_all(bench.folder);
  std::filesystem::create_directories(bench.folder);
  eventstore::LogOptions options;
  options.folder = bench.folder + "/log";
  options.ledger = 500199;
  options.sync = false;
  options.opening = eventstore::Opening::new_log;
  log = std::move(*eventstore::open_log(options));
  keys = std::move(*eventstore::open_keys(*log, std::string(32, 'k')));
  clerk = {fresh()};
}

// Time first, then noise, as a UUIDv7.
Uuid ViewsDistrict::fresh() {
  Uuid id;
  const std::uint64_t number = ++made_, noise = number * 0x9e3779b97f4a7c15u;
  for (int i = 0; i < 8; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(number >> (56 - 8 * i));
    id.bytes[8 + i] = static_cast<std::uint8_t>(noise >> (56 - 8 * i));
  }
  return id;
}

// 10 towns of 20 villages.
std::string ViewsDistrict::village(std::uint64_t n) const {
  const auto two = [](std::uint64_t k) { return std::to_string(100 + k).substr(1); };
  return "5001990" + two(n % 10 + 1) + "0" + two(n / 10 % 20 + 1);
}

void ViewsDistrict::add(const std::string& stream, eventstore::NewEvent event) {
  const auto [place, first] = places_.try_emplace(stream, batch_.streams.size());
  if (first) batch_.streams.push_back({stream, eventstore::StreamAppend::any, {}});
  batch_.streams[place->second].events.push_back(std::move(event));
  if (++batched_ >= events_a_batch) write();
}

void ViewsDistrict::write() {
  batched_ = 0;
  places_.clear();
  batch_.command_id = fresh().bytes;
  batch_.actor = {clerk.text(), "system", "500199"};
  const auto receipt = log->append(std::exchange(batch_, {}));
  check(receipt.has_value(), "a bench's append goes through");
}

void ViewsDistrict::household(std::uint64_t n) {
  std::vector<PersonId> members;
  std::vector<MemberShare> shares;
  for (int i = 0; i < 3; ++i) {
    Person::Registered e;
    e.person = {fresh()};
    e.name = {e.person.uuid, "\u674e" + std::to_string(n), {}};
    e.id_number = {e.person.uuid, "5001991958" + std::to_string(10'000'000 + n * 3 + i), {}};
    e.born = {e.person.uuid, "1958-03-01", {}};
    e.division = village(n);
    members.push_back(e.person);
    shares.push_back({e.person, {}});
    add(e.person.stream(), event(e));
  }
  const PersonId head = members[0];
  const HouseholdId home{fresh()};
  const Area area = n % 3 ? Area::rural : Area::urban;
  add(home.stream(), event(Household::Formed{home, village(n), area, head, members}));
  Person::AccountSet account{
      head, "bank", {head.uuid, "622200012345678", {}}, {head.uuid, "\u674e", {}}};
  add(head.stream(), event(account));
  Award::Granted granted;
  granted.award = {fresh()};
  granted.programme = programme;
  granted.payee = head;
  granted.household = home;
  granted.members = shares;
  granted.division = village(n);
  granted.area = area;
  granted.pack = {"HTZ", 1};
  granted.basic_fen = {static_cast<std::int64_t>(10'000 + n % 50'000)};
  granted.from = first_month;
  add(granted.award.stream(), event(granted));
  add(head.stream(), event(Person::BenefitStarted{head, programme, granted.award, first_month}));
  awards_.push_back(granted.award);
  heads_.push_back(head);
}

void ViewsDistrict::open_case(std::uint64_t n) {
  Claim::Filed filed;
  filed.claim = {fresh()};
  filed.programme = n % 3 ? programme : "orphan";
  filed.applicant = filed.subject = heads_[n % heads_.size()];
  filed.division = village(n);
  filed.pack = {"HTZ", 1};
  filed.procedure = {programme, 1};
  filed.on = first_month.first_day() + static_cast<int>(n % 300);
  filed.by = {clerk, Role::village_assistant, filed.division};
  const auto stream = filed.claim.stream();
  add(stream, event(filed));
  Claim::StepOpened opened{filed.claim,
                           {"accept", {Role::town_clerk}, filed.on, filed.on + 3, false}};
  add(stream, event(opened));
}

void ViewsDistrict::pay(std::uint64_t n, Month month) {
  Payment::Listed listed;
  listed.award = awards_[n];
  listed.month = listed.roll_month = month;
  listed.programme = programme;
  listed.payee = heads_[n];
  listed.division = village(n);
  listed.town = listed.division.substr(0, 9);
  listed.basic_fen = {static_cast<std::int64_t>(10'000 + n % 50'000)};
  add(Payment::stream(listed.award, month), event(listed));
}

void ViewsDistrict::live() {
  for (std::uint64_t n = 0; n < bench_.households; ++n) household(n);
  for (std::uint64_t n = 0; n < bench_.cases; ++n) open_case(n);
  for (int m = 0; m < bench_.months; ++m) {
    const Month month = first_month + m;
    for (std::uint64_t n = 0; n < bench_.households; ++n) pay(n, month);
    for (std::uint64_t n = 0; n < bench_.households; ++n) {
      add(Payment::stream(awards_[n], month),
          event(Payment::Settled{awards_[n], month, month.last_day()}));
    }
  }
  write();
}

std::uint64_t events_of(const ViewsBench& bench) {
  return bench.households * (7 + 2 * static_cast<std::uint64_t>(bench.months)) + 2 * bench.cases;
}

}  // namespace yiben::bench
