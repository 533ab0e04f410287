#include "demo/cases.h"
#include "workflows/cases/claims.h"

namespace yiben::ops {
namespace {

Result<PersonId, DemoProblem> registered(World& w, const DemoPerson& person,
                                         const std::string& village) {
  auto done = workflows::register_person(w.book(), w.request(w.actor(Role::town_clerk, village)),
                                         person.details);
  if (!done) return problem("registering a person", done.error());
  return done->person;
}

Result<OpenCase, DemoProblem> filed(World& w, const workflows::FileClaim& claim, OpenCase out) {
  auto done = workflows::file_claim(w.book(), *w.workspace->rules,
                                    w.request(w.actor(Role::town_clerk, claim.division)), claim);
  if (!done) return problem("filing a claim", done.error());
  out.claim = done->claim;
  out.division = claim.division;
  out.facts = claim.facts;
  return out;
}

MemberFacts member_facts(World& w, PersonId id, Date born, bool rich) {
  MemberFacts m;
  m.person = id;
  int age = age_on(born, w.time.today());
  if (age >= 60) m.categories.push_back(Category::elderly);
  if (age < 18) m.categories.push_back(Category::minor);
  if (w.dice.chance(150)) m.categories.push_back(Category::seriously_ill);
  if (rich)
    m.incomes.push_back({IncomeKind::wage, Fen{400'000}, Period::month, {}});
  else if (age >= 18 && age < 60)
    m.incomes.push_back({IncomeKind::wage, Fen{w.dice.between(300, 700) * 100}, Period::month, {}});
  return m;
}

Result<OpenCase, DemoProblem> file_one_dibao(World& w, DemoPeople& people) {
  const auto& village = w.dice.one_of(w.villages);
  int size = w.dice.between(1, 4);
  OpenCase out;
  out.deny = w.dice.chance(150);
  out.object = w.dice.chance(60);
  workflows::FileClaim claim;
  workflows::NewHousehold household;
  for (int i = 0; i < size; ++i) {
    auto someone =
        i == 0 ? people.person(village, 30, 75, true) : people.person(village, 3, 70, false);
    auto id = registered(w, someone, village);
    if (!id) return id.error();
    household.members.push_back(*id);
    claim.facts.members.push_back(member_facts(w, *id, someone.born, out.deny));
    claim.area = someone.details.area;
  }
  household.householder = household.members[0];
  household.division = village;
  household.area = claim.area;
  auto formed =
      workflows::form_household(w.book(), w.request(w.actor(Role::town_clerk, village)), household);
  if (!formed) return problem("forming a household", formed.error());
  claim.programme = "dibao";
  claim.applicant = claim.subject = household.householder;
  claim.household = formed->household;
  claim.division = village;
  claim.facts.answers = {{"reason", w.dice.one_of(w.words.reasons)}, {"property_ok", "true"}};
  if (!w.dice.chance(200))
    claim.materials = {"application", "promise", "authorisation"};
  else
    claim.materials = {"application"};
  claim.relative_of_officer = w.dice.chance(30);
  return filed(w, claim, out);
}

}  // namespace

Result<std::vector<OpenCase>, DemoProblem> file_dibao(World& w, DemoPeople& people, int count) {
  std::vector<OpenCase> out;
  for (int i = 0; i < count; ++i) {
    auto one = file_one_dibao(w, people);
    if (!one) return one.error();
    out.push_back(*one);
  }
  return out;
}

Result<std::vector<OpenCase>, DemoProblem> file_orphans(World& w, DemoPeople& people, int count) {
  std::vector<OpenCase> out;
  for (int i = 0; i < count; ++i) {
    const auto& village = w.dice.one_of(w.villages);
    auto child = people.person(village, 1, 16, true);
    auto id = registered(w, child, village);
    if (!id) return id.error();
    workflows::FileClaim claim;
    claim.programme = "orphan";
    claim.applicant = claim.subject = *id;
    claim.division = village;
    claim.area = child.details.area;
    claim.facts.answers = {{"kind", "without_care"},
                           {"placement", "scattered"},
                           {"father", "dead"},
                           {"mother", "imprisoned"}};
    claim.materials = {"application", "parents_proof"};
    auto one = filed(w, claim, {});
    if (!one) return one.error();
    out.push_back(*one);
  }
  return out;
}

Result<std::vector<OpenCase>, DemoProblem> file_funerals(World& w, Stock& stock, int deaths) {
  std::vector<OpenCase> out;
  for (int i = 0; i < deaths && !stock.elderly.empty(); ++i) {
    PersonId dead = stock.elderly.back();
    stock.elderly.pop_back();
    Date day = w.time.today() - w.dice.between(0, 3);
    const auto& village = w.dice.one_of(w.villages);
    auto died = workflows::record_death(w.book(), w.request(w.actor(Role::funeral_home, village)),
                                        dead, day, w.words.death_source);
    if (!died) return problem("recording a death", died.error());
    workflows::FileClaim claim;
    claim.programme = "funeral";
    claim.applicant = claim.subject = dead;
    claim.division = village;
    claim.funeral_home = w.words.funeral_home;
    claim.facts.answers = {{"covered_as", "dibao"},
                           {"payment_way", "deducted"},
                           {"cremated_on", day.text()},
                           {"certificate", "HH" + std::to_string(w.dice.below(1'000'000))}};
    for (const char* item : {"transport", "storage", "cremation"})
      claim.facts.items.push_back({item, Fen{w.dice.between(150, 900) * 100}});
    claim.materials = {"death_certificate", "cremation_certificate", "invoice"};
    auto one = workflows::file_claim(w.book(), *w.workspace->rules,
                                     w.request(w.actor(Role::funeral_home, village)), claim);
    if (!one) return problem("filing a funeral", one.error());
    out.push_back({one->claim, village, claim.facts, false, false});
  }
  return out;
}

}  // namespace yiben::ops
