// Facts from other departments' systems: signed, once each, by schema or as a dead letter.
#include "workflows/exchange/outside_facts.h"

#include <gmock/gmock.h>

#include "tests/workflows/office.h"
#include "workflows/loop/sealing.h"

namespace yiben::workflows {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using What = FactTaken::What;

constexpr std::int64_t now_s = 1'772'413'323;

class Taking : public testing::Test {
 protected:
  Office office;
  SenderDirectory senders{office.book};
  FactDesk desk{office.book};
  RegisteredSender police = *register_sender(office.book, office.by(Role::integrator),
                                             {"公安局", "//police.example", {"death.registered"}});

  json::object death(const std::string& id = "D-1") const {
    return {{"specversion", "1.0"},
            {"id", id},
            {"source", "//police.example"},
            {"type", "death.registered"},
            {"time", "2026-03-01T08:00:00Z"},
            {"datacontenttype", "application/json"},
            {"data",
             {{"id_number", make_id_number(district, *Date::parse("1950-01-01"), 77)},
              {"name", "李四"},
              {"died_on", "2026-02-28"}}}};
  }
  SignedFact signed_by(const std::string& secret, const json::value& event,
                       std::int64_t at_s = now_s) const {
    SignedFact fact{"m-1", std::to_string(at_s), {}, json::serialize(event)};
    fact.signatures = signatures_of({fact.id, fact.body, at_s}, {secret});
    return fact;
  }
  Outcome<FactTaken> take(const SignedFact& fact) {
    return take_fact(office.book, office.rules, senders, fact, now_s);
  }
  Outcome<FactTaken> take(const json::value& event) {
    return take(signed_by(police.secret, event));
  }
};

TEST_F(Taking, AFactThatFitsBecomesAnEventOnce) {
  const auto taken = take(death());
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->what, What::received);
  EXPECT_FALSE(taken->repeated);
  const auto head = office.log->head();
  const auto again = take(death());
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->fact, taken->fact);
  EXPECT_EQ(office.log->head(), head);
  EXPECT_THAT(desk.rows()->received, SizeIs(1));
  EXPECT_EQ(desk.rows()->received[0].envelope.source_id, "D-1");
}

TEST_F(Taking, WhatItSaysIsSealedUnderThePersonsKey) {
  const auto number = make_id_number(district, *Date::parse("1950-01-01"), 77);
  const auto person = register_person(office.book, office.by(Role::town_clerk),
                                      {"李四", number, village, Area::urban, "", "", ""});
  ASSERT_TRUE(person);
  const auto taken = take(death());
  ASSERT_TRUE(taken);
  const auto read = [&] {
    const auto cursor = office.log->read_stream(taken->fact.stream());
    const auto* entry = *cursor->next();
    EXPECT_EQ(entry->payload.find(number), entry->payload.npos);
    return std::get<OutsideFact::Received>(*opened_event<OutsideFact::Event>(*entry, *office.keys));
  };
  EXPECT_THAT(read().people, ElementsAre(person->person));
  EXPECT_EQ(parse_json(read().data.plain)->at("id_number").as_string(), number);
  ASSERT_TRUE(office.keys->erase(person->person.uuid.bytes));
  EXPECT_EQ(read().data.plain, "");
}

TEST_F(Taking, WhatIsNotSignedByItsSenderLeavesNoTrace) {
  const auto other = register_sender(office.book, office.by(Role::integrator),
                                     {"残联", "//disabled.example", {"certificate.changed"}});
  const auto head = office.log->head();
  const auto reason = [&](const SignedFact& fact) {
    const auto taken = take(fact);
    EXPECT_TRUE(taken && taken->what == What::nobodys);
    return taken ? taken->reason : "";
  };
  auto unsigned_fact = signed_by(police.secret, death());
  unsigned_fact.signatures.clear();
  EXPECT_EQ(reason(unsigned_fact), "no signature");
  auto no_time = signed_by(police.secret, death());
  no_time.timestamp = "soon";
  EXPECT_EQ(reason(no_time), "no timestamp");
  EXPECT_EQ(reason(signed_by(other->secret, death())), "signature by no secret of this sender");
  EXPECT_EQ(reason(signed_by(police.secret, death(), now_s - 301)),
            "timestamp more than five minutes from ours");
  auto changed = signed_by(police.secret, death());
  changed.body.replace(changed.body.find("2026-02-28"), 10, "2026-02-27");
  EXPECT_EQ(reason(changed), "signature by no secret of this sender");
  auto stranger = death();
  stranger["source"] = "//nobody.example";
  EXPECT_EQ(reason(signed_by(police.secret, stranger)), "no sender is registered for this source");
  EXPECT_EQ(office.log->head(), head);
}

