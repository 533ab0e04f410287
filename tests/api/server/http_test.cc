// What HTTP promises its clients, on a real port: methods, conditions, codings, repeats.
#include <boost/beast/zlib/inflate_stream.hpp>
#include <filesystem>
#include <fstream>

#include "api/server/server.h"
#include "domain/people/id_number.h"
#include "tests/api/office_server.h"
#include "tests/http_client.h"

namespace yiben::api {
namespace {

class OverHttp : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    office = new OfficeServer;
    web = std::filesystem::temp_directory_path() / ("yiben-web-" + workflows::random_id().text());
    std::filesystem::create_directories(web);
    std::ofstream(web / "index.html") << "<html>";
    std::ofstream(web / "pages.json") << R"(["/","/rolls/:programme","/inbox"])";
    auto started = Server::start(*office->services, {.port = 0, .web_folder = web.string()});
    ASSERT_TRUE(started);
    server = started->release();
  }
  static void TearDownTestSuite() {
    delete server;
    delete office;
    std::filesystem::remove_all(web);
  }

  static HttpAnswer send(const std::string& login, const std::string& method,
                         const std::string& path, const std::string& body = {},
                         std::map<std::string, std::string> headers = {}) {
    if (!login.empty()) headers["cookie"] = office->cookie(login);
    return HttpClient(server->port()).send(method, path, body, headers);
  }
  static HttpAnswer raw(const std::string& bytes) {
    HttpClient client(server->port());
    client.write(bytes);
    return client.read();
  }
  static std::string code(const HttpAnswer& answer) {
    const auto value = parse_json(answer.body);
    if (!value || !value->is_object() || !value->as_object().contains("type")) return answer.body;
    const std::string type(value->at("type").as_string());
    return type.substr(type.rfind(':') + 1);
  }
  static std::uint64_t head() { return office->workspace->log->head(); }
  static std::string person(int sequence, const std::string& name = "n") {
    return R"({"name":")" + name + R"(","id_number":")" +
           make_id_number("500199", *Date::of(1970, 1, 1), sequence) +
           R"(","division":"500199001001","area":"urban"})";
  }

  static OfficeServer* office;
  static Server* server;
  static std::filesystem::path web;
};
OfficeServer* OverHttp::office = nullptr;
Server* OverHttp::server = nullptr;
std::filesystem::path OverHttp::web;

TEST_F(OverHttp, WhatWasMadeHasAnAddressThatAnswers) {
  const auto made = send("clerk01", "POST", "/people", person(1));
  ASSERT_EQ(made.status, 201) << made.body;
  const auto id = std::string(parse_json(made.body)->at("person").as_string());
  ASSERT_EQ(made.headers.at("location"), "/api/v1/people/" + id);
  const auto position = parse_json(made.body)->at("position").to_number<std::uint64_t>();
  EXPECT_EQ(
      send("clerk01", "GET", "/people/" + id, "", {{"x-yiben-after", std::to_string(position)}})
          .status,
      200);
}

TEST_F(OverHttp, AKeyIsOfOneRequestAndTheLogRemembersWhich) {
  const std::map<std::string, std::string> key{{"idempotency-key", "of one person"}};
  const auto first = send("clerk01", "POST", "/people", person(2), key);
  ASSERT_EQ(first.status, 201) << first.body;
  const auto before = head();
  const auto other = send("clerk01", "POST", "/people", person(3), key);
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(code(other), "idempotency_key_reused");
  EXPECT_EQ(head(), before);
  const auto again = send("clerk01", "POST", "/people", person(2), key);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(parse_json(again.body)->at("person"), parse_json(first.body)->at("person"));
  // Of another user, or at another address, it is another key.
  EXPECT_EQ(send("clerk02", "POST", "/people", person(4), key).status, 201);
  // What is compared is in the log, not in a server's memory.
  const auto receipt = office->workspace->log->read_all(before - 1)->next();
  ASSERT_TRUE(receipt && *receipt);
  EXPECT_NE((*receipt)->causation_id, (*receipt)->command_id);
}

TEST_F(OverHttp, AnyVersionIsAskedForWithAStar) {
  const auto year = std::to_string(office->workspace->book->today().year());
  const std::string roll = "/rolls/dibao/" + year + "-01/confirmation";
  const std::string body = R"({"fund":"dibao-)" + year + R"("})";
  for (const auto& [version, status] :
       {std::pair{"*", 422}, {"\"7\"", 412}, {"\"x\"", 400}, {"W/\"7\"", 400}})
    EXPECT_EQ(send("confirmer01", "POST", roll, body, {{"if-match", version}}).status, status)
        << version;
}

TEST_F(OverHttp, AMethodThatIsNotAllowedIsToldWhichAre) {
  const auto people = send("clerk01", "DELETE", "/people");
  EXPECT_EQ(people.status, 405);
  EXPECT_EQ(people.headers.at("allow"), "POST");
  const auto claims = send("clerk01", "PUT", "/session");
  EXPECT_EQ(claims.headers.at("allow"), "POST, DELETE");
  EXPECT_EQ(raw("DELETE / HTTP/1.1\r\nHost: a\r\n\r\n").headers.at("allow"), "GET, HEAD");
}

