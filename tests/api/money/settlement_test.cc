// Over HTTP: the list of homes, a statement as a file, stale versions, the search of an inbox, and
// the traces of looking.
#include <algorithm>

#include "domain/codec/base64.h"
#include "domain/people/id_number.h"
#include "tests/api/office_server.h"
#include "workflows/evidence/access.h"

namespace yiben::api {
namespace {

class Settling : public testing::Test {
 protected:
  static void SetUpTestSuite() { office = new OfficeServer; }
  static void TearDownTestSuite() {
    delete office;
    office = nullptr;
  }
  static OfficeServer* office;
  static const std::string today;

  static json::object sent(const std::string& login, const std::string& method,
                           const std::string& path, const std::string& body = {},
                           std::map<std::string, std::string> headers = {}) {
    if (method == "GET" || path == "/inbox/search")
      headers["x-yiben-after"] = std::to_string(office->workspace->log->head());
    auto reply = office->send(login, method, path, body, headers);
    auto value = parse_json(reply.body);
    EXPECT_TRUE(value && value->is_object()) << reply.body;
    auto out = value && value->is_object() ? value->as_object() : json::object{};
    if (reply.status >= 300 && !out.contains("type")) ADD_FAILURE() << reply.body;
    return out;
  }
  static std::string rule(const json::object& answer) {
    auto* type = answer.if_contains("type");
    if (!type) return "";
    std::string text(type->get_string());
    return text.substr(text.rfind(':') + 1);
  }
  static std::string text(const json::value& v) { return json::value_to<std::string>(v); }

  struct Funeral {
    std::string family, deceased, number, claim;
  };
  static std::string person(const std::string& name, const std::string& number) {
    return text(sent("clerk01", "POST", "/people",
                     "{\"name\":\"" + name + "\",\"id_number\":\"" + number +
                         "\",\"division\":\"500199001001\",\"area\":\"urban\"}")
                    .at("person"));
  }
  static std::string claim_body(const Funeral& f, const std::string& home) {
    return R"({"programme":"funeral","purpose":"grant","applicant":")" + f.family +
           R"(","subject":")" + f.deceased +
           R"(","division":"500199001001","area":"urban","funeral_home":")" + home +
           R"(","facts":{"members":[],"answers":{"covered_as":"resident","payment_way":"deducted",)"
           R"("cremated_on":")" +
           today +
           R"(","certificate":"HH1"},"items":[{"code":"transport","price_fen":38000}]},)"
           R"("materials":["death_certificate","cremation_certificate","invoice"],)"
           R"("relative_of_officer":false})";
  }
  static Funeral buried(const std::string& name, int sequence) {
    Funeral f;
    f.number = make_id_number("500199", *Date::of(1940, 1, 1), sequence);
    f.family = person("家属" + name, make_id_number("500199", *Date::of(1970, 1, 1), sequence));
    f.deceased = person(name, f.number);
    sent("clerk01", "POST", "/people/" + f.deceased + "/death",
         "{\"on\":\"" + today + "\",\"proof\":\"medical_certificate\",\"number\":\"0012345\"}",
         {{"x-yiben-after", head()}});
    return f;
  }
  static std::string head() { return std::to_string(office->workspace->log->head()); }
};
OfficeServer* Settling::office = nullptr;
const std::string Settling::today = Instant{eventstore::system_clock()()}.day_in_china().text();

