// Nobody walks in: sign-in, sessions, accounts and machine keys through the dispatcher.
#include "tests/api/office_server.h"
#include "workflows/office/totp.h"

namespace yiben::api {
namespace {

constexpr std::int64_t one_minute_us = 60'000'000;

class NobodyWalksIn : public testing::Test {
 protected:
  static std::string text_of(const Reply& reply, const char* field) {
    auto value = parse_json(reply.body);
    auto* found = value && value->is_object() ? value->as_object().if_contains(field) : nullptr;
    return found && found->is_string() ? std::string(found->get_string()) : "";
  }
  static std::string refusal_of(const Reply& reply) {
    auto type = text_of(reply, "type");
    return type.substr(type.rfind(':') + 1);
  }
  Reply sign_in(const std::string& login, const std::string& password,
                const std::string& code = {}) {
    json::object body{{"login", login}, {"password", password}};
    if (!code.empty()) body["code"] = code;
    return office.send("", "POST", "/session", json::serialize(body));
  }
  Reply with(const std::string& cookie, const std::string& method, const std::string& path,
             const std::string& body = "{}") {
    return office.send("", method, path, body, {{"cookie", cookie}});
  }
  UserId id_of(const std::string& login) {
    auto user = workflows::user_of_login(*office.workspace->book, login);
    EXPECT_TRUE(user && *user) << login;
    return (*user)->created->user;
  }
  std::string user_path(const std::string& login) { return "/users/" + id_of(login).text(); }

