// Our end of a department's interface against theirs, over HTTP: workflows/department_connections.h
// and the simulated departments.
#include "ops/departments.h"

#include <gmock/gmock.h>

#include <fstream>
#include <future>

#include "tests/workflows/office.h"
#include "workflows/life_events/batch_file.h"
#include "workflows/life_events/department_connections.h"

namespace yiben::ops {
namespace {

using testing::HasSubstr;
using workflows::DepartmentConnections;
using workflows::DepartmentTerms;
using workflows::StepCall;
using workflows::StepReply;

class Calling : public testing::Test {
 protected:
  workflows::Office office;
  workflows::SenderDirectory senders{office.book};
  DepartmentTerms terms{
      .wait_ms = 500, .timeout_ms = 800, .connections = 2, .down_after = 3, .down_ms = 300};
  std::unique_ptr<DepartmentsServer> departments;
  std::unique_ptr<DepartmentConnections> connections;
  int keys = 0;

  void simulate(const std::string& script = {}) {
    DepartmentsOptions options{.port = 0,
                               .facts_url = {},
                               .faults_in_a_thousand = 0,
                               .batches = terms.batches,
                               .late_ms = 1'200};
    if (!script.empty()) {
      options.script = testing::TempDir() + "yiben-faults.yaml";
      std::ofstream(options.script) << script;
    }
    auto started = DepartmentsServer::start(options);
    ASSERT_TRUE(started) << started.error();
    departments = std::move(*started);
    point_to(departments->port());
  }
  void point_to(std::uint16_t port) {
    point_to("http://127.0.0.1:" + std::to_string(port) + "/police");
  }
  void point_to(const std::string& url) {
    DepartmentList list{"demo", 1, {}};
    list.departments.push_back(
        {"police", {}, url, "https://police.demo", {{"deregister_household", {}}}});
    ASSERT_TRUE(workflows::publish_departments(office.book, list));
    connections = DepartmentConnections::start(office.book, office.rules, senders, terms);
  }
  void agree_on(const std::string& secret) {
    ASSERT_TRUE(workflows::register_sender(office.book, office.by(Role::integrator),
                                           {"police", "https://police.demo", {}, secret}));
  }
  StepCall call(CallKind kind = CallKind::perform, std::string key = {}) {
    if (key.empty()) key = StepKey{SagaId{workflows::random_id()}, "step", ++keys}.text();
    const json::object body{
        {"key", key}, {"act", "deregister_household"}, {"call", enum_name(kind)}};
    return {"police", "deregister_household", kind, key, json::serialize(body)};
  }
  StepReply answered(const StepCall& call) {
    auto told = std::make_shared<std::promise<StepReply>>();
    connections->call(call, [told](StepReply reply) { told->set_value(std::move(reply)); });
    return told->get_future().get();
  }
};

TEST_F(Calling, ActsOnceUnderAKeyAndTellsOfItWhenAsked) {
  agree_on(demo_department_secret("https://police.demo"));
  simulate();
  const auto perform = call();
  EXPECT_EQ(answered(call(CallKind::query, perform.key)).kind, ReplyKind::absent);
  EXPECT_EQ(answered(perform).kind, ReplyKind::succeeded);
  EXPECT_EQ(answered(perform).kind, ReplyKind::succeeded);
  EXPECT_EQ(answered(call(CallKind::query, perform.key)).kind, ReplyKind::succeeded);
  EXPECT_THAT(departments->summary(), HasSubstr("1 acts done, 0 undone, 0 done twice"));
}

TEST_F(Calling, RefusesALateActAfterItsUndo) {
  agree_on(demo_department_secret("https://police.demo"));
  simulate();
  const auto perform = call();
  EXPECT_EQ(answered(call(CallKind::undo, perform.key)).kind, ReplyKind::succeeded);
  EXPECT_EQ(answered(perform).kind, ReplyKind::refused);
  EXPECT_THAT(departments->summary(), HasSubstr("0 acts done"));
}

TEST_F(Calling, ToADepartmentThatDoesNotKnowUsLeavesItOpen) {
  agree_on("whsec_" + std::string(32, 'A'));
  simulate();
  const auto reply = answered(call());
  EXPECT_EQ(reply.kind, ReplyKind::unclear);
  EXPECT_EQ(reply.trouble, "HTTP 401");
}

TEST_F(Calling, KnowsWhatWasNotDoneFromWhatMayHaveBeen) {
  agree_on(demo_department_secret("https://police.demo"));
  terms.down_after = 100;
  std::string script = "faults:\n";
  const std::vector<std::pair<std::string, ReplyKind>> expected = {
      {"reply_lost", ReplyKind::unclear},    {"request_lost", ReplyKind::unclear},
      {"server_error", ReplyKind::unclear},  {"busy", ReplyKind::not_done},
      {"refusal", ReplyKind::refused},       {"garbage", ReplyKind::unclear},
      {"accepted", ReplyKind::accepted},     {"callback_first", ReplyKind::accepted},
      {"reply_twice", ReplyKind::succeeded}, {"contradicting", ReplyKind::succeeded},
      {"reply_late", ReplyKind::unclear}};
  int n = 0;
  for (const auto& [fault, kind] : expected) {
    script += "  - {act: police.deregister_household, call: " + std::to_string(++n) +
              ", fault: " + fault + "}\n";
  }
  simulate(script);
  for (const auto& [fault, kind] : expected) EXPECT_EQ(answered(call()).kind, kind) << fault;
}

TEST_F(Calling, SaysWhatAScriptHasWrong) {
  const auto file = testing::TempDir() + "yiben-no-fault.yaml";
  std::ofstream(file) << "faults:\n  - {act: police.x, call: 1, fault: nothing}\n";
  const auto started = DepartmentsServer::start({.port = 0, .script = file});
  ASSERT_FALSE(started);
  EXPECT_THAT(started.error(), HasSubstr("no fault is called 'nothing'"));
}

TEST_F(Calling, SpareADepartmentThatIsDownAndComeBackToIt) {
  point_to(1);  // nobody listens there
  for (int i = 0; i < terms.down_after; ++i) {
    const auto reply = answered(call());
    EXPECT_EQ(reply.kind, ReplyKind::not_done);
    EXPECT_THAT(reply.trouble, HasSubstr("refused"));
  }
  EXPECT_TRUE(connections->status().front().down);
  EXPECT_EQ(answered(call()).trouble, "its system does not answer");
  const auto calls = connections->status().front().calls;
  std::this_thread::sleep_for(std::chrono::milliseconds(terms.down_ms));
  EXPECT_THAT(answered(call()).trouble, HasSubstr("refused"));
  EXPECT_EQ(connections->status().front().calls, calls + 1) << "one tries, the rest are spared";
  EXPECT_EQ(answered(call()).trouble, "its system does not answer");
}

class CallingByFiles : public Calling {
 protected:
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) /
                                       ("yiben-batches-" + workflows::random_id().text());

