// Deliveries, senders and the facts they send.
#include <gtest/gtest.h>

#include "domain/exchange/delivery.h"
#include "domain/exchange/fact_types.h"
#include "domain/exchange/outside_fact.h"
#include "domain/exchange/sender.h"
#include "domain/people/id_number.h"
#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {
namespace {

const WebhookId hook{uuid(1)};
const Instant now = *Instant::parse("2026-03-02T01:02:03.000004Z");

Delivery::Hold hold(std::uint64_t version, Instant at) {
  return {hook, "claim-1", version, 100 + version, 503, "", at};
}

TEST(Deliveries, AreTriedWithGrowingPausesAndThenParked) {
  Spec<Delivery> spec;
  std::vector<std::int64_t> pauses_s;
  for (int i = 1; i < delivery_attempts_max; ++i) {
    const auto held = spec.when(hold(3, now)).all<Delivery::Held>().at(0);
    EXPECT_EQ(held.attempts, i);
    ASSERT_TRUE(held.next_try);
    pauses_s.push_back((held.next_try->us - now.us) / 1'000'000);
  }
  EXPECT_EQ(pauses_s, (std::vector<std::int64_t>{5, 25, 125, 625, 3'125, 14'400, 14'400}));
  EXPECT_FALSE(spec.when(hold(3, now)).all<Delivery::Held>().at(0).next_try);
  // A replay that fails parks it again; one fact further its tries begin anew.
  EXPECT_FALSE(spec.when(hold(3, now)).all<Delivery::Held>().at(0).next_try);
  EXPECT_EQ(spec.when(hold(4, now)).all<Delivery::Held>().at(0).attempts, 1);
}

TEST(Deliveries, OnlyGoForward) {
  Spec<Delivery> spec;
  EXPECT_EQ(spec.when(Delivery::Reach{hook, 7, now}).all<Delivery::Reached>().size(), 1u);
  EXPECT_TRUE(spec.when(Delivery::Reach{hook, 7, now}).all<Delivery::Reached>().empty());
  EXPECT_EQ(spec.state().reached, 7u);
  EXPECT_TRUE(spec.when(Delivery::Release{hook, "claim-1", now}).all<Delivery::Released>().empty());
  spec.when(hold(3, now)).when(Delivery::Release{hook, "claim-1", now});
  EXPECT_TRUE(spec.state().held.empty());
}

TEST(Deliveries, GoThroughRangesOneByOneAndForward) {
  Spec<Delivery> spec;
  const auto says = [&](std::uint64_t number, std::uint64_t position) {
    return spec.when(Delivery::Replay{hook, number, position, now})
        .all<Delivery::Replayed>()
        .size();
  };
  EXPECT_EQ(says(1, 70), 1u);
  EXPECT_EQ(says(1, 70), 0u);
  EXPECT_EQ(says(1, 69), 0u);
  EXPECT_EQ(says(2, 3), 1u);
  EXPECT_EQ(says(1, 80), 0u);
  EXPECT_EQ(spec.state().range, 2u);
  EXPECT_EQ(spec.state().range_next, 3u);
}

TEST(Senders, AreRegisteredForTypesThereAre) {
  const Sender::Register police{
      {uuid(2)}, "公安局", "//police.example", {"death.registered"}, "whsec_a"};
  auto spec = Spec<Sender>{}.when(police);
  EXPECT_EQ(spec.state().secrets.current, "whsec_a");
  auto other = police;
  other.types = {"birth.registered"};
  Spec<Sender>{}.when(other).then_rejected(Rule::event_type_unknown);
  spec.when(Sender::RotateSecret{"whsec_b", now});
  EXPECT_EQ(spec.state().secrets.valid_at(now).size(), 2u);
  Spec<Sender>(spec).when(Sender::End{""}).then_rejected(Rule::reason_needed);
  spec.when(Sender::End{"撤销"}).when(Sender::RotateSecret{"x", now});
  spec.then_rejected(Rule::sender_ended);
  Spec<Sender>{}.when(Sender::End{"x"}).then_rejected(Rule::sender_unknown);
}

OutsideFact::Received received(std::string digest) {
  return {{uuid(3)},
          {{uuid(2)}, "//police.example", "D-1", "death.registered", now, digest},
          {},
          {uuid(3), "{}", {}}};
}
OutsideFact::Refused refused(std::string digest) {
  return {{uuid(3)}, received(digest).envelope, "/died_on", "missing", {uuid(3), "{}", {}}};
}

TEST(OutsideFacts, AreTakenOnce) {
  auto spec = Spec<OutsideFact>{}.when(OutsideFact::Receive{received("aa")});
  EXPECT_EQ(spec.all<OutsideFact::Received>().size(), 1u);
  EXPECT_TRUE(spec.when(OutsideFact::Receive{received("aa")}).all<OutsideFact::Received>().empty());
  Spec<OutsideFact>(spec)
      .when(OutsideFact::Receive{received("bb")})
      .then_rejected(Rule::fact_differs);
  Spec<OutsideFact>(spec)
      .when(OutsideFact::Refuse{refused("bb")})
      .then_rejected(Rule::fact_differs);
}

TEST(OutsideFacts, ThatAreDeadLettersCanBeMended) {
  auto spec = Spec<OutsideFact>{}.when(OutsideFact::Refuse{refused("aa")});
  EXPECT_EQ(spec.all<OutsideFact::Refused>().size(), 1u);
  EXPECT_TRUE(spec.when(OutsideFact::Refuse{refused("aa")}).all<OutsideFact::Refused>().empty());
  EXPECT_EQ(spec.when(OutsideFact::Refuse{refused("bb")}).all<OutsideFact::Refused>().size(), 1u);
  spec.when(OutsideFact::Receive{received("cc")});
  EXPECT_TRUE(spec.state().received);
  EXPECT_FALSE(spec.state().refused);
}

const Date today = Date::parse("2026-07-01").value();

json::value death() {
  return {{"id_number", make_id_number("500199", Date::parse("1950-01-01").value(), 1)},
          {"name", "李四"},
          {"died_on", "2026-03-01"}};
}

TEST(FactTypes, TakeWhatFitsAndNameTheFieldThatDoesNot) {
  auto fits = check_fact("death.registered", death(), today);
  ASSERT_TRUE(fits);
  EXPECT_EQ(fits->id_numbers.at(0), death().at("id_number").as_string());
  const auto path_of = [](std::string_view type, const json::value& data) {
    auto checked = check_fact(type, data, today);
    return checked ? std::string("fits") : checked.error().path;
  };
  EXPECT_EQ(path_of("birth.registered", death()), "/type");
  EXPECT_EQ(path_of("death.registered", "text"), "/");
  for (auto [field, value] :
       {std::pair{"id_number", json::value("50019919500101001")},
        std::pair{"died_on", json::value("2026-02-30")}, std::pair{"name", json::value(7)},
        std::pair{"cause", json::value("x")}}) {
    auto wrong = death();
    wrong.as_object()[field] = value;
    EXPECT_EQ(path_of("death.registered", wrong), std::string("/") + field);
  }
  auto missing = death();
  missing.as_object().erase("died_on");
  EXPECT_EQ(path_of("death.registered", missing), "/died_on");
}

TEST(FactTypes, AFactOfTwoPeopleNamesBoth) {
  const auto id = [](int n) {
    return make_id_number("500199", Date::parse("1990-01-01").value(), n);
  };
  json::value wedding{{"id_number", id(1)},         {"name", "甲"},
                      {"spouse_id_number", id(2)},  {"spouse_name", "乙"},
                      {"change", "married"},        {"registered_on", "2026-02-14"},
                      {"certificate_number", "J-1"}};
  EXPECT_EQ(check_fact("marriage.registered", wedding, today)->id_numbers,
            (std::vector<std::string>{id(1), id(2)}));
  wedding.as_object()["spouse_id_number"] = "1";
  EXPECT_EQ(check_fact("marriage.registered", wedding, today).error().path, "/spouse_id_number");
}

TEST(FactTypes, WhatCannotBeIsRefusedByFieldAndAllOfIt) {
  const auto id = make_id_number("500199", Date::parse("1990-05-20").value(), 1);
  const json::object person{{"id_number", id}, {"name", "甲"}};
  const auto with = [&](json::object more) {
    for (const auto& [name, value] : person)
      if (!more.contains(name)) more[name] = value;
    return json::value(more);
  };
  const auto wrong = [](std::string_view type, const json::value& data) {
    const auto checked = check_fact(type, data, today);
    if (checked) return std::string("fits");
    std::string paths = checked.error().path;
    for (const auto& other : checked.error().others) paths += " " + other.path;
    return paths;
  };
  EXPECT_EQ(wrong("death.registered", with({{"died_on", "2026-07-01"}})), "fits");
  EXPECT_EQ(wrong("death.registered", with({{"died_on", "2026-07-02"}})), "/died_on");
  EXPECT_EQ(wrong("death.registered", with({{"died_on", "1990-05-19"}})), "/died_on");
  EXPECT_EQ(wrong("death.registered", with({{"died_on", "2030-01-01"}, {"name", ""}})),
            "/name /died_on");
  const auto income = [&](const char* month, std::int64_t fen) {
    return with({{"kind", "工资薪金"}, {"month", month}, {"amount_fen", fen}});
  };
  EXPECT_EQ(wrong("income.reported", income("2026-07", 0)), "fits");
  EXPECT_EQ(wrong("income.reported", income("2026-07", -1)), "/amount_fen");
  EXPECT_EQ(wrong("income.reported", income("2026-07", 10'000'000'001)), "/amount_fen");
  EXPECT_EQ(wrong("income.reported", income("2026-08", 100)), "/month");
  EXPECT_EQ(wrong("income.reported", income("1990-04", 100)), "/month");
  const auto certificate = [&](const char* since, const char* until) {
    return with({{"kind", "残疾人证"},
                 {"number", "1"},
                 {"status", "valid"},
                 {"since", since},
                 {"valid_until", until}});
  };
  EXPECT_EQ(wrong("certificate.changed", certificate("2020-01-01", "2030-01-01")), "fits");
  EXPECT_EQ(wrong("certificate.changed", certificate("2020-01-01", "2019-12-31")), "/valid_until");
  EXPECT_EQ(wrong("certificate.changed", certificate("2026-07-02", "2030-01-01")), "/since");
  const auto wedding = with({{"spouse_id_number", id},
                             {"spouse_name", "乙"},
                             {"change", "married"},
                             {"registered_on", "2026-12-01"},
                             {"certificate_number", ""}});
  EXPECT_EQ(wrong("marriage.registered", wedding),
            "/spouse_id_number /registered_on /certificate_number");
}

TEST(FactTypes, EachHasASchema) {
  const auto schemas = fact_schemas();
  ASSERT_EQ(schemas.size(), std::tuple_size_v<FactTypes>);
  for (const auto& s : schemas) {
    EXPECT_TRUE(is_fact_type(s.type));
    EXPECT_FALSE(json::serialize(s.schema).empty());
  }
}

}  // namespace
}  // namespace yiben
