// A small office over the log in memory: rules published from domain/rules, a clock that moves when
// told, one official a role, and helpers that do what a screen would.
#pragma once

#include <gtest/gtest.h>

#include "domain/people/id_number.h"
#include "eventstore/log.h"
#include "tests/workflows/shipped_rules.h"
#include "workflows/cases/claims.h"
#include "workflows/cases/timers.h"
#include "workflows/money/rolls.h"
#include "workflows/office/rule_book.h"
#include "workflows/office/rule_publishing.h"
#include "workflows/people/people.h"

namespace yiben::workflows {

inline const std::string village = "500199001001";
inline const std::string town = "500199001";
inline const std::string district = "500199";

class Office {
 public:
  explicit Office(std::unique_ptr<eventstore::Log> given = nullptr,
                  const std::string& pack = "demo",
                  std::unique_ptr<eventstore::KeyRing> given_keys = nullptr)
      : log(given ? std::move(given) : eventstore::memory_log(500199, [this] { return time.us; })),
        keys(given_keys ? std::move(given_keys)
                        : *eventstore::open_keys(*log, std::string(32, 'k'))),
        book{*log, *keys, [this] { return time; }, random_id, district, pack},
        rules(*log) {
    go_to("2026-03-02");
    auto published = publish_rules(book, shipped_rules());
    EXPECT_TRUE(published) << (published ? ""
                                         : published.error().rejection()->details.at("problem"));
  }

  void go_to(const char* day) {
    time = {Instant::start_of_day_in_china(*Date::parse(day)).us + 9 * 3'600'000'000LL};
  }

  // The same id for the same number, so that two hands of one role can be told apart.
  static Actor actor(Role role, int which = 1) {
    Actor a{UserId{derived_id(Uuid{}, std::string(enum_name(role)) + std::to_string(which))}, role,
            district};
    if (role == Role::town_clerk || role == Role::town_reviewer) a.division = town;
    if (role == Role::village_assistant) a.division = village;
    return a;
  }
  Request by(Role role, int which = 1) const { return {random_id(), actor(role, which)}; }

  PersonId person(int age, const std::string& account = "62000001") {
    Date born = *Date::of(book.today().year() - age, 1, 1 + people_ % 28);
    auto done = register_person(book, by(Role::town_clerk),
                                {"张三", make_id_number(district, born, ++people_), village,
                                 Area::urban, "B", account, "张三"});
    EXPECT_TRUE(done);
    return done->person;
  }

  FileClaim dibao_claim(const std::vector<PersonId>& members, std::int64_t income_fen = 0) {
    auto formed =
        form_household(book, by(Role::town_clerk), {members[0], members, village, Area::urban});
    EXPECT_TRUE(formed);
    FileClaim claim;
    claim.programme = "dibao";
    claim.applicant = claim.subject = members[0];
    claim.household = formed->household;
    claim.division = village;
    for (const auto& m : members) claim.facts.members.push_back({m, true, {}, {}, {}});
    if (income_fen)
      claim.facts.members[0].incomes.push_back(
          {IncomeKind::transfer, Fen{income_fen}, Period::month, {}});
    claim.facts.answers = {{"reason", "r"}, {"property_ok", "true"}};
    claim.materials = {"application", "promise", "authorisation"};
    return claim;
  }

  ClaimId filed(const FileClaim& claim) {
    auto done = file_claim(book, rules, by(Role::town_clerk), claim);
    EXPECT_TRUE(done) << refusal(done);
    return done ? done->claim : ClaimId{};
  }

  Outcome<Receipt> act(ClaimId claim, Role role, const std::string& step,
                       const std::string& outcome, std::optional<Facts> facts = {},
                       const std::string& reason = {}, int which = 1) {
    ActOnClaim what{step, outcome, reason, std::move(facts), {}};
    if (step == "home_visit") {
      EXPECT_TRUE(sign_step(book, rules, by(Role::town_clerk, which + 1), claim, step));
    }
    return act_on_claim(book, rules, by(role, which), claim, what);
  }

  void take_dibao_to_means_check(ClaimId id) {
    EXPECT_TRUE(act(id, Role::town_clerk, "accept", "accepted"));
    EXPECT_TRUE(act(id, Role::town_clerk, "start_check", "requested"));
    EXPECT_TRUE(act(id, Role::district_reviewer, "start_match", "started"));
  }

  // From acceptance to the district's confirmation, with the notice in between; not told yet.
  void take_dibao_to_confirmed(ClaimId id, const Facts& facts) {
    take_dibao_to_means_check(id);
    EXPECT_TRUE(act(id, Role::town_clerk, "means_check", "consistent", facts));
    EXPECT_TRUE(act(id, Role::town_clerk, "home_visit", "visited", facts));
    EXPECT_TRUE(act(id, Role::town_reviewer, "first_review", "agreed"));
    go_to("2026-03-12");
    Timers timers(book, rules);
    auto ended = timers.tick();
    ASSERT_TRUE(ended);
    EXPECT_EQ(*ended, 1u);
    EXPECT_TRUE(act(id, Role::town_clerk, "send_up", "sent"));
    auto confirmed = act(id, Role::district_confirmer, "confirm", "confirmed");
    EXPECT_TRUE(confirmed) << refusal(confirmed);
  }

  template <class T>
  static std::string refusal(const Outcome<T>& outcome) {
    if (outcome) return "";
    auto failure = outcome.error();
    if (auto* r = failure.rejection()) return std::string(name(r->rule));
    return failure.error()->detail;
  }

  template <Decider D>
  typename D::State state(const std::string& stream) {
    Transaction read(book, system_actor(book));
    auto found = read.state<D>(stream);
    EXPECT_TRUE(found);
    return **found;
  }

  Instant time{Instant::start_of_day_in_china(*Date::parse("2026-03-02"))};
  std::unique_ptr<eventstore::Log> log;
  std::unique_ptr<eventstore::KeyRing> keys;
  Book book;
  RuleBook rules;

 private:
  int people_ = 0;
};

}  // namespace yiben::workflows
