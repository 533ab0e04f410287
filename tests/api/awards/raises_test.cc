// 提标 over HTTP, as the district's page does it, and the views after it.
#include "domain/awards/award.h"
#include "projections/awards/roster.h"
#include "tests/api/office_server.h"

namespace yiben::api {
namespace {

AwardId imported(OfficeServer& office, const std::string& division) {
  const auto& book = *office.workspace->book;
  Award::Granted g;
  g.award = AwardId{workflows::random_id()};
  g.programme = "dibao";
  g.payee = PersonId{workflows::random_id()};
  g.members = {{g.payee, {}}};
  g.division = division;
  g.pack = {"demo", 2};
  g.basic_fen = Fen{30'000};
  g.from = Month::containing(book.today());
  auto done = workflows::run(book, {workflows::random_id(), workflows::system_actor(book)},
                             [&](workflows::Transaction& tx) {
                               return tx.decide<Award>(g.award.stream(), Award::Grant{g});
                             });
  EXPECT_TRUE(done);
  return g.award;
}

json::object answer(const Reply& reply) {
  EXPECT_EQ(reply.status, 200) << reply.body;
  auto value = parse_json(reply.body);
  return value && value->is_object() ? value->as_object() : json::object{};
}

TEST(Raising, SeenPreparedConfirmedAndPaidByTheRoster) {
  OfficeServer office;
  auto award = imported(office, "500199001001");
  imported(office, "500199002001");
  auto next = Month::containing(office.workspace->book->today()) + 1;

  auto list = answer(office.send("district01", "GET", "/raises/dibao"));
  EXPECT_EQ(list.at("versions").as_array().size(), 2u);
  EXPECT_TRUE(list.at("rows").as_array().empty());
  auto head = office.workspace->log->head();
  auto seen = answer(
      office.send("inspector01", "GET", "/raises/dibao/preview?version=3&from=" + next.text()));
  EXPECT_EQ(seen.at("totals").at("rise").to_number<int>(), 2);
  EXPECT_EQ(seen.at("towns").as_array().size(), 2u);
  EXPECT_EQ(office.workspace->log->head(), head);

  const std::string body =
      "{\"version\":3,\"from\":\"" + next.text() + "\",\"document\":\"doc 1\"}";
  EXPECT_EQ(office.send("confirmer01", "POST", "/raises/dibao", body).status, 403);
  auto prepared = answer(office.send("district01", "POST", "/raises/dibao", body));
  EXPECT_EQ(prepared.at("number").to_number<int>(), 1);
  EXPECT_EQ(office.send("district01", "POST", "/raises/dibao/1/confirmation").status, 403);
  EXPECT_EQ(office.send("confirmer01", "POST", "/raises/dibao/x/confirmation").status, 400);
  auto done = answer(office.send("confirmer01", "POST", "/raises/dibao/1/confirmation"));
  EXPECT_EQ(done.at("awards").to_number<int>(), 2);

  auto rows = answer(office.send("finance01", "GET", "/raises/dibao")).at("rows").as_array();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].at("raise").at("status").as_string(), "carried_out");
  EXPECT_NE(rows[0].at("confirmed_by").as_string(), "");

  auto& views = *office.workspace->views;
  ASSERT_TRUE(views.wait_for(office.workspace->log->head(), 10'000));
  auto roster = *projections::roster_page(views.snapshot(),
                                          {"dibao", "500199001", next.first_day(), {}, {}, 50});
  ASSERT_EQ(roster.rows.size(), 1u);
  EXPECT_EQ(roster.rows[0].award, award);
  EXPECT_EQ(roster.rows[0].pack, (PackRef{"demo", 3}));
  EXPECT_EQ(roster.rows[0].basic_fen.fen, 30'000 + 65'100 - 62'000);
  auto before = *projections::roster_page(
      views.snapshot(), {"dibao", "500199001", (next - 1).first_day(), {}, {}, 50});
  EXPECT_EQ(before.rows.at(0).basic_fen.fen, 30'000);
  auto live = views.digest();
  ASSERT_TRUE(views.rebuild());
  EXPECT_EQ(views.digest(), live);
}

TEST(Raising, WithdrawnItChangesNothing) {
  OfficeServer office;
  auto award = imported(office, "500199001001");
  auto next = Month::containing(office.workspace->book->today()) + 1;
  answer(office.send("district01", "POST", "/raises/dibao",
                     "{\"version\":3,\"from\":\"" + next.text() + "\",\"document\":\"doc 1\"}"));
  EXPECT_EQ(
      office.send("district02", "POST", "/raises/dibao/1/withdrawal", "{\"reason\":\"\"}").status,
      422);
  answer(office.send("district02", "POST", "/raises/dibao/1/withdrawal",
                     "{\"reason\":\"wrong month\"}"));
  EXPECT_EQ(office.send("confirmer01", "POST", "/raises/dibao/1/confirmation").status, 422);
  EXPECT_EQ(*office.workspace->log->version(award.stream()), 1u);
}

}  // namespace
}  // namespace yiben::api
