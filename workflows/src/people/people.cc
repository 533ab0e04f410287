#include "workflows/people/people.h"

#include "domain/awards/award.h"
#include "workflows/awards/reviews.h"

namespace yiben::workflows {
namespace {

// 民发〔2022〕83号一（三）: the household is checked within three months of the death.
constexpr int review_after_death_months = 3;

Outcome<void> after_death(Transaction& tx, const Person::State& person, Date on) {
  for (const auto& [programme, award_id] : person.benefits) {
    auto award = tx.state<Award>(award_id.stream());
    if (!award) return award.error();
    const auto& granted = (*award)->granted;
    if (!granted || granted->frequency == Frequency::once || (*award)->stopped_from) continue;
    auto members = (*award)->members;
    bool alone = members.size() <= 1;
    auto done = alone ? tx.decide<Award>(award_id.stream(),
                                         Award::Stop{{}, Month::containing(on) + 1, "death"})
                      : tx.decide<Award>(award_id.stream(),
                                         Award::SetReview{add_months(on, review_after_death_months),
                                                          std::string(member_died)});
    if (!done) return done.error();
  }
  return {};
}

}  // namespace

Outcome<Registered> register_person(const Book& book, const Request& request, const NewPerson& in) {
  PersonId person{derived_id(request.command_id, "person")};
  auto receipt = run(book, request, [&](Transaction& tx) -> Outcome<void> {
    auto done = tx.decide<Person>(
        person.stream(),
        Person::Register{person, in.name, in.id_number, in.division, in.area, tx.today()});
    if (!done) return done.error();
    tx.refuse_taken_as(Rule::person_already_registered);
    if (in.account.empty()) return {};
    return tx.decide<Person>(person.stream(),
                             Person::SetAccount{in.bank, in.account, in.account_holder});
  });
  if (!receipt) return receipt.error();
  return Registered{person, *receipt};
}

Outcome<Receipt> correct_person(const Book& book, const Request& request, PersonId id,
                                const Correction& in) {
  return run(book, request, [&](Transaction& tx) -> Outcome<void> {
    if (auto ok = must_cover_person(tx, id); !ok) return ok;
    if (in.division && !covers(tx.actor().division, *in.division))
      return Failure(Rejection{Rule::not_your_division, {{"division", *in.division}}});
    return tx.decide<Person>(id.stream(),
                             Person::Correct{in.name, in.division, in.area, in.reason, tx.actor()});
  });
}

Outcome<Receipt> change_account(const Book& book, const Request& request, PersonId id,
                                const NewAccount& in) {
  return run(book, request, [&](Transaction& tx) -> Outcome<void> {
    auto person = tx.state<Person>(id.stream());
    if (!person) return person.error();
    if (!(*person)->account)
      return tx.decide<Person>(id.stream(), Person::SetAccount{in.bank, in.account, in.holder});
    return tx.decide<Person>(
        id.stream(), Person::ProposeAccount{in.bank, in.account, in.holder, in.reason, tx.actor()});
  });
}

Outcome<Receipt> confirm_account(const Book& book, const Request& request, PersonId id) {
  return run(book, request, [&](Transaction& tx) {
    return tx.decide<Person>(id.stream(), Person::ConfirmAccount{tx.actor()});
  });
}

Outcome<Receipt> decline_account(const Book& book, const Request& request, PersonId id,
                                 const std::string& reason) {
  return run(book, request, [&](Transaction& tx) {
    return tx.decide<Person>(id.stream(), Person::DeclineAccount{reason, tx.actor()});
  });
}

Outcome<void> record_death(Transaction& tx, PersonId id, Date on, const std::string& source) {
  auto person = tx.state<Person>(id.stream());
  if (!person) return person.error();
  Person::State before = **person;
  auto died = tx.decide<Person>(id.stream(), Person::RecordDeath{on, source, tx.today()});
  if (!died) return died.error();
  return after_death(tx, before, on);
}

Outcome<Receipt> record_death(const Book& book, const Request& request, PersonId id, Date on,
                              const std::string& source) {
  return run(book, request, [&](Transaction& tx) { return record_death(tx, id, on, source); });
}

Outcome<void> must_cover_person(Transaction& tx, PersonId id) {
  auto person = tx.state<Person>(id.stream());
  if (!person) return person.error();
  if (!(*person)->registered) return Failure(Rejection{Rule::person_not_registered, {}});
  if (!covers(tx.actor().division, (*person)->division))
    return Failure(Rejection{Rule::not_your_division, {{"division", (*person)->division}}});
  return {};
}

Outcome<Formed> form_household(const Book& book, const Request& request, const NewHousehold& in) {
  HouseholdId household{derived_id(request.command_id, "household")};
  auto receipt = run(book, request, [&](Transaction& tx) -> Outcome<void> {
    if (auto ok = must_cover_person(tx, in.householder); !ok) return ok;
    for (const auto& member : in.members) {
      auto person = tx.state<Person>(member.stream());
      if (!person) return person.error();
      if (!(*person)->registered) return Failure(Rejection{Rule::person_not_registered, {}});
      if ((*person)->died) return Failure(Rejection{Rule::person_has_died, {}});
    }
    tx.refuse_taken_as(Rule::already_in_a_household);
    return tx.decide<Household>(household.stream(), Household::Form{household, in.division, in.area,
                                                                    in.householder, in.members});
  });
  if (!receipt) return receipt.error();
  return Formed{household, *receipt};
}

Outcome<Receipt> join_household(const Book& book, const Request& request, HouseholdId household,
                                PersonId id) {
  return run(book, request, [&](Transaction& tx) -> Outcome<void> {
    auto person = tx.state<Person>(id.stream());
    if (!person) return person.error();
    if (!(*person)->registered) return Failure(Rejection{Rule::person_not_registered, {}});
    if ((*person)->died) return Failure(Rejection{Rule::person_has_died, {}});
    tx.refuse_taken_as(Rule::already_in_a_household);
    return tx.decide<Household>(household.stream(), Household::Join{id});
  });
}

Outcome<Receipt> leave_household(const Book& book, const Request& request, HouseholdId household,
                                 const Household::Leave& command) {
  return run(book, request,
             [&](Transaction& tx) { return tx.decide<Household>(household.stream(), command); });
}

}  // namespace yiben::workflows
