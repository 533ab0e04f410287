// Requests and answers about people and households.
#pragma once

#include "projections/people/households.h"
#include "projections/people/people.h"

namespace yiben::api {

struct Receipt {  // every command's answer: a query that carries the position sees the command's
                  // effect
  static constexpr std::string_view schema_name = "Receipt";
  std::uint64_t position = 0;
  bool repeated = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(position), CEREAL_NVP(repeated));
  }
};

// Another account that waits for somebody's agreement.
struct ProposedAccountView {
  static constexpr std::string_view schema_name = "ProposedAccountView";
  std::string bank, account, account_holder, reason;
  UserId by;
  std::string by_name;
  Instant at;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(bank), CEREAL_NVP(account), CEREAL_NVP(account_holder), CEREAL_NVP(reason),
       CEREAL_NVP(by), CEREAL_NVP(by_name), CEREAL_NVP(at));
  }
};

// A person as screens show one. Number and account are masked; unmasking is its own request.
struct PersonView {
  static constexpr std::string_view schema_name = "PersonView";
  PersonId person;
  std::string name, id_number;
  std::optional<Date> born;
  std::optional<std::int32_t> age;
  Sex sex = Sex::male;
  std::string division;
  Area area = Area::urban;
  std::optional<Date> died;
  std::string bank, account, account_holder;
  std::optional<HouseholdId> household;
  std::map<std::string, AwardId> benefits;
  std::vector<ClaimId> open_claims;
  std::optional<ProposedAccountView> proposed_account;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(proposed_account), CEREAL_NVP(person), CEREAL_NVP(name), CEREAL_NVP(id_number),
       CEREAL_NVP(born), CEREAL_NVP(age), CEREAL_NVP(sex), CEREAL_NVP(division), CEREAL_NVP(area),
       CEREAL_NVP(died), CEREAL_NVP(bank), CEREAL_NVP(account), CEREAL_NVP(account_holder),
       CEREAL_NVP(household), CEREAL_NVP(benefits), CEREAL_NVP(open_claims));
  }
};

struct LookupRequest {
  std::string id_number;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id_number));
  }
};
struct LookupAnswer {
  bool valid = false;
  std::optional<std::string> problem;  // why the number is not valid
  std::optional<Date> born;
  std::optional<Sex> sex;
  std::optional<PersonView> found;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(valid), CEREAL_NVP(problem), CEREAL_NVP(born), CEREAL_NVP(sex),
       CEREAL_NVP(found));
  }
};

struct NewPersonRequest {
  static constexpr std::string_view schema_name = "NewPerson";
  std::string name, id_number, division;
  Area area = Area::urban;
  std::optional<std::string> bank, account, account_holder;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(name), CEREAL_NVP(id_number), CEREAL_NVP(division), CEREAL_NVP(area),
       CEREAL_NVP(bank), CEREAL_NVP(account), CEREAL_NVP(account_holder));
  }
};
struct NewPersonAnswer {
  PersonId person;
  std::uint64_t position = 0;
  bool repeated = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(person), CEREAL_NVP(position), CEREAL_NVP(repeated));
  }
};

struct PeopleSearch {
  std::string name;
  std::optional<std::string> division;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(name), CEREAL_NVP(division));
  }
};
struct PeopleList {
  std::vector<PersonView> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};

struct Purposed {                   // why plain personal data is asked for
  std::string purpose;              // one of the purposes the messages name, or "other"
  std::optional<std::string> note;  // of "other": what for
  std::optional<ClaimId> claim;     // the case it is asked in
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(purpose), CEREAL_NVP(note), CEREAL_NVP(claim));
  }
};
struct AccountRequest {
  std::string bank, account, account_holder;
  std::optional<std::string> reason;  // needed where there is an account already
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(bank), CEREAL_NVP(account), CEREAL_NVP(account_holder), CEREAL_NVP(reason));
  }
};
struct DeclineAccountRequest {
  std::string reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(reason));
  }
};
struct CorrectionRequest {  // what is not given stays
  static constexpr std::string_view schema_name = "PersonCorrection";
  std::optional<std::string> name, division;
  std::optional<Area> area;
  std::string reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(name), CEREAL_NVP(division), CEREAL_NVP(area), CEREAL_NVP(reason));
  }
};
struct DeathRequest {
  Date on;
  DeathProof proof = DeathProof::medical_certificate;
  std::string number;  // the paper's, 4 to 60 bytes
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(on), CEREAL_NVP(proof), CEREAL_NVP(number));
  }
};

// One look at a person's data.
struct ReadRow {
  static constexpr std::string_view schema_name = "ReadRow";
  Instant at;
  std::string user_name;
  Actor by;
  std::string route, what, purpose;
  std::optional<ClaimId> claim;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(at), CEREAL_NVP(user_name), CEREAL_NVP(by), CEREAL_NVP(route), CEREAL_NVP(what),
       CEREAL_NVP(purpose), CEREAL_NVP(claim));
  }
};
struct ReadsAnswer {
  std::vector<ReadRow> rows;
  std::string
      next;  // not empty: there is more of the log to look at, whether or not rows were found
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows), CEREAL_NVP(next));
  }
};
struct NewHouseholdRequest {
  PersonId householder;
  std::vector<PersonId> members;
  std::string division;
  Area area = Area::urban;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(householder), CEREAL_NVP(members), CEREAL_NVP(division), CEREAL_NVP(area));
  }
};
struct NewHouseholdAnswer {
  HouseholdId household;
  std::uint64_t position = 0;
  bool repeated = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(household), CEREAL_NVP(position), CEREAL_NVP(repeated));
  }
};
struct HouseholdAnswer {
  projections::HouseholdRow row;
  std::vector<PersonView> people;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(row), CEREAL_NVP(people));
  }
};
struct JoinRequest {
  PersonId person;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(person));
  }
};
struct LeaveRequest {
  PersonId person;
  LeaveReason reason = LeaveReason::other;
  std::optional<PersonId> next_householder;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(person), CEREAL_NVP(reason), CEREAL_NVP(next_householder));
  }
};

}  // namespace yiben::api
