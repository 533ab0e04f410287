// people: the only view that holds personal fields in plain text, one row a person, with the ways
// to find one: by the keyed hash of the identity number, by the beginning of the name, and by name
// the cases they are in.
#include "projections/people/people.h"

#include <algorithm>

#include "cases/case_names.h"
#include "cases/case_records.h"
#include "domain/people/household.h"
#include "fold/wiring.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

constexpr TableName<PersonRow> people{"pe"};
constexpr IndexName by_number{"pi"};  // hash of the number → person
constexpr IndexName by_name{"pn"};    // name, person → division
constexpr IndexName proposed{"pp"};   // division, person

class PeopleView final : public View {
 public:
  PeopleView(Store& store, const eventstore::KeyRing& keys)
      : keys_(keys),
        rows_(store.table(people)),
        by_number_(store.index(by_number)),
        by_name_(store.index(by_name)),
        proposed_(store.index(proposed)),
        cases_(store.table(cases)),
        case_names_(store) {}

  void wire(Wiring& wiring) override {
    wiring.folds_opened<Person::Registered, Person::AccountSet, Person::AccountProposed,
                        Person::Corrected>(*this);
    wiring.folds<Person::AccountConfirmed, Person::AccountDeclined, Person::Died,
                 Person::DeathAnnulled, Person::BenefitStarted, Person::BenefitEnded,
                 Household::Formed, Household::MemberJoined, Household::MemberLeft, Claim::Filed,
                 Claim::Ended>(*this);
  }

  void fold(const Person::Registered& e, const Origin&) {
    PersonRow& row = person(e.person);
    unlist(row);
    row.name = e.name.plain;
    row.id_number = e.id_number.plain;
    row.born = Date::parse(e.born.plain);
    row.sex = e.sex;
    row.division = e.division;
    row.area = e.area;
    list(row);
  }
  void fold(const Person::Corrected& e, const Origin&) {
    PersonRow& row = person(e.person);
    unlist(row);
    const bool asked = row.proposed_account.has_value();
    if (asked) proposed_.remove(Key().text(row.division).id(row.person));
    if (!e.name.plain.empty()) row.name = e.name.plain;
    row.division = e.division;
    row.area = e.area;
    if (asked) proposed_.set(Key().text(row.division).id(row.person), "");
    list(row);
  }
  void fold(const Person::AccountSet& e, const Origin&) {
    PersonRow& row = person(e.person);
    row.bank = e.bank;
    row.account = e.account.plain;
    row.account_holder = e.holder.plain;
  }
  void fold(const Person::AccountProposed& e, const Origin& at) {
    PersonRow& row = person(e.person);
    row.proposed_account = {e.bank,   e.account.plain, e.holder.plain,
                            e.reason, e.by.user,       at.recorded};
    proposed_.set(Key().text(row.division).id(row.person), "");
  }
  void fold(const Person::AccountConfirmed& e, const Origin&) { answered(person(e.person)); }
  void fold(const Person::AccountDeclined& e, const Origin&) { answered(person(e.person)); }
  void fold(const Person::Died& e, const Origin&) { person(e.person).died = e.on; }
  void fold(const Person::DeathAnnulled& e, const Origin&) { person(e.person).died.reset(); }
  void fold(const Person::BenefitStarted& e, const Origin&) {
    person(e.person).benefits[e.programme] = e.award;
  }
  void fold(const Person::BenefitEnded& e, const Origin&) {
    auto& benefits = person(e.person).benefits;
    const auto held = benefits.find(e.programme);
    if (held != benefits.end() && held->second == e.award) benefits.erase(held);
  }

  void fold(const Household::Formed& e, const Origin&) {
    for (const PersonId member : e.members) person(member).household = e.household;
  }
  void fold(const Household::MemberJoined& e, const Origin&) {
    person(e.person).household = e.household;
  }
  void fold(const Household::MemberLeft& e, const Origin&) {
    PersonRow& row = person(e.person);
    if (row.household == e.household) row.household.reset();
  }

  void fold(const Claim::Filed& e, const Origin&) {
    for_people_of(e.claim, [&](PersonRow& row, const CaseRow& in) {
      row.open_claims.push_back(e.claim);
      case_names_.list(in, row.name);
    });
  }
  void fold(const Claim::Ended& e, const Origin&) {
    for_people_of(e.claim,
                  [&](PersonRow& row, const CaseRow&) { std::erase(row.open_claims, e.claim); });
  }

