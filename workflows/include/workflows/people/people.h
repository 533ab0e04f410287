// Commands about people and households. Each answers with the receipt of its append.
#pragma once

#include "domain/people/household.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {

struct NewPerson {
  std::string name, id_number, division;
  Area area = Area::urban;
  std::string bank, account, account_holder;  // empty: no account yet
};
struct Registered {
  PersonId person;
  Receipt receipt;
};
// Refused with person_already_registered when the number is known.
Outcome<Registered> register_person(const Book&, const Request&, const NewPerson&);

struct Correction {  // what is not given stays
  std::optional<std::string> name, division;
  std::optional<Area> area;
  std::string reason;
};
// Of a person of the actor's division, and not out of it: who moves away is another matter.
Outcome<Receipt> correct_person(const Book&, const Request&, PersonId, const Correction&);

struct NewAccount {
  std::string bank, account, holder;
  std::string reason;  // of another than the one there is
};
// The first account is set at once. Another is asked for, and set once somebody else has agreed.
Outcome<Receipt> change_account(const Book&, const Request&, PersonId, const NewAccount&);
Outcome<Receipt> confirm_account(const Book&, const Request&, PersonId);
Outcome<Receipt> decline_account(const Book&, const Request&, PersonId, const std::string& reason);

// Records the death and what follows from it at once: a person's own benefits stop with the month
// after, a household's are to be reviewed within three months (民发〔2022〕83号一（三）), and stop
// when nobody is left.
Outcome<Receipt> record_death(const Book&, const Request&, PersonId, Date on,
                              const std::string& source);

// The same within a transaction that does more.
Outcome<void> record_death(Transaction&, PersonId, Date on, const std::string& source);

struct NewHousehold {
  PersonId householder;
  std::vector<PersonId> members;
  std::string division;
  Area area = Area::urban;
};
struct Formed {
  HouseholdId household;
  Receipt receipt;
};
// Refused with not_your_division where the actor's division does not cover the person's.
Outcome<void> must_cover_person(Transaction&, PersonId);

// Nobody is in two households. The householder is of the actor's division; members may live
// elsewhere.
Outcome<Formed> form_household(const Book&, const Request&, const NewHousehold&);
Outcome<Receipt> join_household(const Book&, const Request&, HouseholdId, PersonId);
Outcome<Receipt> leave_household(const Book&, const Request&, HouseholdId, const Household::Leave&);

}  // namespace yiben::workflows