  OfficeServer office;
};

TEST_F(NobodyWalksIn, SixtyWrongPasswordsShutTheRightOneOut) {
  for (int i = 0; i < 60; ++i) {
    auto reply = sign_in("clerk01", "guess" + std::to_string(i));
    EXPECT_EQ(refusal_of(reply), i < 5 ? "wrong_credentials" : "too_many_tries") << i;
  }
  auto right = sign_in("clerk01", "yiben-demo");
  EXPECT_EQ(right.status, 429);
  EXPECT_EQ(refusal_of(right), "too_many_tries");
  EXPECT_EQ(text_of(right, "detail"), "minutes: 30");
  // A restart forgets nothing, another account is not touched, and half an hour later all is well.
  EXPECT_EQ(sign_in("clerk02", "yiben-demo").status, 200);
  office.dispatcher.reset();
  office.services.reset();
  office.open_sessions();
  EXPECT_EQ(office.sessions->locked_minutes("clerk01", ""), 30);
  office.later_us = 31 * one_minute_us;
  EXPECT_EQ(office.sessions->locked_minutes("clerk01", ""), 0);
}

TEST_F(NobodyWalksIn, EveryRefusalSignInAndSignOutIsOnRecord) {
  sign_in("clerk01", "wrong");
  sign_in("nobody", "wrong");
  auto cookie = OfficeServer::cookie_of(sign_in("clerk01", "yiben-demo"));
  with(cookie, "DELETE", "/session");
  auto rows = office.send("audit01", "GET", "/sign-ins?limit=10");
  ASSERT_EQ(rows.status, 200) << rows.body;
  auto value = parse_json(rows.body);
  std::vector<std::string> told;
  for (const auto& row : value->as_object().at("rows").as_array()) {
    const auto& o = row.as_object();
    told.push_back(std::string(o.at("login").as_string()) + " " +
                   std::string(o.at("what").as_string()));
  }
  EXPECT_EQ(told,
            (std::vector<std::string>{"audit01 signed_in", "clerk01 signed_out",
                                      "clerk01 signed_in", "nobody refused", "clerk01 refused"}));
}

TEST_F(NobodyWalksIn, AnUnlockedAccountMayTryAtOnce) {
  for (int i = 0; i < 5; ++i) sign_in("clerk01", "wrong");
  EXPECT_EQ(refusal_of(sign_in("clerk01", "yiben-demo")), "too_many_tries");
  EXPECT_EQ(office.send("security01", "POST", user_path("clerk01") + "/unlocking").status, 200);
  EXPECT_EQ(sign_in("clerk01", "yiben-demo").status, 200);
}

TEST_F(NobodyWalksIn, ACopiedCookieIsWorthNothingAfterSignOut) {
  auto cookie = OfficeServer::cookie_of(sign_in("clerk01", "yiben-demo"));
  EXPECT_EQ(with(cookie, "GET", "/me").status, 200);
  EXPECT_EQ(with(cookie, "DELETE", "/session").status, 200);
  EXPECT_EQ(with(cookie, "GET", "/me").status, 401);
}

TEST_F(NobodyWalksIn, ACookieWithAnotherSecretIsNobodys) {
  auto cookie = OfficeServer::cookie_of(sign_in("clerk01", "yiben-demo"));
  cookie.back() = cookie.back() == '0' ? '1' : '0';
  EXPECT_EQ(with(cookie, "GET", "/me").status, 401);
}

TEST_F(NobodyWalksIn, ASessionEndsIdleAndAfterNineHours) {
  auto cookie = OfficeServer::cookie_of(sign_in("clerk01", "yiben-demo"));
  for (int i = 0; i < 18; ++i) {
    office.later_us += 29 * one_minute_us;
    EXPECT_EQ(with(cookie, "GET", "/me").status, 200) << i;
  }
  office.later_us += 18 * one_minute_us;  // nine hours since it began
  EXPECT_EQ(with(cookie, "GET", "/me").status, 401);
  cookie = OfficeServer::cookie_of(sign_in("clerk01", "yiben-demo"));
  office.later_us += 31 * one_minute_us;
  EXPECT_EQ(with(cookie, "GET", "/me").status, 401);
}

TEST_F(NobodyWalksIn, APageThatAsksByItselfKeepsNobodySignedIn) {
  const auto cookie = OfficeServer::cookie_of(sign_in("clerk01", "yiben-demo"));
  const auto poll = [&] {
    return office.send("", "GET", "/me", "", {{"cookie", cookie}, {"x-yiben-idle", "1"}}).status;
  };
  for (int i = 0; i < 3; ++i) {
    office.later_us += 9 * one_minute_us;
    EXPECT_EQ(poll(), 200) << i;
  }
  office.later_us += 4 * one_minute_us;
  EXPECT_EQ(poll(), 401);
}

TEST_F(NobodyWalksIn, ADisabledOfficialIsOutAndKeepsTheirName) {
  auto cookie = OfficeServer::cookie_of(sign_in("clerk02", "yiben-demo"));
  const auto path = user_path("clerk02");
  EXPECT_EQ(refusal_of(office.send("admin", "POST", path + "/disabling", R"({"reason":""})")),
            "reason_needed");
  EXPECT_EQ(office.send("admin", "POST", path + "/disabling", R"({"reason":"调离"})").status, 200);
  EXPECT_EQ(with(cookie, "GET", "/me").status, 401);
  EXPECT_EQ(refusal_of(sign_in("clerk02", "yiben-demo")), "account_disabled");
  EXPECT_EQ(refusal_of(sign_in("clerk02", "wrong")), "wrong_credentials");
  auto user = office.users->any(id_of("clerk02"));
  ASSERT_TRUE(user && *user);
  EXPECT_EQ((*user)->name, "镇经办·郑以宁");
  EXPECT_EQ(office.send("admin", "POST", path + "/enabling", R"({"reason":"调回"})").status, 200);
  EXPECT_EQ(sign_in("clerk02", "yiben-demo").status, 200);
}

TEST_F(NobodyWalksIn, ANewAccountChoosesAPasswordAndIsGivenAPost) {
  auto made = office.send("admin", "POST", "/users", R"({"login":"li.si","name":"李四"})");
  ASSERT_EQ(made.status, 201) << made.body;
  const auto first = text_of(made, "initial_password");
  auto cookie = OfficeServer::cookie_of(sign_in("li.si", first));
  EXPECT_EQ(refusal_of(with(cookie, "GET", "/divisions")), "password_change_needed");
  const auto change = [&](const std::string& from, const std::string& to) {
    return with(cookie, "PUT", "/me/password",
                json::serialize(json::object{{"current", from}, {"new", to}}));
  };
  EXPECT_EQ(refusal_of(change("wrong", "Kx3-plum-pear")), "wrong_password");
  EXPECT_EQ(refusal_of(change(first, "short")), "password_too_short");
  EXPECT_EQ(refusal_of(change(first, "kxplumkxplum")), "password_too_simple");
  EXPECT_EQ(refusal_of(change(first, "Kx3-li.si-plum")), "password_contains_login");
  EXPECT_EQ(refusal_of(change(first, first)), "password_used_before");
  auto changed = change(first, "Kx3-plum-pear");
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(with(cookie, "GET", "/me").status, 401);  // the token before
  cookie = OfficeServer::cookie_of(changed);
  EXPECT_EQ(with(cookie, "GET", "/divisions").status, 200);
  EXPECT_EQ(text_of(with(cookie, "GET", "/me"), "role"), "none");
  EXPECT_EQ(refusal_of(with(cookie, "GET", "/inbox")), "no_permission");
  const auto post = R"({"role":"town_clerk","division":"500199001","reason":"定岗"})";
  const auto path = user_path("li.si");
  EXPECT_EQ(office.send("admin", "PUT", path + "/post", post).status, 403);
  EXPECT_EQ(office.send("security01", "PUT", path + "/post", post).status, 200);
  EXPECT_EQ(with(cookie, "GET", "/me").status, 401);  // it was signed in as somebody else
  cookie = OfficeServer::cookie_of(sign_in("li.si", "Kx3-plum-pear"));
  EXPECT_EQ(with(cookie, "GET", "/inbox").status, 200);
}

TEST_F(NobodyWalksIn, NobodyIsTwoKindsOfAdministrator) {
  const auto post = R"({"role":"audit_administrator","division":"500199","reason":"兼任"})";
  EXPECT_EQ(refusal_of(office.send("security01", "PUT", user_path("admin") + "/post", post)),
            "administrator_already");
  EXPECT_EQ(refusal_of(office.send("security01", "PUT", user_path("security01") + "/post",
                                   R"({"role":"finance","division":"500199","reason":"x"})")),
            "own_account");
  // Nor under another login.
  office.send("admin", "POST", "/users", R"({"login":"second","name":"系统管理·黄守护"})");
  EXPECT_EQ(refusal_of(office.send("security01", "PUT", user_path("second") + "/post", post)),
            "administrator_already");
}

TEST_F(NobodyWalksIn, WhereItIsSwitchedOnFinanceNeedsASecondFactor) {
  office.services->second_factor = true;
  auto cookie = OfficeServer::cookie_of(sign_in("finance01", "yiben-demo"));
  EXPECT_EQ(refusal_of(with(cookie, "GET", "/divisions")), "second_factor_setup_needed");
  ASSERT_EQ(with(cookie, "POST", "/me/second-factor").status, 200);
  auto user = office.users->find(id_of("finance01"));
  const auto code = [&] {
    return workflows::totp_code((*user)->secret, workflows::totp_step(office.sessions->now()));
  };
  EXPECT_EQ(refusal_of(with(cookie, "PUT", "/me/second-factor", R"({"code":"0"})")),
            "second_factor_wrong");
  const auto used = code();
  EXPECT_EQ(with(cookie, "PUT", "/me/second-factor", R"({"code":")" + used + "\"}").status, 200);
  EXPECT_EQ(with(cookie, "GET", "/divisions").status, 200);
  EXPECT_EQ(refusal_of(sign_in("finance01", "yiben-demo")), "second_factor_needed");
  EXPECT_EQ(refusal_of(sign_in("finance01", "yiben-demo", used)), "second_factor_wrong");
  office.later_us += 2 * one_minute_us;
  EXPECT_EQ(sign_in("finance01", "yiben-demo", code()).status, 200);
  EXPECT_EQ(sign_in("clerk01", "yiben-demo").status, 200);
}

TEST_F(NobodyWalksIn, OwnerAndSecurityAdministratorEndSessions) {
  auto here = OfficeServer::cookie_of(sign_in("clerk01", "yiben-demo"));
  auto there = OfficeServer::cookie_of(sign_in("clerk01", "yiben-demo"));
  auto rows = parse_json(with(here, "GET", "/me/sessions").body)->as_object().at("rows").as_array();
  ASSERT_EQ(rows.size(), 2u);
  for (const auto& row : rows) {
    if (row.as_object().at("current").as_bool()) continue;
    const std::string id(row.as_object().at("session").as_string());
    EXPECT_EQ(with(here, "DELETE", "/me/sessions/" + id).status, 200);
  }
  EXPECT_EQ(with(there, "GET", "/me").status, 401);
  EXPECT_EQ(with(here, "GET", "/me").status, 200);
  EXPECT_EQ(office.send("security01", "DELETE", user_path("clerk01") + "/sessions").status, 200);
  EXPECT_EQ(with(here, "GET", "/me").status, 401);
}

TEST_F(NobodyWalksIn, BehindTlsTheCookieIsSecure) {
  const auto set = [&](std::map<std::string, std::string> headers) {
    auto reply = office.send("", "POST", "/session",
                             R"({"login":"clerk01","password":"yiben-demo"})", std::move(headers));
    for (const auto& [name, value] : reply.headers)
      if (name == "Set-Cookie") return value;
    return std::string{};
  };
  EXPECT_EQ(set({}).find("Secure"), std::string::npos);
  EXPECT_NE(set({{"x-forwarded-proto", "https"}}).find("; Secure"), std::string::npos);
}

TEST_F(NobodyWalksIn, AMachineReadsWhatItsKeyOpens) {
  auto made = office.send("security01", "POST", "/machine-credentials",
                          R"({"name":"大数据局","scopes":["rosters:read"],"division":"500199"})");
  ASSERT_EQ(made.status, 200) << made.body;
  const auto ask = [&](const std::string& key, const std::string& path) {
    return office.dispatcher
        ->handle({"GET", "/api/v1" + path, {{"authorization", "Bearer " + key}}, {}})
        .status;
  };
  const auto key = text_of(made, "key"), id = text_of(made, "credential");
  EXPECT_EQ(ask(key, "/rosters/dibao"), 200);
  EXPECT_EQ(ask(key, "/facts"), 403);
  EXPECT_EQ(ask(key, "/inbox"), 403);
  EXPECT_EQ(ask(key.substr(0, key.size() - 1) + "z", "/rosters/dibao"), 401);
  const auto path = "/machine-credentials/" + id;
  const auto second = text_of(office.send("security01", "POST", path + "/key"), "key");
  EXPECT_EQ(ask(key, "/rosters/dibao"), 200) << "for a day";
  EXPECT_EQ(ask(second, "/rosters/dibao"), 200);
  EXPECT_EQ(office.send("security01", "POST", path + "/end", R"({"reason":"下线"})").status, 200);
  EXPECT_EQ(ask(second, "/rosters/dibao"), 401);
}

}  // namespace
}  // namespace yiben::api