  CallingByFiles() {
    std::filesystem::create_directories(folder);
    terms.batches = folder.string();
    terms.batches_every_ms = 50;
  }
  ~CallingByFiles() override {
    connections.reset();
    departments.reset();
    std::filesystem::remove_all(folder);
  }
  std::filesystem::path police() const { return folder / "police"; }
  StepReply eventually(const StepCall& call) {
    for (int i = 0; i < 200; ++i) {
      const auto reply = answered(call);
      if (reply.kind != ReplyKind::accepted) return reply;
      std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
    return answered(call);
  }
};

TEST_F(CallingByFiles, HearsOfAnActWhenTheAnswersHaveCome) {
  agree_on(demo_department_secret("https://police.demo"));
  simulate();
  point_to("batch:police");
  const auto perform = call();
  const auto query = call(CallKind::query, perform.key);
  EXPECT_EQ(answered(query).kind, ReplyKind::absent);
  EXPECT_EQ(answered(perform).kind, ReplyKind::accepted);
  EXPECT_EQ(eventually(query).kind, ReplyKind::succeeded);
  EXPECT_EQ(answered(perform).kind, ReplyKind::succeeded) << "the same again, without a file";

  // Another run of the server knows what was sent and answered.
  connections = DepartmentConnections::start(office.book, office.rules, senders, terms);
  EXPECT_EQ(answered(query).kind, ReplyKind::succeeded);
  EXPECT_EQ(eventually(call(CallKind::undo, perform.key)).kind, ReplyKind::succeeded);
  EXPECT_THAT(departments->summary(), HasSubstr("1 acts done, 1 undone, 0 done twice"));
}

TEST_F(CallingByFiles, BelievesNoFileThatIsNotTheDepartments) {
  agree_on(demo_department_secret("https://police.demo"));
  point_to("batch:police");
  const auto perform = call();
  EXPECT_EQ(answered(perform).kind, ReplyKind::accepted);
  const json::object forged{{"key", perform.key}, {"call", "perform"}, {"result", "succeeded"}};
  ASSERT_TRUE(workflows::write_batch_file(police() / "in" / "a.jsonl",
                                          json::serialize(forged) + "\n",
                                          {"whsec_" + std::string(32, 'A')}, 1'772'410'500));
  for (int i = 0; i < 200 && !std::filesystem::exists(police() / "refused" / "a.jsonl"); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  EXPECT_TRUE(std::filesystem::exists(police() / "refused" / "a.jsonl"));
  EXPECT_EQ(answered(call(CallKind::query, perform.key)).kind, ReplyKind::accepted);
}

TEST_F(CallingByFiles, TakesTheLinesItCanReadAndNamesTheFirstItCannot) {
  agree_on(demo_department_secret("https://police.demo"));
  point_to("batch:police");
  const auto perform = call();
  EXPECT_EQ(answered(perform).kind, ReplyKind::accepted);
  const json::object stranger{{"key", "x/y/1"}, {"call", "perform"}, {"result", "succeeded"}};
  const json::object refusal{{"key", perform.key}, {"call", "perform"}, {"result", "refused"}};
  const auto body = "{\n" + json::serialize(stranger) + "\n" + json::serialize(refusal) + "\n";
  ASSERT_TRUE(workflows::write_batch_file(police() / "in" / "b.jsonl", body,
                                          {demo_department_secret("https://police.demo")},
                                          1'772'410'500));
  EXPECT_EQ(eventually(call(CallKind::query, perform.key)).kind, ReplyKind::refused);
  EXPECT_THAT(connections->status().front().trouble, HasSubstr("b.jsonl: line 1"));
}

TEST_F(Calling, NobodyKnownIsNotDone) {
  simulate();
  auto to_nobody = call();
  to_nobody.department = "weather";
  EXPECT_EQ(answered(to_nobody).kind, ReplyKind::not_done);
}

}  // namespace
}  // namespace yiben::ops