TEST_F(OverHttp, ARequestSaysItsHostAndACodingWeKnow) {
  EXPECT_EQ(raw("GET /api/v1/health HTTP/1.1\r\n\r\n").status, 400);
  EXPECT_EQ(raw("GET /api/v1/health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n").status, 400);
  EXPECT_EQ(raw("GET /api/v1/health HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
  const std::string post =
      "POST /api/v1/session HTTP/1.1\r\nHost: a\r\nX-Yiben: 1\r\n"
      "Content-Type: application/json\r\nTransfer-Encoding: ";
  EXPECT_EQ(raw(post + "gzip\r\n\r\n{}").status, 501);
  EXPECT_EQ(raw(post + "gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n").status, 501);
  EXPECT_EQ(raw(post + "chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n").status, 400);  // a field is missing
}

TEST_F(OverHttp, AQueryThatIsMisspeltOrDoesNotFitIsRefusedByName) {
  for (const auto& [query, name] : {std::pair{"?lst=done", "lst"},
                                    {"?list=don", "list"},
                                    {"?limit=0", "limit"},
                                    {"?limit=201", "limit"},
                                    {"?limit=1&extra=", "extra"}}) {
    const auto answer = send("clerk01", "GET", std::string("/inbox") + query);
    EXPECT_EQ(answer.status, 400) << query;
    EXPECT_EQ(code(answer), "bad_query");
    EXPECT_NE(answer.body.find(name), std::string::npos) << answer.body;
  }
  EXPECT_EQ(send("clerk01", "GET", "/inbox?limit=200&list=done&division=").status, 200);
  EXPECT_EQ(send("clerk01", "GET", "/procedures/dibao?version=0").status, 400);
  EXPECT_EQ(send("district01", "GET", "/raises/dibao/preview?from=2026-07").status, 400);
}

TEST_F(OverHttp, EveryFieldThatIsWrongIsTold) {
  const auto answer = send("clerk01", "POST", "/people",
                           R"({"name":1,"division":"500199001001","area":"x","more":true})");
  ASSERT_EQ(answer.status, 400) << answer.body;
  std::set<std::string> told;
  const auto problem = *parse_json(answer.body);
  for (const auto& error : problem.at("errors").as_array()) {
    told.insert(std::string(error.at("pointer").as_string()));
    EXPECT_FALSE(error.at("detail").as_string().empty());
  }
  EXPECT_EQ(told, (std::set<std::string>{"/name", "/area", "/more", "/id_number"}));
}

std::string unzipped(const std::string& bytes) {
  namespace zlib = boost::beast::zlib;
  std::string out(1 << 20, '\0');
  zlib::inflate_stream inflate;
  zlib::z_params at;
  at.next_in = bytes.data() + 10;
  at.avail_in = bytes.size() - 18;
  at.next_out = out.data();
  at.avail_out = out.size();
  boost::system::error_code ec;
  inflate.write(at, zlib::Flush::finish, ec);
  out.resize(at.total_out);
  return out;
}

TEST_F(OverHttp, LongJsonIsCompressedForWhoTakesIt) {
  const auto plain = send("", "GET", "/messages");
  ASSERT_GT(plain.body.size(), 50'000u);
  EXPECT_EQ(plain.headers.count("content-encoding"), 0u);
  EXPECT_EQ(plain.headers.at("vary"), "Accept-Encoding");
  const auto packed = send("", "GET", "/messages", "", {{"accept-encoding", "br, gzip;q=0.8"}});
  EXPECT_EQ(packed.headers.at("content-encoding"), "gzip");
  EXPECT_LT(packed.body.size() * 2, plain.body.size());
  EXPECT_EQ(unzipped(packed.body), plain.body);
  const auto refused = send("", "GET", "/messages", "", {{"accept-encoding", "gzip;q=0"}});
  EXPECT_EQ(refused.body, plain.body);
  const auto small = send("", "GET", "/health", "", {{"accept-encoding", "gzip"}});
  EXPECT_EQ(small.headers.count("content-encoding"), 0u);
}

TEST_F(OverHttp, WordsAreKeptUntilTheyChange) {
  const auto first = send("", "GET", "/messages");
  EXPECT_EQ(first.headers.at("cache-control"), "public, no-cache");
  const auto tag = first.headers.at("etag");
  const auto again = send("", "GET", "/messages", "", {{"if-none-match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  EXPECT_EQ(send("", "GET", "/messages", "", {{"if-none-match", "\"other\""}}).status, 200);
  EXPECT_EQ(send("clerk01", "GET", "/me").headers.at("cache-control"), "no-store");
}

TEST_F(OverHttp, PagesAreTheFrontEndsAndNothingElseIs) {
  const auto get = [](const std::string& path) {
    return raw("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
  };
  for (const auto* page : {"/", "/rolls/dibao", "/inbox?x=1", "/inbox/"})
    EXPECT_EQ(get(page).status, 200) << page;
  for (const auto* nothing : {"/metrics", "/rolls", "/rolls/a/b", "/pages.json", "/inbox/x"})
    EXPECT_EQ(get(nothing).status, 404) << nothing;
  // A browser shows what it is sent: the front end's own words for a page that is not there.
  const auto lost = raw("GET /no-such-page HTTP/1.1\r\nHost: a\r\nAccept: text/html,*/*\r\n\r\n");
  EXPECT_EQ(lost.status, 404);
  EXPECT_EQ(lost.body, get("/").body);
  EXPECT_EQ(get("/no-such-page").body, "not found\n");
  const auto rules = get("/").headers.at("content-security-policy");
  for (const auto* rule : {"frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"})
    EXPECT_NE(rules.find(rule), std::string::npos) << rules;
}

}  // namespace
}  // namespace yiben::api
