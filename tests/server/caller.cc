#include "tests/server/caller.h"

#include "domain/core/date.h"
#include "domain/people/id_number.h"
#include "workflows/loop/book.h"

namespace yiben {
namespace {

constexpr int family = 2;
constexpr int births_a_day = 900;
const std::string village = "500199001001";

// In the place of an outcome: whoever came along says so.
constexpr const char* signature = "signature";

struct StepOfCase {
  const char *step, *outcome, *login;
};
constexpr StepOfCase steps[] = {
    {"accept", "accepted", "clerk01"},        {"start_check", "requested", "clerk01"},
    {"start_match", "started", "district01"}, {"means_check", "consistent", "clerk01"},
    {"home_visit", signature, "clerk02"},     {"home_visit", "visited", "clerk01"},
    {"first_review", "agreed", "reviewer01"}};
constexpr int steps_count = std::size(steps);
constexpr const char* last_step = "notice";

// Names have no digits.
std::string name_of(int nth) {
  std::string out = "N";
  for (const char digit : std::to_string(nth)) out += static_cast<char>(digit - '0' + 'a');
  return out;
}

json::object ended(std::string outcome) { return {{"outcome", std::move(outcome)}}; }

SentCommand command(const std::string& login, const std::string& path, const json::object& body,
                    const std::string& kind) {
  return {login, path, json::serialize(body), workflows::random_id().text(), kind};
}

}  // namespace

const SentCommand& Caller::next() {
  if (waiting_) return *waiting_;
  if (done_ < family)
    waiting_ = person();
  else if (done_ == family)
    waiting_ = household();
  else if (done_ == family + 1)
    waiting_ = claim();
  else
    waiting_ = step(steps[done_ - family - 2].step, steps[done_ - family - 2].outcome);
  return *waiting_;
}

void Caller::answered(const json::object& answer) {
  std::string id;
  for (const char* made : {"person", "household", "claim"})
    if (const auto* found = answer.if_contains(made)) id = json::value_to<std::string>(*found);
  all_.push_back({*waiting_, id, answer.at("position").to_number<std::uint64_t>()});
  waiting_.reset();
  if (done_ < family) {
    members_.push_back(id);
    ++people_;
  }
  if (done_ == family) household_ = id;
  if (done_ == family + 1) claims_.push_back({id, ""});
  if (++done_ < family + 2) return;
  const int step = done_ - family - 2;
  claims_.back().open_step = step < steps_count ? steps[step].step : last_step;
  if (step < steps_count) return;
  done_ = 0;
  members_.clear();
}

SentCommand Caller::person() {
  const int nth = number_ + callers_ * people_;
  const auto number =
      make_id_number("500199", *Date::of(1940, 1, 1) + nth / births_a_day, nth % births_a_day + 1);
  return command("clerk01", "/people",
                 {{"name", name_of(nth)},
                  {"id_number", number},
                  {"division", village},
                  {"area", "urban"},
                  {"bank", "b"},
                  {"account", "62000000" + std::to_string(nth)}},
                 "person");
}

SentCommand Caller::household() const {
  return command("clerk01", "/households",
                 {{"householder", members_.front()},
                  {"members", json::value_from(members_)},
                  {"division", village},
                  {"area", "urban"}},
                 "household");
}

json::object Caller::facts() const {
  json::array members;
  for (const auto& member : members_)
    members.push_back(json::object{{"person", member},
                                   {"counted", true},
                                   {"categories", json::array{}},
                                   {"incomes", json::array{}},
                                   {"deductions", json::array{}}});
  return {{"members", members},
          {"answers", json::object{{"reason", "r"}, {"property_ok", "true"}}},
          {"items", json::array{}}};
}

SentCommand Caller::claim() const {
  return command("clerk01", "/claims",
                 {{"programme", "dibao"},
                  {"purpose", "grant"},
                  {"applicant", members_.front()},
                  {"subject", members_.front()},
                  {"household", household_},
                  {"division", village},
                  {"area", "urban"},
                  {"facts", facts()},
                  {"materials", json::array{"application", "promise", "authorisation"}},
                  {"relative_of_officer", false}},
                 "claim");
}

SentCommand Caller::step(const std::string& step, const std::string& outcome) const {
  const auto path = "/claims/" + claims_.back().claim + "/steps/" + step;
  const std::string login = steps[done_ - family - 2].login;
  if (outcome == signature)
    return {login, path + "/signature", "", workflows::random_id().text(), step + "/signature"};
  auto body = ended(outcome);
  body["materials"] = json::array{};
  if (step == "home_visit" || step == "means_check") body["facts"] = facts();
  return command(login, path, body, step);
}

}  // namespace yiben
