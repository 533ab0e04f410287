// Whom and what one may see and do besides the grants of the route table: a town keeps to its own
// people, a funeral home to funerals, and money changes its way by two people's word.
#include "domain/people/id_number.h"
#include "tests/api/office_server.h"

namespace yiben::api {
namespace {

class Boundaries : public testing::Test {
 protected:
  static void SetUpTestSuite() { office = new OfficeServer; }
  static void TearDownTestSuite() {
    delete office;
    office = nullptr;
  }
  static OfficeServer* office;
  static const std::string village, other_village;

  static std::map<std::string, std::string> now() {
    return {{"x-yiben-after", std::to_string(office->workspace->log->head())}};
  }
  static Reply get(const std::string& login, const std::string& path) {
    return office->send(login, "GET", path, "", now());
  }
  static Reply post(const std::string& login, const std::string& path, const json::object& body,
                    const std::string& method = "POST") {
    return office->send(login, method, path, json::serialize(body), now());
  }
  static json::object object_of(const Reply& reply) {
    auto value = parse_json(reply.body);
    return value && value->is_object() ? value->as_object() : json::object{};
  }
  static std::string problem(const Reply& reply) {
    const auto body = object_of(reply);
    const auto* type = body.if_contains("type");
    if (!type || !type->is_string()) return "";
    const std::string text(type->get_string());
    return text.substr(text.rfind(':') + 1);
  }
  static std::string number(int sequence) {
    return make_id_number("500199", *Date::of(1951, 3, 1), sequence);
  }
  static std::string person(int sequence, const std::string& account = {}) {
    json::object body{{"name", "张三丰"},
                      {"id_number", number(sequence)},
                      {"division", village},
                      {"area", "urban"}};
    if (!account.empty()) {
      body["bank"] = "农商行";
      body["account"] = account;
    }
    const auto reply = post("clerk01", "/people", body);
    EXPECT_EQ(reply.status, 201) << reply.body;
    return json::value_to<std::string>(object_of(reply).at("person"));
  }
  static json::object account(const std::string& number, const std::string& reason) {
    return {
        {"bank", "农商行"}, {"account", number}, {"account_holder", "李四"}, {"reason", reason}};
  }
};
OfficeServer* Boundaries::office = nullptr;
const std::string Boundaries::village = "500199001001";
const std::string Boundaries::other_village = "500199002001";

TEST_F(Boundaries, SomebodyOfAnotherTownIsKnownToBeThereAndNoMore) {
  person(1, "6222020000000015");
  const auto own = object_of(post("clerk01", "/people/lookup", {{"id_number", number(1)}}));
  EXPECT_EQ(own.at("found").at("name"), "张三丰");
  const auto reply = post("clerk03", "/people/lookup", {{"id_number", number(1)}});
  const auto found = object_of(reply).at("found").as_object();
  EXPECT_EQ(found.at("name"), "张＊＊");
  EXPECT_EQ(found.at("account"), "");
  EXPECT_EQ(found.at("bank"), "");
  EXPECT_EQ(found.if_contains("born"), nullptr);
}

// With the birthday beside it the number could be written down whole, were the last four shown.
TEST_F(Boundaries, AMaskedNumberCannotBePutTogetherAgain) {
  const auto id = person(2);
  const auto body = get("clerk01", "/people/" + id).body;
  EXPECT_EQ(body.find(number(2).substr(14)), std::string::npos) << body;
}

TEST_F(Boundaries, NobodyOpensALifeEventOfAnotherTownsPerson) {
  const auto id = person(3);
  const json::object body{{"life_event", "after_death"},
                          {"subject", id},
                          {"others", json::array{}},
                          {"division", other_village},
                          {"facts", json::object{{"died_on", "2026-03-01"}}}};
  EXPECT_EQ(problem(post("clerk03", "/sagas", body)), "not_your_division");
}

TEST_F(Boundaries, NobodyCorrectsAnotherTownsPersonNorMovesTheirOwnAway) {
  const auto path = "/people/" + person(18) + "/corrections";
  EXPECT_EQ(problem(post("clerk03", path, {{"name", "李四"}, {"reason", "r"}})),
            "not_your_division");
  EXPECT_EQ(problem(post("clerk01", path, {{"division", other_village}, {"reason", "moved"}})),
            "not_your_division");
  EXPECT_EQ(problem(post("clerk01", path, {{"division", "500199001999"}, {"reason", "r"}})),
            "division_unknown");
  EXPECT_EQ(post("clerk01", path, {{"name", "李 四"}, {"reason", "copied wrongly"}}).status, 200);
}

TEST_F(Boundaries, NobodyFormsAHouseholdAroundAnotherTownsPerson) {
  const auto id = person(4);
  EXPECT_EQ(problem(post("clerk03", "/households",
                         {{"householder", id},
                          {"members", json::array{json::value(id)}},
                          {"division", other_village},
                          {"area", "urban"}})),
            "not_your_division");
}

TEST_F(Boundaries, ATrialIsOfOnesOwnPeopleAndLeavesATrace) {
  const auto id = person(5);
  const json::object facts{
      {"members", json::array{}}, {"answers", json::object{}}, {"items", json::array{}}};
  json::object body{{"programme", "orphan"},
                    {"division", other_village},
                    {"area", "urban"},
                    {"subject", id},
                    {"facts", facts}};
  EXPECT_EQ(problem(post("clerk03", "/assessments", body)), "not_your_division");
  body["division"] = village;
  const auto before = office->access->head();
  EXPECT_EQ(post("clerk01", "/assessments", body).status, 200);
  EXPECT_GT(office->access->head(), before);
}

TEST_F(Boundaries, AFuneralHomeSeesFuneralsAlone) {
  const auto id = person(6, "6222020000000064");
  EXPECT_EQ(get("funeral01", "/rosters/dibao").status, 403);
  EXPECT_EQ(get("funeral01", "/rolls").status, 403);
  EXPECT_EQ(get("funeral01", "/monthly").status, 403);
  EXPECT_EQ(get("funeral01", "/inbox?list=ended&programme=dibao").status, 403);
  EXPECT_EQ(get("funeral01", "/inbox?list=ended").status, 200);
  EXPECT_EQ(get("funeral01", "/sagas?list=open&life_event=marriage").status, 403);
  EXPECT_EQ(get("funeral01", "/sagas?list=open").status, 200);
  EXPECT_EQ(post("funeral01", "/people/search", {{"name", "张"}}).status, 403);
  EXPECT_EQ(post("funeral01", "/people/" + id + "/unmasked", {{"purpose", "payment"}}).status, 403);
  EXPECT_EQ(problem(post("funeral01", "/people/" + id + "/account",
                         account("6222020000000668", "card lost"), "PUT")),
            "not_your_role");
}

TEST_F(Boundaries, AnotherAccountTakesASecondPerson) {
  const auto id = person(7, "6222020000000007");
  const auto path = "/people/" + id + "/account";
  EXPECT_EQ(problem(post("clerk01", path, account("6222020000000775", ""), "PUT")),
            "reason_needed");
  EXPECT_EQ(post("clerk01", path, account("6222020000000775", "card lost"), "PUT").status, 200);
  auto seen = object_of(get("clerk01", "/people/" + id));
  EXPECT_EQ(seen.at("account"), "****0007") << "as before";
  EXPECT_EQ(seen.at("proposed_account").at("account"), "****0775");
  const auto waiting = object_of(get("clerk02", "/proposed-accounts")).at("rows").as_array();
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(waiting[0].at("person"), json::value(id));
  EXPECT_TRUE(object_of(get("clerk03", "/proposed-accounts")).at("rows").as_array().empty());
  EXPECT_EQ(problem(post("clerk01", path + "/confirmation", {})), "account_agreed_by_oneself");
  EXPECT_EQ(problem(post("clerk03", path + "/confirmation", {})), "not_your_division");
  EXPECT_EQ(post("clerk02", path + "/confirmation", {}).status, 200);
  seen = object_of(get("clerk01", "/people/" + id));
  EXPECT_EQ(seen.at("account"), "****0775");
  EXPECT_EQ(seen.if_contains("proposed_account"), nullptr);
}

TEST_F(Boundaries, ADeathIsRecordedFromAPaper) {
  const auto id = person(8);
  const json::object word{{"on", "2026-03-01"}, {"proof", "medical_certificate"}, {"number", "听"}};
  EXPECT_EQ(problem(post("clerk01", "/people/" + id + "/death", word)), "death_proof_needed");
  const json::object paper{
      {"on", "2026-03-01"}, {"proof", "medical_certificate"}, {"number", "0012345"}};
  EXPECT_EQ(post("clerk01", "/people/" + id + "/death", paper).status, 200);
}

// An empty name, one of 300 characters and one with a zero byte once ended the server.
TEST_F(Boundaries, NoNameOfAFundEndsTheServer) {
  for (const auto& name : {std::string(), std::string(300, 'a'), std::string("a\0b", 3)}) {
    const auto reply =
        post("finance01", "/funds", {{"fund", name}, {"programme", "dibao"}, {"year", 2026}});
    EXPECT_EQ(reply.status, 422) << reply.body;
    EXPECT_EQ(problem(reply), "identifier_malformed");
  }
}

}  // namespace
}  // namespace yiben::api
