#include "demo/cases.h"
#include "workflows/cases/claims.h"

namespace yiben::ops {
namespace {

Result<OpenCase, DemoProblem> filed(World& w, const workflows::FileClaim& claim, CaseTraits traits,
                                    Role by = Role::town_clerk) {
  auto done = workflows::file_claim(w.book(), *w.workspace->rules,
                                    w.request(w.actor(by, claim.division)), claim);
  if (!done) return problem("filing a claim", done.error());
  return OpenCase{done->claim, claim.division, claim.facts, std::move(traits)};
}

// What was handed in: of one that is short of papers only the first.
std::vector<std::string> papers(std::vector<std::string> all, const CaseTraits& traits) {
  if (traits.short_of_papers) all.resize(1);
  return all;
}

std::map<std::string, std::string> dibao_answers(World& w) {
  return {{"reason", w.dice.one_of(w.words.reasons)}, {"property_ok", "true"}};
}

}  // namespace

Result<PersonId, DemoProblem> registered(World& w, const DemoPerson& person,
                                         const std::string& village) {
  auto done = workflows::register_person(w.book(), w.request(w.actor(Role::town_clerk, village)),
                                         person.details);
  if (!done) return problem("registering a person", done.error());
  return done->person;
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

Result<OpenCase, DemoProblem> file_dibao(World& w, DemoPeople& people, const std::string& village,
                                         CaseTraits traits) {
  int size = w.dice.between(1, 4);
  workflows::FileClaim claim;
  workflows::NewHousehold household;
  for (int i = 0; i < size; ++i) {
    auto someone =
        i == 0 ? people.person(village, 30, 75, true) : people.person(village, 3, 70, false);
    auto id = registered(w, someone, village);
    if (!id) return id.error();
    household.members.push_back(*id);
    auto facts = member_facts(w, *id, someone.born, traits.deny);
    // One that is to come as far as a certain step must not be denied before.
    if (!traits.until.empty() && !traits.deny)
      for (auto& income : facts.incomes) income.amount_fen = Fen{w.dice.between(5, 20) * 1'000};
    claim.facts.members.push_back(std::move(facts));
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
  claim.facts.answers = dibao_answers(w);
  claim.materials = papers({"application", "promise", "authorisation"}, traits);
  claim.relative_of_officer = traits.relative;
  return filed(w, claim, std::move(traits));
}

Result<OpenCase, DemoProblem> file_orphan(World& w, DemoPeople& people, const std::string& village,
                                          CaseTraits traits) {
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
  claim.materials = papers({"application", "parents_proof"}, traits);
  return filed(w, claim, std::move(traits));
}

Result<OpenCase, DemoProblem> file_funeral(World& w, PersonId dead, const std::string& village,
                                           CaseTraits traits) {
  Date day = w.time.today() - w.dice.between(0, 3);
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
  claim.materials = papers({"death_certificate", "cremation_certificate", "invoice"}, traits);
  return filed(w, claim, std::move(traits), Role::funeral_home);
}

Result<OpenCase, DemoProblem> file_change(World& w, const StandingAward& award, Purpose purpose,
                                          CaseTraits traits) {
  workflows::FileClaim claim;
  claim.programme = "dibao";
  claim.purpose = purpose;
  claim.applicant = claim.subject = award.members.front();
  claim.household = award.household;
  claim.award = award.award;
  claim.division = award.division;
  claim.area = award.area;
  for (const auto& member : award.members)
    claim.facts.members.push_back({member, true, {}, {}, {}});
  claim.facts.members.front().incomes.push_back(
      {IncomeKind::wage, Fen{w.dice.between(2, 6) * 10'000}, Period::month, {}});
  claim.facts.answers = dibao_answers(w);
  claim.materials = {"application", "promise", "authorisation"};
  return filed(w, claim, std::move(traits));
}

Result<std::vector<OpenCase>, DemoProblem> file_dibao(World& w, DemoPeople& people, int count) {
  std::vector<OpenCase> out;
  for (int i = 0; i < count; ++i) {
    CaseTraits traits;
    traits.deny = w.dice.chance(150);
    traits.object = w.dice.chance(60);
    traits.short_of_papers = w.dice.chance(200);
    traits.relative = w.dice.chance(30);
    auto one = file_dibao(w, people, w.dice.one_of(w.villages), traits);
    if (!one) return one.error();
    out.push_back(*one);
  }
  return out;
}

Result<std::vector<OpenCase>, DemoProblem> file_orphans(World& w, DemoPeople& people, int count) {
  std::vector<OpenCase> out;
  for (int i = 0; i < count; ++i) {
    auto one = file_orphan(w, people, w.dice.one_of(w.villages), {});
    if (!one) return one.error();
    out.push_back(*one);
  }
  return out;
}

Result<std::vector<OpenCase>, DemoProblem> file_funerals(World& w, Stock& stock, int deaths) {
  std::vector<OpenCase> out;
  for (int i = 0; i < deaths && !stock.elderly.empty(); ++i) {
    PersonId dead = stock.elderly.back().person;
    stock.elderly.pop_back();
    auto one = file_funeral(w, dead, w.dice.one_of(w.villages), {});
    if (!one) return one.error();
    out.push_back(*one);
  }
  return out;
}

}  // namespace yiben::ops
