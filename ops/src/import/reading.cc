#include "import/reading.h"

namespace yiben::ops {
namespace {

constexpr std::size_t bank_characters_max = 60;

}  // namespace

const KnownPerson* Reading::known(const std::string& id_number) const {
  auto found = known_.find(id_number);
  return found == known_.end() ? nullptr : &found->second;
}

bool Reading::may_be_granted(const RowReader& row, const PersonFields& fields,
                             const KnownPerson& who) {
  if (who.state.benefits.contains(programme))
    row.fault(fields.id_number, ImportFault::already_on_programme);
  else if (who.state.died && rules.subject != Subject::deceased)
    row.fault(fields.id_number, ImportFault::person_died, {{"on", who.state.died->text()}});
  else if (who.in_a_household && rules.subject == Subject::household)
    row.fault(fields.id_number, ImportFault::already_in_household);
  else
    return true;
  return false;
}

bool Reading::may_be_here(const RowReader& row, const PersonFields& fields,
                          const std::string& number, const std::string& name) {
  auto met = met_.find(number);
  std::string registered_name, other = "-";
  if (met != met_.end()) {
    other = std::to_string(met->second.line);
    if (fields.beneficiary && met->second.beneficiary) {
      row.fault(fields.id_number, ImportFault::id_twice, {{"other", other}});
      return false;
    }
    registered_name = plan.people[met->second.at].name;
  }
  if (const auto* known = this->known(number)) {
    if (fields.beneficiary && !may_be_granted(row, fields, *known)) return false;
    if (registered_name.empty()) registered_name = known->name;
  }
  // Empty: nobody said so before, or the person's data was erased.
  if (registered_name.empty() || registered_name == name) return true;
  row.fault(fields.name, ImportFault::name_differs, {{"other", other}});
  return false;
}

// Bank and account go together, and an account is one person's. True when nothing is wrong.
bool Reading::read_account(const RowReader& row, const PersonFields& fields,
                           PlannedPerson& person) {
  if (!fields.account) return true;
  bool has_account = !row.text("account").empty(), has_bank = !row.text("bank").empty();
  if (!has_account && !has_bank) return true;
  if (!has_bank) {
    row.fault(row.has("bank") ? "bank" : "account", ImportFault::bank_missing);
    return false;
  }
  if (!has_account) {
    row.fault(row.has("account") ? "account" : "bank", ImportFault::account_missing);
    return false;
  }
  auto bank = row.words("bank", Needed::yes, bank_characters_max);
  auto account = row.account("account");
  auto holder = row.name("holder", Needed::no);
  bool holder_wrong = !holder && !row.text("holder").empty();
  if (!bank || !account || holder_wrong) return false;
  person.bank = *bank;
  person.account = *account;
  auto otherwise = row.text(fields.holder_otherwise);
  person.holder = holder ? *holder : otherwise.empty() ? person.name : std::string(otherwise);

  auto [before, fresh] =
      accounts_.emplace(*account, AccountUse{row.line(), person.id_number, person.holder});
  const auto& use = before->second;
  bool guardian =
      fields.account_for_several && use.holder == person.holder && person.holder != person.name;
  if (fresh || use.id_number == person.id_number || guardian) return true;
  row.fault("account", ImportFault::account_shared, {{"other", std::to_string(use.line)}});
  return false;
}

std::optional<std::size_t> Reading::person(const RowReader& row, const PersonFields& fields) {
  auto name = row.name(fields.name);
  auto number = row.id_number(fields.id_number);
  PlannedPerson person;
  if (name) person.name = *name;
  if (number) person.id_number = number->text;
  bool paid = read_account(row, fields, person);
  if (!number) return std::nullopt;

  bool first = !met_.contains(number->text);
  if (first && !known_.contains(number->text)) {
    auto found = known_person(world.book, *number);
    if (!found) {
      failed = found.error();
      return std::nullopt;
    }
    if (*found) known_.emplace(number->text, std::move(**found));
  }
  if (!name || !may_be_here(row, fields, number->text, *name) || !paid) {
    // Met all the same: a second row of the number is a fault of its own.
    if (first) met_[number->text] = {plan.people.size(), row.line(), fields.beneficiary};
    if (first) plan.people.push_back(std::move(person));
    return std::nullopt;
  }
  if (!first) {
    auto& met = met_[number->text];
    met.beneficiary |= fields.beneficiary;
    auto& before = plan.people[met.at];
    if (before.account.empty() && !person.account.empty()) {
      before.bank = person.bank;
      before.account = person.account;
      before.holder = person.holder;
    }
    return met.at;
  }
  const auto* known = this->known(number->text);
  person.known = known != nullptr;
  person.id = known ? known->state.person : PersonId{new_id("person")};
  // What is on record is newer than an old roster.
  if (known && known->state.account) person.account.clear();
  met_[number->text] = {plan.people.size(), row.line(), fields.beneficiary};
  plan.people.push_back(std::move(person));
  return plan.people.size() - 1;
}

Award::Granted Reading::new_award(std::string division, Area area) {
  Award::Granted granted;
  granted.award = AwardId{new_id("award")};
  granted.programme = programme;
  granted.frequency = rules.frequency;
  granted.division = std::move(division);
  granted.area = area;
  granted.pack = pack;
  // No roster says when a case was last looked at: it is from today.
  if (rules.review) granted.review_due = add_months(today, rules.review->months);
  return granted;
}

}  // namespace yiben::ops