TEST_F(Settling, AFuneralIsSettledOnceItsStatementAgreesAndPaidToTheHome) {
  auto f = buried("孙逝者", 11);
  EXPECT_EQ(rule(sent("clerk01", "POST", "/claims", claim_body(f, "某殡仪馆"))),
            "funeral_home_unknown");
  auto homes = sent("clerk01", "GET", "/funeral-homes").at("rows").as_array();
  ASSERT_EQ(homes.size(), 2u);
  EXPECT_EQ(text(homes[0].at("code")), "shifan");
  f.claim = text(sent("clerk01", "POST", "/claims", claim_body(f, "shifan")).at("claim"));
  for (auto [login, step, outcome] : {std::tuple{"district01", "check_papers", "complete"},
                                      {"confirmer01", "confirm", "confirmed"}})
    EXPECT_EQ(rule(sent(login, "POST", "/claims/" + f.claim + "/steps/" + step,
                        std::string("{\"outcome\":\"") + outcome + "\",\"materials\":[]}")),
              "");
  auto month = today.substr(0, 7);
  EXPECT_EQ(rule(sent("district01", "POST", "/rolls",
                      "{\"programme\":\"funeral\",\"month\":\"" + month + "\"}")),
            "");
  const std::string roll = "/rolls/funeral/" + month, settlement = roll + "/settlements/shifan";
  auto payments = sent("district01", "GET", roll + "/payments").at("rows").as_array();
  ASSERT_EQ(payments.size(), 1u);
  EXPECT_EQ(text(payments[0].at("subject_name")), "孙逝者");
  auto lines = sent("district01", "GET", settlement).at("rows").as_array();
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(text(lines[0].at("item")), "transport");
  EXPECT_EQ(text(lines[0].at("subject_name")), "孙逝者");
  EXPECT_NE(text(lines[0].at("subject_id_number")), f.number);

  const std::string confirm = roll + "/towns/shifan/confirmation";
  auto too_early = sent("district01", "POST", confirm);
  EXPECT_EQ(rule(too_early), "statement_not_compared");
  EXPECT_EQ(text(too_early.at("detail")), "town: 示范区殡仪馆") << "a name, not a code";
  auto statement = [&](const std::string& csv) {
    return sent("district01", "POST", settlement + "/comparison",
                "{\"file\":\"" + base64(csv) + "\",\"lines\":[]}");
  };
  auto bad = statement("逝者身份证号码,项目,减免金额\n" + f.number + ",花圈,1\n,遗体接运,many\n");
  EXPECT_EQ(rule(bad), "statement_unreadable");
  EXPECT_EQ(bad.at("errors").as_array().size(), 3u) << json::serialize(bad);
  EXPECT_EQ(rule(statement("just,one\nthing,1\n")), "statement_unreadable");
  EXPECT_EQ(rule(statement(std::string("\x01\x02", 2))), "table_unreadable");

  EXPECT_EQ(
      rule(statement(ops::write_xlsx(
          {1, {"逝者身份证号码", "项目", "减免金额"}, {{2, {f.number, "遗体接运", "400"}}}}))),
      "");
  EXPECT_EQ(rule(sent("district01", "POST", confirm)), "settlement_differs");
  auto row = sent("district01", "GET", roll).at("towns").as_array().at(0);
  EXPECT_EQ(row.at("statement").at("open").as_int64(), 1);
  EXPECT_EQ(text(row.at("statement").at("differences").at(0).at("found").at("kind")),
            "amount_differs");

  auto seen = office->send("district01", "GET", roll, "", {{"x-yiben-after", head()}});
  std::string etag;
  for (const auto& [name, value] : seen.headers)
    if (name == "ETag") etag = value;
  ASSERT_FALSE(etag.empty());
  EXPECT_EQ(rule(sent("district01", "POST", settlement + "/comparison",
                      R"({"lines":[{"reference":")" + f.claim +
                          R"(","item":"transport","amount_fen":38000}]})",
                      {{"if-match", etag}})),
            "");
  auto stale = office->send("district01", "POST", confirm, "", {{"if-match", etag}});
  EXPECT_EQ(stale.status, 412) << stale.body;
  EXPECT_EQ(rule(sent("district01", "POST", confirm)), "");

  auto fund = "funeral-" + today.substr(0, 4);
  EXPECT_EQ(
      rule(sent("confirmer01", "POST", roll + "/confirmation", "{\"fund\":\"" + fund + "\"}")), "");
  auto file = office->send("finance01", "GET", roll + "/bank-file?format=csv", "",
                           {{"x-yiben-after", head()}});
  ASSERT_EQ(file.status, 200) << file.body;
  EXPECT_NE(file.body.find("孙逝者"), std::string::npos) << file.body;
  EXPECT_NE(file.body.find("示范农商银行,9900000000000000017,示范区殡仪馆"), std::string::npos)
      << file.body;
}

