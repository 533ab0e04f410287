// Persons as the office knows them: the one view that holds names and numbers, in plain. They are
// joined to other rows by the API, masked for those who may not see them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/awards/award.h"
#include "domain/cases/claim.h"
#include "domain/people/person.h"
#include "projections/snapshot.h"

namespace yiben::projections {

// Another account somebody asked for; it waits for somebody else's agreement.
struct ProposedAccount {
  static constexpr std::string_view schema_name = "ProposedAccount";
  std::string bank, account, account_holder, reason;
  UserId by;
  Instant at;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(bank), CEREAL_NVP(account), CEREAL_NVP(account_holder), CEREAL_NVP(reason),
       CEREAL_NVP(by), CEREAL_NVP(at));
  }
};

struct PersonRow {
  static constexpr std::string_view schema_name = "Person";
  PersonId person;
  std::string name, id_number;  // plain: this view alone; empty once erased
  std::optional<Date> born;
  Sex sex = Sex::male;
  std::string division;
  Area area = Area::urban;
  std::optional<Date> died;
  std::string bank, account, account_holder;
  std::optional<ProposedAccount> proposed_account;
  std::optional<HouseholdId> household;
  std::map<std::string, AwardId> benefits;  // running, by programme
  std::vector<ClaimId> open_claims;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(person), CEREAL_NVP(name), CEREAL_NVP(id_number), CEREAL_NVP(born),
       CEREAL_NVP(sex), CEREAL_NVP(division), CEREAL_NVP(area), CEREAL_NVP(died), CEREAL_NVP(bank),
       CEREAL_NVP(account), CEREAL_NVP(account_holder), CEREAL_NVP(proposed_account),
       CEREAL_NVP(household), CEREAL_NVP(benefits), CEREAL_NVP(open_claims));
  }
};

Result<std::optional<PersonRow>> person_row(const Reader&, PersonId);
// By the keyed hash of the identity number (KeyRing::lookup_hash of the normalised number).
Result<std::optional<PersonRow>> person_by_number(const Reader&, const std::string& lookup_hash);
Result<std::vector<PersonRow>> people_by_name(const Reader&, const std::string& name_prefix,
                                              const std::string& division, std::size_t limit);

// Whose account waits for somebody's agreement, in a division's subtree.
Result<std::vector<PersonRow>> people_with_proposed_account(const Reader&,
                                                            const std::string& division,
                                                            std::size_t limit);

}  // namespace yiben::projections