TEST_F(Taking, WhatIsNoEventIsSaid) {
  const auto head = office.log->head();
  for (const char* body : {"", "[", "[]", "7", "{}", R"({"id":"1","source":"//police.example"})"}) {
    const auto taken = take(SignedFact{"m", "1", "v1,x", body});
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->what, What::no_event) << body;
  }
  auto long_id = death(std::string(201, 'x'));
  EXPECT_EQ(take(long_id)->field, "/id");
  EXPECT_EQ(office.log->head(), head);
}

TEST_F(Taking, WhatDoesNotFitIsADeadLetterUntilItIsMended) {
  struct Row {
    const char* field;
    std::function<void(json::object&)> spoil;
  };
  const std::vector<Row> rows{
      {"/specversion", [](auto& e) { e["specversion"] = "0.3"; }},
      {"/time", [](auto& e) { e["time"] = "yesterday"; }},
      {"/type", [](auto& e) { e["type"] = "certificate.changed"; }},
      {"/data", [](auto& e) { e.erase("data"); }},
      {"/data/died_on", [](auto& e) { e["data"].as_object()["died_on"] = "2026-02-30"; }},
      {"/data/id_number", [](auto& e) { e["data"].as_object()["id_number"] = "1"; }},
      {"/data/cause", [](auto& e) { e["data"].as_object()["cause"] = "x"; }}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto event = death("D-" + std::to_string(i));
    rows[i].spoil(event);
    const auto taken = take(event);
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->what, What::refused) << rows[i].field;
    EXPECT_EQ(taken->field, rows[i].field);
    EXPECT_FALSE(taken->repeated);
    EXPECT_TRUE(take(event)->repeated);
  }
  EXPECT_THAT(desk.rows()->refused, SizeIs(rows.size()));
  EXPECT_EQ(take(death("D-3"))->what, What::received);
  EXPECT_THAT(desk.rows()->refused, SizeIs(rows.size() - 1));
  EXPECT_THAT(desk.rows()->received, SizeIs(1));
}

TEST_F(Taking, WhatIsTooLongIsADeadLetterWithAReasonAndNothingIsHeldUp) {
  auto whole = death("D-1");
  whole["data"].as_object()["name"] = std::string(393'000, 'x');
  const auto taken = take(whole);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->what, What::refused);
  EXPECT_EQ(taken->reason, "longer than 32768 bytes");
  // A name of the sender's own goes into the reason, in whole characters.
  auto named = death("D-2");
  std::string field;
  while (field.size() < 30'000) field += "名";
  named["data"].as_object()[field] = 1;
  const auto refused = take(named);
  ASSERT_TRUE(refused);
  EXPECT_LE(refused->field.size(), 400u);
  EXPECT_EQ(refused->field.substr(0, 6), "/data/");
  EXPECT_EQ((refused->field.size() - 6) % 3, 0u);
  EXPECT_THAT(desk.rows()->refused, SizeIs(2));
  EXPECT_EQ(take(death("D-1"))->what, What::received);
}

TEST_F(Taking, ADeathOfTomorrowIsRefusedByItsField) {
  auto event = death();
  event["data"].as_object()["died_on"] = (office.book.today() + 1).text();
  const auto taken = take(event);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->what, What::refused);
  EXPECT_EQ(taken->field, "/data/died_on");
  EXPECT_EQ(taken->reason, "in the future");
}

TEST_F(Taking, AnotherFactUnderTheSameIdIsRefused) {
  ASSERT_TRUE(take(death()));
  auto other = death();
  other["data"].as_object()["died_on"] = "2026-02-27";
  const auto taken = take(other);
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().rejection()->rule, Rule::fact_differs);
}

TEST_F(Taking, BothSecretsHoldForADayAndNoneAfterTheEnd) {
  const auto next = rotate_sender_secret(office.book, office.by(Role::integrator), police.sender);
  ASSERT_TRUE(next);
  EXPECT_EQ(take(signed_by(police.secret, death("D-1")))->what, What::received);
  EXPECT_EQ(take(signed_by(next->secret, death("D-2")))->what, What::received);
  office.time.us += 25LL * 3'600 * 1'000'000;
  EXPECT_EQ(take(signed_by(police.secret, death("D-3")))->what, What::nobodys);
  EXPECT_EQ(take(signed_by(next->secret, death("D-3")))->what, What::received);
  ASSERT_TRUE(end_sender(office.book, office.by(Role::integrator), police.sender, "撤销"));
  EXPECT_EQ(take(signed_by(next->secret, death("D-4")))->what, What::nobodys);
}

TEST_F(Taking, ASourceBelongsToOneSenderAtATime) {
  const NewSender second{"公安二所", "//police.example", {"death.registered"}};
  const auto taken = register_sender(office.book, office.by(Role::integrator), second);
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().rejection()->rule, Rule::sender_already_registered);
  ASSERT_TRUE(end_sender(office.book, office.by(Role::integrator), police.sender, "更换"));
  EXPECT_TRUE(register_sender(office.book, office.by(Role::integrator), second));
}

}  // namespace
}  // namespace yiben::workflows