 private:
  // A household or a claim may name someone whose registration stands later in the log.
  PersonRow& person(PersonId id) {
    PersonRow& row = rows_.edit(Key().id(id));
    row.person = id;
    return row;
  }
  template <class F>
  void for_people_of(ClaimId claim, F&& f) {
    const CaseRecord* record = cases_.find(Key().id(claim));
    if (!record) return;
    for (const PersonId id : record->people) f(person(id), record->row);
  }

  void answered(PersonRow& row) {
    row.proposed_account.reset();
    proposed_.remove(Key().text(row.division).id(row.person));
  }
  void list(const PersonRow& row) {
    if (!row.id_number.empty())
      by_number_.set(Key().begins(keys_.lookup_hash(row.id_number)), id_bytes(row));
    if (!row.name.empty()) by_name_.set(Key().text(row.name).id(row.person), row.division);
    for (const ClaimId claim : row.open_claims)
      if (const auto* record = cases_.find(Key().id(claim)))
        case_names_.list(record->row, row.name);
  }
  void unlist(const PersonRow& row) {
    if (!row.id_number.empty()) by_number_.remove(Key().begins(keys_.lookup_hash(row.id_number)));
    if (!row.name.empty()) by_name_.remove(Key().text(row.name).id(row.person));
    for (const ClaimId claim : row.open_claims)
      if (const auto* record = cases_.find(Key().id(claim)))
        case_names_.unlist(record->row, row.name);
  }
  static std::string id_bytes(const PersonRow& row) {
    return std::string(Key().id(row.person).bytes());
  }

  const eventstore::KeyRing& keys_;
  Table<PersonRow>& rows_;
  Index& by_number_;
  Index& by_name_;
  Index& proposed_;
  Table<CaseRecord>& cases_;
  CaseNames case_names_;
};

}  // namespace

std::unique_ptr<View> people_view(Store& store, const eventstore::KeyRing& keys) {
  return std::make_unique<PeopleView>(store, keys);
}

Result<std::optional<PersonRow>> person_row(const Reader& reader, PersonId person) {
  return reader.get(people, Key().id(person));
}

Result<std::optional<PersonRow>> person_by_number(const Reader& reader,
                                                  const std::string& lookup_hash) {
  const auto id = reader.get(by_number, Key().begins(lookup_hash));
  if (!id) return id.error();
  if (!*id || (*id)->size() != Uuid{}.bytes.size()) return std::optional<PersonRow>{};
  return person_row(reader, id_at_end<PersonId>(**id));
}

Result<std::vector<PersonRow>> people_by_name(const Reader& reader, const std::string& name_prefix,
                                              const std::string& division, std::size_t limit) {
  std::vector<PersonRow> rows;
  std::optional<Error> fault;
  if (limit == 0) return rows;
  const auto scanned = reader.scan({full_key(by_name, Key().begins(name_prefix))}, {},
                                   [&](auto rest, auto in_division) {
                                     if (!in_division.starts_with(division)) return true;
                                     auto row = person_row(reader, id_at_end<PersonId>(rest));
                                     if (!row)
                                       fault = row.error();
                                     else if (*row)
                                       rows.push_back(std::move(**row));
                                     return !fault && rows.size() < limit;
                                   });
  if (!scanned) return scanned.error();
  if (fault) return *fault;
  return rows;
}

Result<std::vector<PersonRow>> people_with_proposed_account(const Reader& reader,
                                                            const std::string& division,
                                                            std::size_t limit) {
  std::vector<PersonRow> rows;
  std::optional<Error> fault;
  const auto scanned =
      reader.scan({full_key(proposed, Key().begins(division))}, {}, [&](auto rest, auto) {
        auto row = person_row(reader, id_at_end<PersonId>(rest));
        if (!row)
          fault = row.error();
        else if (*row)
          rows.push_back(std::move(**row));
        return !fault && rows.size() < limit;
      });
  if (!scanned) return scanned.error();
  if (fault) return *fault;
  return rows;
}

}  // namespace yiben::projections
