// Every role × every endpoint × (own town, a sibling town, the district), from the route table.
#include "tests/api/office_server.h"

namespace yiben::api {
namespace {

// A path of the pattern, every part in it unknown but well-formed.
std::string made_up_path(std::string path) {
  for (std::size_t at; (at = path.find('{')) != std::string::npos;) {
    const auto part = path.substr(at, path.find('}') - at + 1);
    path.replace(at, part.size(),
                 part == "{month}" ? "2026-11" : "018f4c1e-0000-7000-8000-000000000001");
  }
  return path.substr(std::string("/api/v1").size());
}

bool takes_division(const Route& route) {
  return std::ranges::find(route.query, "division", &QueryField::name) != route.query.end();
}

std::string problem_name(const Reply& reply) {
  auto value = parse_json(reply.body);
  auto* type = value && value->is_object() ? value->as_object().if_contains("type") : nullptr;
  if (!type || !type->is_string()) return "";
  std::string text(type->get_string());
  return text.substr(text.rfind(':') + 1);
}

TEST(Matrix, EveryRoleMayDoWhatItIsGrantedAndNothingElse) {
  OfficeServer office;
  const std::string own = "500199001", sibling = "500199002", district = "500199";
  int pairs = 0, refused = 0;
  std::vector<std::pair<std::string, Actor>> people;
  auto accounts = ops::demo_accounts();
  ASSERT_TRUE(accounts);
  std::set<Role> roles;
  for (const auto& a : *accounts)
    if (roles.insert(a.role).second) people.emplace_back(a.login, Actor{{}, a.role, a.division});
  EXPECT_EQ(roles.size(), EnumNames<Role>::names.size() - 2) << "all but the system and none";
  for (const auto& [login, actor] : people) {
    for (const auto& route : routes()) {
      // It would end the session the rest is asked with.
      if (route.path == "/api/v1/session") continue;
      // What is granted and writes is another test's; here nothing may change.
      if (allows(route.grant, actor.role) && route.method != "GET") continue;
      for (const auto& division : {own, sibling, district}) {
        const auto path =
            made_up_path(route.path) + (takes_division(route) ? "?division=" + division : "");
        const auto reply = office.send(login, route.method, path, "{}");
        ++pairs;
        const auto what = login + " " + route.method + " " + path;
        if (!allows(route.grant, actor.role)) {
          ++refused;
          EXPECT_EQ(reply.status, 403) << what;
          EXPECT_EQ(problem_name(reply), "no_permission") << what;
          continue;
        }
        EXPECT_NE(problem_name(reply), "no_permission") << what;
        EXPECT_NE(reply.status, 401) << what;
        const bool sees_all = is_administrator(actor.role) && route.path == "/api/v1/users";
        if (takes_division(route) && !sees_all && !covers(actor.division, division)) {
          EXPECT_EQ(reply.status, 403) << what;
          EXPECT_EQ(problem_name(reply), "not_your_division") << what;
        }
        if (!takes_division(route)) break;  // the place makes no difference
      }
    }
  }
  std::cout << pairs << " pairs tried, " << refused << " of them refused by grant\n";
  EXPECT_GT(pairs, 1'000);
}

}  // namespace
}  // namespace yiben::api
