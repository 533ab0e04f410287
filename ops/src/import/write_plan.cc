#include "domain/people/household.h"
#include "import/plan.h"
#include "workflows/people/people.h"

namespace yiben::ops {
namespace {

using workflows::Outcome;
using workflows::Transaction;

constexpr const char* death_source = "imported_roster";
constexpr const char* settled_reason = "settled_before_import";

class Writing {
 public:
  explicit Writing(Transaction& tx) : tx_(tx) {}

  Outcome<void> person(const PlannedPerson& p) {
    auto stream = p.id.stream();
    if (!p.known) {
      auto done = tx_.decide<Person>(
          stream, Person::Register{p.id, p.name, p.id_number, p.division, p.area, tx_.today()});
      if (!done) return done.error();
    }
    if (!p.account.empty())
      if (auto done = tx_.decide<Person>(stream, Person::SetAccount{p.bank, p.account, p.holder});
          !done)
        return done.error();
    if (!p.died) return {};
    return tx_.decide<Person>(stream, Person::RecordDeath{*p.died, death_source, tx_.today()});
  }

  Outcome<void> award(const PlannedAward& a) {
    const auto& g = a.granted;
    if (!a.household.empty())
      if (auto formed = household(a); !formed) return formed.error();
    if (auto done = tx_.decide<Award>(g.award.stream(), Award::Grant{g}); !done)
      return done.error();
    if (a.settled) {
      auto stop = Award::Stop{std::nullopt, g.from, settled_reason};
      if (auto done = tx_.decide<Award>(g.award.stream(), stop); !done) return done.error();
    }
    for (const auto& member : g.members) {
      auto start = Person::StartBenefit{g.programme, g.award, a.since};
      if (auto done = tx_.decide<Person>(member.person.stream(), start); !done) return done.error();
    }
    return {};
  }

 private:
  Outcome<void> household(const PlannedAward& a) {
    auto id = *a.granted.household;
    return tx_.decide<Household>(
        id.stream(),
        Household::Form{id, a.granted.division, a.granted.area, a.household.front(), a.household});
  }

  Transaction& tx_;
};

}  // namespace

std::size_t Plan::events() const {
  std::size_t out = 0;
  for (const auto& p : people) out += !p.known + !p.account.empty() + p.died.has_value();
  for (const auto& a : awards)
    out += 1 + !a.household.empty() + a.settled + a.granted.members.size();
  return out;
}

workflows::Outcome<eventstore::Receipt> write_plan(const workflows::Book& book,
                                                   const workflows::Request& request,
                                                   const Plan& plan,
                                                   const std::function<void(std::size_t)>& done) {
  return workflows::run(book, request, [&](Transaction& tx) -> Outcome<void> {
    Writing writing(tx);
    tx.refuse_taken_as(Rule::person_already_registered);
    std::size_t count = 0;
    for (const auto& p : plan.people) {
      if (auto ok = writing.person(p); !ok) return ok.error();
      done(++count);
    }
    for (const auto& a : plan.awards) {
      if (auto ok = writing.award(a); !ok) return ok.error();
      done(++count);
    }
    return {};
  });
}

}  // namespace yiben::ops
