// A life event in the running program: a caseworker opens it, departments answer over HTTP, another
// system confirms it by a signed fact, the server is killed on the way, the family asks how far it
// is.
#include <gmock/gmock.h>

#include <thread>

#include "domain/codec/json.h"
#include "domain/people/id_number.h"
#include "ops/departments.h"
#include "tests/http_client.h"
#include "tests/server/running.h"
#include "workflows/exchange/signatures.h"
#include "workflows/loop/book.h"
#include "workflows/loop/digest.h"

namespace yiben {
namespace {

class LifeEvents : public testing::Test {
 protected:
  TemporaryFolder folder;
  std::unique_ptr<RunningServer> server;
  std::unique_ptr<HttpClient> client;
  std::string cookie, written = "0";  // how far the log is that we have written

  void start(const std::string& faults = "0") {
    server = std::make_unique<RunningServer>(
        folder.path() + "/data", folder.path() + "/said",
        std::vector<std::string>{"--departments", "0", "--department-faults", faults});
    ASSERT_NE(server->port(), 0);
    sign_in("clerk01");
  }
  void sign_in(const std::string& login) {
    client = std::make_unique<HttpClient>(server->port());
    cookie = signed_in(*client, login);
  }
  json::object ask(const std::string& method, const std::string& path,
                   const json::value& body = nullptr, int status = 200) {
    const auto answer = client->send(method, path, body.is_null() ? "" : json::serialize(body),
                                     {{"Cookie", cookie}, {"X-Yiben-After", written}});
    EXPECT_TRUE(status == 200 ? answer.done() : answer.status == status)
        << path << ": " << answer.status << answer.body;
    const auto parsed = parse_json(answer.body);
    if (!parsed || !parsed->is_object()) return {};
    if (const auto* position = parsed->as_object().if_contains("position"))
      written = std::to_string(position->to_number<std::uint64_t>());
    return parsed->as_object();
  }
  static std::string text(const json::object& o, const char* field) {
    const auto* found = o.if_contains(field);
    return found && found->is_string() ? std::string(found->as_string()) : std::string{};
  }

  const std::string number = make_id_number("500199", *Date::parse("1950-02-03"), 7);
  std::string register_somebody() {
    const auto person = ask("POST", "/people",
                            json::object{{"name", "王五"},
                                         {"id_number", number},
                                         {"division", "500199001001"},
                                         {"area", "urban"},
                                         {"bank", ""},
                                         {"account", ""},
                                         {"account_holder", ""}});
    return text(person, "person");
  }
  json::object death_of(const std::string& person) {
    const json::object facts{{"death.on", office_date()},
                             {"pension.held", "yes"},
                             {"disability.certified", "no"},
                             {"medical.insured", "yes"}};
    return {{"life_event", "after_death"}, {"subject", person}, {"others", json::array{}},
            {"division", "500199001001"},  {"facts", facts},    {"signal", "death_reported"}};
  }
  std::string office_date() { return text(ask("GET", "/me"), "office_date"); }

