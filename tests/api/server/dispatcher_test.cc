#include <fstream>
#include <sstream>

#include "domain/codec/event_json.h"
#include "domain/people/id_number.h"
#include "tests/api/office_server.h"

namespace yiben::api {
namespace {

class Dispatching : public testing::Test {
 protected:
  static void SetUpTestSuite() { office = new OfficeServer; }
  static void TearDownTestSuite() {
    delete office;
    office = nullptr;
  }
  static OfficeServer* office;

  static std::string rule(const Reply& reply) {
    auto value = parse_json(reply.body);
    if (!value || !value->is_object()) return "no JSON: " + reply.body;
    auto* type = value->as_object().if_contains("type");
    if (!type || !type->is_string()) return "no type";
    std::string text(type->get_string());
    return text.substr(text.rfind(':') + 1);
  }
  static std::string new_person(int sequence, const std::string& division = "500199001001") {
    return "{\"name\":\"张三\",\"id_number\":\"" +
           make_id_number("500199", *Date::of(1960, 1, 1), sequence) + "\",\"division\":\"" +
           division + "\",\"area\":\"urban\"}";
  }
};
OfficeServer* Dispatching::office = nullptr;

std::string filled(std::string path) {
  for (std::size_t at; (at = path.find('{')) != std::string::npos;)
    path.replace(at, path.find('}') - at + 1, "018f4c1e-0000-7000-8000-000000000001");
  return path.substr(std::string("/api/v1").size());
}

TEST_F(Dispatching, EveryRouteIsDeniedToStrangersAndToRolesWithoutAGrant) {
  const std::pair<const char*, Role> people[] = {{"village01", Role::village_assistant},
                                                 {"clerk01", Role::town_clerk},
                                                 {"reviewer01", Role::town_reviewer},
                                                 {"district01", Role::district_reviewer},
                                                 {"confirmer01", Role::district_confirmer},
                                                 {"finance01", Role::finance},
                                                 {"inspector01", Role::supervisor},
                                                 {"engineer01", Role::integrator},
                                                 {"funeral01", Role::funeral_home},
                                                 {"admin", Role::system_administrator},
                                                 {"security01", Role::security_administrator},
                                                 {"audit01", Role::audit_administrator}};
  auto before = office->workspace->log->head();
  for (const auto& route : routes()) {
    auto path = filled(route.path);
    if (route.grant == Grant(Open::to_everyone)) continue;
    EXPECT_EQ(office->send("", route.method, path, "{}").status, 401) << route.method << route.path;
    for (const auto& [login, role] : people) {
      if (allows(route.grant, role)) continue;
      auto reply = office->send(login, route.method, path, "{}");
      EXPECT_EQ(reply.status, 403) << route.method << route.path << " " << login;
      EXPECT_EQ(rule(reply), "no_permission");
    }
  }
  EXPECT_EQ(office->workspace->log->head(), before);
}

TEST_F(Dispatching, BadInputIsANamedProblemAndWritesNothing) {
  struct Case {
    const char *login, *method;
    std::string path, body;
    int status;
    const char* rule;
  };
  std::string deep(200, '[');
  std::string budget =
      "/funds/dibao-" + std::to_string(office->workspace->book->today().year()) + "/budget";
  const Case cases[] = {
      {"clerk01", "POST", "/people", "{", 400, "not_json"},
      {"clerk01", "POST", "/people", deep, 400, "not_json"},
      {"clerk01", "POST", "/people", "[]", 400, "invalid_field"},
      {"clerk01", "POST", "/people", "{\"name\":\"a\"}", 400, "invalid_field"},
      {"clerk01", "POST", "/people",
       "{\"name\":\"a\",\"id_number\":\"1\",\"division\":\"500199001001\",\"area\":\"urban\","
       "\"extra\":1}",
       400, "invalid_field"},
      {"clerk01", "POST", "/people",
       "{\"name\":\"a\",\"id_number\":\"110105194912310021\",\"division\":\"500199001001\","
       "\"area\":\"urban\"}",
       422, "id_number_invalid"},
      {"clerk01", "POST", "/people", new_person(1, "500199999001"), 422, "division_unknown"},
      {"clerk01", "POST", "/people", new_person(1, "500199002001"), 403, "not_your_division"},
      {"clerk01", "POST", "/people/018f4c1e-0000-7000-8000-000000000001/death",
       "{\"on\":\"2026-02-30\",\"proof\":\"medical_certificate\",\"number\":\"0012345\"}", 400,
       "invalid_field"},
      {"finance01", "POST", budget,
       "{\"source\":\"central\",\"amount_fen\":1.5,\"document\":\"d\"}", 400, "invalid_field"},
      {"finance01", "POST", budget, "{\"source\":\"central\",\"amount_fen\":-1,\"document\":\"d\"}",
       422, "amount_not_positive"},
      {"finance01", "POST", "/funds/none/budget",
       "{\"source\":\"central\",\"amount_fen\":1,\"document\":\"d\"}", 422, "fund_not_opened"},
      {"clerk01", "GET", "/people/not-an-id", "", 400, "bad_id"},
      {"clerk01", "GET", "/inbox?limit=100000", "", 400, "bad_query"},
      {"clerk01", "GET", "/inbox?division=500199002", "", 403, "not_your_division"},
      {"clerk01", "GET", "/rosters/dibao?on=2026-13-01", "", 400, "bad_query"},
      {"clerk01", "GET", "/nowhere", "", 404, "not_found"},
      {"clerk01", "DELETE", "/inbox", "", 405, "method_not_allowed"},
      {"district01", "POST", "/rolls", "{\"programme\":\"none\",\"month\":\"2026-01\"}", 422,
       "programme_unknown"},
      {"", "POST", "/session", "{\"login\":\"clerk01\",\"password\":\"wrong\"}", 401,
       "wrong_credentials"},
  };
  for (const auto& c : cases) {
    auto before = office->workspace->log->head();
    auto reply = office->send(c.login, c.method, c.path, c.body);
    EXPECT_EQ(reply.status, c.status) << c.method << " " << c.path << " " << c.body << "\n"
                                      << reply.body;
    EXPECT_EQ(rule(reply), c.rule) << c.path << " " << c.body;
    EXPECT_EQ(office->workspace->log->head(), before) << c.path << " " << c.body;
  }
}

TEST_F(Dispatching, AWriteNeedsTheHeaderThatOtherSitesCannotSend) {
  auto cookie = office->cookie("clerk01");
  auto reply =
      office->dispatcher->handle({"POST",
                                  "/api/v1/people",
                                  {{"cookie", cookie}, {"content-type", "application/json"}},
                                  new_person(2)});
  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(rule(reply), "missing_csrf_header");
}

TEST_F(Dispatching, ASecondClickAnswersAsTheFirst) {
  std::map<std::string, std::string> key{
      {"idempotency-key", "018f4c1e-0000-7000-8000-00000000abcd"}};
  auto first = office->send("clerk01", "POST", "/people", new_person(3), key);
  auto head = office->workspace->log->head();
  auto second = office->send("clerk01", "POST", "/people", new_person(3), key);
  ASSERT_EQ(first.status, 201) << first.body;
  ASSERT_EQ(second.status, 201) << second.body;
  auto a = *parse_json(first.body), b = *parse_json(second.body);
  EXPECT_EQ(a.at("person"), b.at("person"));
  EXPECT_TRUE(b.at("repeated").as_bool());
  EXPECT_EQ(office->workspace->log->head(), head);
  EXPECT_EQ(rule(office->send("clerk01", "POST", "/people", new_person(3))),
            "person_already_registered");
}

TEST_F(Dispatching, ReadingAPersonLeavesATraceAndMasksTheNumber) {
  auto made = office->send("clerk01", "POST", "/people", new_person(4));
  ASSERT_EQ(made.status, 201) << made.body;
  auto value = *parse_json(made.body);
  auto before = office->access->head();
  auto reply =
      office->send("clerk01", "GET", "/people/" + std::string(value.at("person").as_string()), "",
                   {{"x-yiben-after", std::to_string(value.at("position").to_number<int>())}});
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_NE(reply.body.find("500199********"), std::string::npos) << reply.body;
  EXPECT_EQ(office->access->head(), before + 1);
  auto other =
      office->send("clerk03", "GET", "/people/" + std::string(value.at("person").as_string()));
  EXPECT_EQ(rule(other), "not_your_division");
}

TEST_F(Dispatching, EveryVersionOfAnEventHasItsSchemaForWhoeverIsSignedIn) {
  auto list = office->send("clerk01", "GET", "/schemas");
  ASSERT_EQ(list.status, 200) << list.body;
  auto rows = parse_json(list.body)->at("rows").as_array();
  ASSERT_EQ(rows.size(), event_schemas().size());
  for (const auto& wanted : event_schemas()) {
    auto reply = office->send("engineer01", "GET",
                              "/schemas/" + wanted.type + "/" + std::to_string(wanted.version));
    ASSERT_EQ(reply.status, 200) << wanted.type;
    EXPECT_EQ(*parse_json(reply.body), wanted.schema);
  }
  EXPECT_EQ(rows[0].at("schema").as_string(), "/api/v1/schemas/" + event_schemas()[0].type + "/1");
  EXPECT_EQ(office->send("clerk01", "GET", "/schemas/claim.filed/99").status, 404);
  EXPECT_EQ(office->send("clerk01", "GET", "/schemas/claim.fild/1").status, 404);
}

TEST_F(Dispatching, TheCheckedInContractIsTheRouteTables) {
  std::ifstream in(std::string(YIBEN_SOURCE_DIR) + "/api/openapi.json");
  std::stringstream text;
  text << in.rdbuf();
  EXPECT_TRUE(text.str() == openapi_document("0.1.0"))
      << "api/openapi.json is not what the routes say: run  build/yiben openapi > api/openapi.json";
}

}  // namespace
}  // namespace yiben::api
