// An office that has published a higher standard: 680 yuan instead of 620 in town, from May 2026.
#pragma once

#include "domain/awards/award.h"
#include "tests/workflows/office.h"
#include "workflows/awards/raises.h"

namespace yiben::workflows {

inline const Month april = *Month::parse("2026-04");
inline const Month may = *Month::parse("2026-05");
inline const PackRef raised_pack{"demo", 3};

class RaisedOffice : public Office {
 public:
  explicit RaisedOffice(std::unique_ptr<eventstore::Log> given = nullptr)
      : Office(std::move(given)) {
    RulePack pack = *(*rules.now())->pack("demo", 2);
    pack.version = 3;
    pack.from = may.first_day();
    for (auto& p : pack.programmes) {
      for (auto& s : p.formula.standards)
        if (s.area == Area::urban) s.amount_fen = Fen{68'000};
      for (auto& r : p.formula.rows) r.amount_fen += Fen{5'000};
    }
    publish(pack);
  }

  void publish(const RulePack& pack) { EXPECT_TRUE(publish_pack(book, pack)); }

  Award::Granted award_of(std::int64_t basic_fen, int people = 1) {
    Award::Granted g;
    g.award = AwardId{random_id()};
    g.programme = "dibao";
    g.division = village;
    g.pack = {"demo", 2};
    g.basic_fen = Fen{basic_fen};
    g.from = april;
    for (int i = 0; i < people; ++i) g.members.push_back({PersonId{random_id()}, {}});
    g.payee = g.members[0].person;
    return g;
  }
  // As an import writes it: without a claim.
  AwardId imported(const Award::Granted& g, std::vector<Award::Command> then = {}) {
    auto done = run(book, by(Role::system), [&](Transaction& tx) -> Outcome<void> {
      auto granted = tx.decide<Award>(g.award.stream(), Award::Grant{g});
      if (!granted) return granted.error();
      for (const auto& command : then)
        if (auto ok = tx.decide<Award>(g.award.stream(), command); !ok) return ok.error();
      return {};
    });
    EXPECT_TRUE(done) << refusal(done);
    return g.award;
  }
  AwardId imported(std::int64_t basic_fen, int people = 1) {
    return imported(award_of(basic_fen, people));
  }

  RaisePlan plan(Month from = may) const { return {"dibao", raised_pack, from}; }
  Outcome<PreparedRaise> prepared(Month from = may) {
    return prepare_raise(book, rules, by(Role::district_reviewer), plan(from), "doc 1");
  }
  Outcome<DoneRaise> confirmed(std::int32_t number = 1) { return confirmed(book, number); }
  Outcome<DoneRaise> confirmed(const Book& with, std::int32_t number = 1) {
    return confirm_raise(with, rules, by(Role::district_confirmer), "dibao", number);
  }
  std::int64_t due(AwardId award, Month month) {
    auto d = state<Award>(award.stream()).due_for(month);
    return d ? d->total_fen().fen : 0;
  }
};

}  // namespace yiben::workflows
