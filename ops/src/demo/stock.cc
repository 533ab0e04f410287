#include "demo/stock.h"

#include "domain/awards/award.h"
#include "domain/people/household.h"
#include "ops/progress.h"

namespace yiben::ops {
namespace {

using workflows::Outcome;
using workflows::Transaction;

constexpr std::int64_t households_an_append = 200;

struct NewMember {
  PersonId id;
  DemoPerson person;
};

Outcome<void> register_member(Transaction& tx, const NewMember& m) {
  auto number = m.person.details.id_number;
  auto done = tx.decide<Person>(m.id.stream(), Person::Register{m.id, m.person.details.name, number,
                                                                m.person.details.division,
                                                                m.person.details.area, tx.today()});
  if (!done) return done.error();
  const auto& d = m.person.details;
  if (d.account.empty()) return {};
  return tx.decide<Person>(m.id.stream(), Person::SetAccount{d.bank, d.account, d.account_holder});
}

Facts facts_of(World& w, const std::vector<NewMember>& members) {
  Facts facts;
  for (const auto& m : members) {
    MemberFacts one;
    one.person = m.id;
    int age = age_on(m.person.born, w.time.today());
    if (age >= 60) one.categories.push_back(Category::elderly);
    if (age < 18) one.categories.push_back(Category::minor);
    if (w.dice.chance(120)) one.categories.push_back(Category::severely_disabled);
    if (age >= 18 && age < 60 && w.dice.chance(600))
      one.incomes.push_back(
          {IncomeKind::wage, Fen{w.dice.between(200, 800) * 100}, Period::month, {}});
    facts.members.push_back(std::move(one));
  }
  facts.answers = {{"reason", w.dice.one_of(w.words.reasons)}, {"property_ok", "true"}};
  return facts;
}

class StockMaker {
 public:
  StockMaker(World& w, DemoPeople& people, const RulePack& pack, Stock& out)
      : w_(w), people_(people), pack_(pack), out_(out) {}

  Outcome<void> household(Transaction& tx) {
    const auto& village = w_.dice.one_of(w_.villages);
    std::vector<NewMember> members;
    // 312,884 people in 107,406 households: 2.91 a household.
    int size = w_.dice.chance(180) ? 1 : w_.dice.chance(400) ? 2 : w_.dice.between(3, 5);
    for (int i = 0; i < size; ++i)
      members.push_back(
          {PersonId{w_.book().new_id()}, i == 0   ? people_.person(village, 45, 82, true)
                                         : i == 1 ? people_.person(village, 40, 80, false)
                                                  : people_.person(village, 1, 40, false)});
    for (const auto& m : members)
      if (auto ok = register_member(tx, m); !ok) return ok.error();
    if (age_on(members[0].person.born, w_.time.today()) >= 70)
      out_.elderly.push_back({members[0].id, size == 1});

    HouseholdId household{w_.book().new_id()};
    std::vector<PersonId> ids;
    for (const auto& m : members) ids.push_back(m.id);
    Area area = members[0].person.details.area;
    auto formed = tx.decide<Household>(household.stream(),
                                       Household::Form{household, village, area, ids[0], ids});
    if (!formed) return formed.error();
    return award(tx, members, household, village, area);
  }

  Outcome<void> child(Transaction& tx) {
    const auto& village = w_.dice.one_of(w_.villages);
    NewMember child{PersonId{w_.book().new_id()}, people_.person(village, 2, 17, true)};
    if (auto ok = register_member(tx, child); !ok) return ok.error();
    Facts facts;
    bool orphan = w_.dice.chance(600);
    facts.answers = {{"kind", orphan ? "orphan" : "without_care"},
                     {"placement", w_.dice.chance(800) ? "scattered" : "institution"},
                     {"father", "dead"},
                     {"mother", orphan ? "dead" : "out_of_contact"}};
    return grant(tx, "orphan", {child}, {}, village, child.person.details.area, facts,
                 child.person.born);
  }

 private:
  Outcome<void> award(Transaction& tx, const std::vector<NewMember>& members, HouseholdId household,
                      const std::string& village, Area area) {
    return grant(tx, "dibao", members, household, village, area, facts_of(w_, members),
                 members[0].person.born);
  }

  Outcome<void> grant(Transaction& tx, const std::string& programme,
                      const std::vector<NewMember>& members, std::optional<HouseholdId> household,
                      const std::string& village, Area area, const Facts& facts, Date born) {
    const ProgrammeRules& rules = *pack_.programme(programme);
    auto a = assess(pack_, rules, {area, village, members[0].id, born, Sex::male}, facts, {},
                    w_.time.today());
    if (!a.eligible) return {};
    Award::Granted g;
    g.award = AwardId{w_.book().new_id()};
    g.programme = programme;
    g.payee = members[0].id;
    g.household = household;
    g.members = a.members.empty() ? std::vector<MemberShare>{{members[0].id, {}}} : a.members;
    g.division = village;
    g.area = area;
    g.pack = a.pack;
    g.basic_fen = a.basic_fen;
    g.supplement_fen = a.supplement_fen;
    g.from = Month::containing(w_.time.today());
    g.until = last_month(rules, facts, born);
    if (rules.review)
      g.review_due = add_months(w_.time.today(), w_.dice.between(1, rules.review->months));
    if (household) {
      std::vector<PersonId> ids;
      for (const auto& m : members) ids.push_back(m.id);
      out_.awards.push_back({g.award, *household, ids, village, area});
    }
    auto id = g.award;
    auto shares = g.members;
    Month from = g.from;
    if (auto done = tx.decide<Award>(id.stream(), Award::Grant{std::move(g)}); !done)
      return done.error();
    for (const auto& share : shares)
      if (auto d =
              tx.decide<Person>(share.person.stream(), Person::StartBenefit{programme, id, from});
          !d)
        return d.error();
    return {};
  }

  World& w_;
  DemoPeople& people_;
  const RulePack& pack_;
  Stock& out_;
};

}  // namespace

Result<Stock, DemoProblem> make_stock(World& w, DemoPeople& people, std::int64_t households) {
  Stock out;
  auto rules = w.workspace->rules->now();
  if (!rules) return problem("reading the rules", rules.error());
  const RulePack* pack = (*rules)->pack_on(w.book().rule_pack, w.time.today());
  if (!pack) return DemoProblem{"no rule pack is in force"};
  StockMaker maker(w, people, *pack, out);
  Actor system = workflows::system_actor(w.book());
  Progress bar("opening rosters", static_cast<std::uint64_t>(households));
  // YL 2020: 3,046 orphans and 1,902 children without care beside 107,406 households.
  constexpr std::int64_t households_a_child = 22;
  for (std::int64_t done = 0; done < households; done += households_an_append) {
    auto receipt =
        workflows::run(w.book(), w.request(system), [&](Transaction& tx) -> Outcome<void> {
          for (std::int64_t i = done; i < std::min(households, done + households_an_append); ++i) {
            if (auto ok = maker.household(tx); !ok) return ok.error();
            if (i % households_a_child == 0)
              if (auto ok = maker.child(tx); !ok) return ok.error();
          }
          return {};
        });
    if (!receipt) return problem("opening rosters", receipt.error());
    bar.at(static_cast<std::uint64_t>(done));
  }
  return out;
}

}  // namespace yiben::ops