TEST_F(Settling, AnInboxIsSearchedByNameAndByNumber) {
  auto found = [](const std::string& body) {
    auto answer = sent("district01", "POST", "/inbox/search", body);
    EXPECT_EQ(rule(answer), "");
    std::vector<std::string> out;
    for (const auto& line : answer.at("rows").as_array())
      out.push_back(text(line.at("subject_name")));
    std::sort(out.begin(), out.end());  // cases of one moment come in any order
    return out;
  };
  auto zhao = buried("赵一逝", 21), qian = buried("赵二逝", 22);
  for (auto* f : {&zhao, &qian})
    EXPECT_EQ(rule(sent("clerk01", "POST", "/claims", claim_body(*f, "songlin"))), "");
  using Names = std::vector<std::string>;
  EXPECT_EQ(found(R"({"list":"todo","name":"赵"})"), (Names{"赵一逝", "赵二逝"}));
  EXPECT_EQ(found(R"({"list":"todo","name":"家属赵二"})"), Names{"赵二逝"});
  EXPECT_EQ(found(R"({"list":"todo","name":"赵\u3000一"})"), Names{"赵一逝"}) << "typed wide";
  EXPECT_EQ(found(R"({"list":"todo","name":"赵","programme":"dibao"})"), Names{});
  EXPECT_EQ(found(R"({"list":"ended","name":"赵"})"), Names{});
  EXPECT_EQ(found("{\"list\":\"todo\",\"id_number\":\"" + zhao.number + "\"}"), Names{"赵一逝"});
  EXPECT_EQ(found("{\"list\":\"todo\",\"id_number\":\"" +
                  make_id_number("500199", *Date::of(1950, 5, 5), 500) + "\"}"),
            Names{});
  EXPECT_EQ(rule(sent("district01", "POST", "/inbox/search", R"({"list":"todo","id_number":"1"})")),
            "id_number_invalid");
  auto refused = sent("district01", "POST", "/inbox/search",
                      R"({"list":"todo","id_number":"110105194912310021"})");
  EXPECT_NE(text(refused.at("next_step")).find("校验位不符"), std::string::npos) << "in words";
}

TEST_F(Settling, AnInspectorSeesWhoHasLookedAtAPerson) {
  auto f = buried("周逝者", 31);
  office->cookie("clerk01");  // signing in is on record too
  auto before = office->access->head();
  sent("clerk01", "GET", "/people/" + f.deceased);
  EXPECT_EQ(
      rule(sent("clerk01", "POST", "/people/" + f.deceased + "/unmasked", "{\"purpose\":\"\"}")),
      "reason_needed");
  sent("clerk01", "POST", "/people/" + f.deceased + "/unmasked",
       "{\"purpose\":\"other\",\"note\":\"核对火化证\"}");
  EXPECT_EQ(office->access->head(), before + 2);
  auto reads = sent("inspector01", "GET", "/people/" + f.deceased + "/reads").at("rows").as_array();
  ASSERT_GE(reads.size(), 2u);
  const auto& last = reads[reads.size() - 2];  // the last is the inspector's own
  EXPECT_EQ(text(last.at("purpose")), "核对火化证");
  EXPECT_EQ(text(last.at("by").at("role")), "town_clerk");
  EXPECT_EQ(text(last.at("route")), "POST /api/v1/people/{person}/unmasked");
  EXPECT_EQ(text(reads.back().at("what")), "reads");
  auto denied = office->send("clerk01", "GET", "/people/" + f.deceased + "/reads");
  EXPECT_EQ(denied.status, 403);
}

}  // namespace
}  // namespace yiben::api