  // By a department's own system, signed.
  int tell_death(const std::string& department) {
    const auto source = "https://" + department + ".demo";
    const json::object data{{"id_number", number}, {"name", "王五"}, {"died_on", office_date()}};
    const auto event = json::serialize(json::object{{"specversion", "1.0"},
                                                    {"id", "death-1"},
                                                    {"source", source},
                                                    {"type", "death.registered"},
                                                    {"data", data}});
    const auto now_s = std::time(nullptr);
    HttpClient theirs(server->port());
    return theirs
        .send("POST", "/facts", event,
              {{"Content-Type", "application/cloudevents+json"},
               {"webhook-id", "m-1"},
               {"webhook-timestamp", std::to_string(now_s)},
               {"webhook-signature",
                workflows::signatures_of({"m-1", event, now_s},
                                         {ops::demo_department_secret(source)})}})
        .status;
  }
  json::object page(const std::string& saga) { return ask("GET", "/sagas/" + saga); }
  static std::string phase(const json::object& page, const std::string& step) {
    for (const auto& s : page.at("row").at("steps").as_array())
      if (s.at("step").as_string() == step) return std::string(s.at("phase").as_string());
    return "unknown";
  }
  bool eventually(const std::string& saga, const std::function<bool(const json::object&)>& so) {
    for (int i = 0; i < 300; ++i) {
      if (so(page(saga))) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
  }
};

TEST_F(LifeEvents, GoFromTheWindowThroughEveryDepartmentToTheFamily) {
  start();
  const auto person = register_somebody();
  const auto opened = ask("POST", "/sagas", death_of(person));
  const auto saga = text(opened, "saga");
  ask("POST", "/sagas", death_of(person), 422);
  // The office's word alone suspends; the register is not touched.
  ASSERT_TRUE(eventually(saga, [](const auto& p) {
    return phase(p, "deregister_household") == "person" && phase(p, "stop_pension") == "settled";
  })) << json::serialize(page(saga));
  EXPECT_EQ(text(ask("GET", "/people/" + person), "died"), "");

  server->kill_hard();
  start();
  EXPECT_EQ(tell_death("funeral_home"), 200);
  ASSERT_TRUE(eventually(saga, [](const auto& p) {
    return phase(p, "funeral_reduction") == "person" && phase(p, "funeral_grant") == "settled";
  })) << json::serialize(page(saga));
  EXPECT_EQ(text(ask("GET", "/people/" + person), "died"), office_date());

  const json::object family{{"number", text(opened, "number")},
                            {"id_number_end", number.substr(14)}};
  HttpClient nobody(server->port());
  auto progress = nobody.send("POST", "/progress", json::serialize(family));
  EXPECT_EQ(progress.status, 200) << progress.body;
  EXPECT_THAT(progress.body, testing::HasSubstr("needs_you"));
  EXPECT_THAT(progress.body, testing::Not(testing::HasSubstr("王五")));
  auto wrong = family;
  wrong["id_number_end"] = "0000";
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(nobody.send("POST", "/progress", json::serialize(wrong)).status, 404);
  EXPECT_EQ(nobody.send("POST", "/progress", json::serialize(family)).status, 429);

  const std::string step = "/sagas/" + saga + "/steps/funeral_reduction";
  ask("POST", step + "/settlement", json::object{{"result", "succeeded"}, {"words", "x"}}, 422);
  ask("POST", step + "/consent", json::object{{"given", true}, {"words", "家属签字"}});
  ask("POST", step + "/settlement",
      json::object{{"result", "succeeded"}, {"words", "已在殡仪馆减免"}});
  EXPECT_TRUE(eventually(saga, [](const auto& p) {
    return text(p.at("row").as_object(), "end") == "completed";
  })) << json::serialize(page(saga));
  ask("POST", "/sagas/" + saga + "/undo", json::object{{"words", "x"}}, 403);

  // Read beside the server: who registered them, and that the death was this life event's doing.
  const auto told =
      run_yiben("inspect --stream person-" + person + " --data " + folder.path() + "/data");
  EXPECT_EQ(told.code, 0) << told.said;
  EXPECT_THAT(told.said, testing::HasSubstr("by clerk01 ("));
  EXPECT_THAT(told.said, testing::HasSubstr("part of " + saga));
}

TEST_F(LifeEvents, AreSeenAndMovedByThoseOfTheDivisionAlone) {
  start();
  const auto saga = text(ask("POST", "/sagas", death_of(register_somebody())), "saga");
  sign_in("clerk03");  // of another town
  ask("GET", "/sagas/" + saga, nullptr, 403);
  ask("POST", "/sagas/" + saga + "/signals", json::object{{"signal", "death_reported"}}, 403);
  ask("POST", "/sagas/" + saga + "/steps/book_cremation/take-over", json::object{{"words", "x"}},
      403);
  const auto board = ask("GET", "/sagas?list=open");
  EXPECT_TRUE(board.at("rows").as_array().empty());
}

TEST_F(LifeEvents, AreOpenedByAFactAndAskForWhatItDoesNotSay) {
  start();
  register_somebody();
  EXPECT_EQ(tell_death("health"), 200);
  EXPECT_EQ(tell_death("health"), 200);  // repeated, and heard once
  EXPECT_EQ(tell_death("police"), 200);
  json::object board;
  for (int i = 0; i < 100 && board.empty(); ++i) {
    const auto found = ask("GET", "/sagas?list=open");
    if (!found.at("rows").as_array().empty()) board = found;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  ASSERT_FALSE(board.empty());
  ASSERT_EQ(board.at("rows").as_array().size(), 1u);
  const auto row = board.at("rows").at(0).at("row").as_object();
  const auto saga = text(row, "saga");
  ASSERT_TRUE(eventually(saga, [](const auto& p) {
    return p.at("row").at("incidents").as_array().size() == 1;
  })) << json::serialize(page(saga));
  EXPECT_EQ(page(saga).at("row").at("incidents").at(0).at("fact").as_string(), "pension.held");
  const auto sources = page(saga).at("sources").at("death_reported").as_array();
  EXPECT_EQ(sources.size(), 2u);
}

}  // namespace
}  // namespace yiben
