#include "life_events/office_acts.h"

#include <map>

#include "domain/awards/award.h"
#include "domain/people/person.h"
#include "life_events/death_acts.h"

namespace yiben::workflows {
namespace {

using Act = Outcome<StepReply> (*)(Transaction&, const OfficeCall&);

// Somebody's household has changed: what they and the others draw is looked at again.
Outcome<StepReply> review_benefits(Transaction& tx, const OfficeCall& in) {
  auto people = in.saga.opened->others;
  people.push_back(in.saga.opened->subject);
  int reviews = 0;
  for (const auto& id : people) {
    auto person = tx.state<Person>(id.stream());
    if (!person) return person.error();
    const auto benefits = (*person)->benefits;
    for (const auto& [programme, award_id] : benefits) {
      auto award = tx.state<Award>(award_id.stream());
      if (!award) return award.error();
      const bool due_already = (*award)->review_due && *(*award)->review_due <= tx.today();
      if ((*award)->granted->frequency == Frequency::once || (*award)->stopped_from || due_already)
        continue;
      if (auto done = tx.decide<Award>(award_id.stream(),
                                       Award::SetReview{tx.today(), "household_changed"});
          !done)
        return done.error();
      ++reviews;
    }
  }
  return succeeded({{"reviews", std::to_string(reviews)}});
}

// Of age, single, no near kin, a man and a woman. Being single and no kin are declared and signed;
// the ages are in the identity numbers, and what they must be in the life event's figures
// man_years and woman_years.
Outcome<StepReply> check_marriage(Transaction& tx, const OfficeCall& in) {
  const auto& saga = in.saga;
  const auto man_years = in.figure("man_years"), woman_years = in.figure("woman_years");
  if (!man_years || !woman_years) return refused("definition_invalid");
  if (saga.opened->others.size() != 1) return refused("marriage_of_two");
  for (const char* declared : {"marriage.both_single", "marriage.no_kinship"}) {
    const auto found = saga.facts.find(declared);
    if (found == saga.facts.end() || found->second != "yes") return refused(declared);
  }
  int men = 0;
  for (const auto& id : {saga.opened->subject, saga.opened->others.front()}) {
    auto person = tx.state<Person>(id.stream());
    if (!person) return person.error();
    const auto& who = **person;
    if (!who.registered || !who.born) return refused("person_not_registered");
    if (who.died) return refused("person_has_died");
    const bool man = who.sex == Sex::male;
    men += man;
    if (age_on(*who.born, tx.today()) < (man ? *man_years : *woman_years))
      return refused("under_age");
  }
  if (men != 1) return refused("marriage_of_two");
  return succeeded();
}

const std::map<std::string, Act>& acts() {
  static const std::map<std::string, Act> all = {
      {"suspend_benefits", suspend_benefits}, {"resume_benefits", resume_benefits},
      {"record_death", record_the_death},     {"open_recovery", open_recovery},
      {"annul_death", annul_death},           {"check_death_record", check_death_record},
      {"review_benefits", review_benefits},   {"check_marriage", check_marriage},
  };
  return all;
}

}  // namespace

StepReply succeeded(const json::object& answer) {
  return {ReplyKind::succeeded, json::serialize(answer), {}};
}
StepReply refused(std::string_view rule) {
  return {ReplyKind::refused, json::serialize(json::object{{"rule", rule}}), {}};
}

std::set<std::string> office_connectors() {
  std::set<std::string> out;
  for (const auto& [act, carry_out] : acts()) out.insert(std::string(office_connector) + "." + act);
  return out;
}

std::optional<std::int32_t> OfficeCall::figure(const std::string& wanted) const {
  const auto found = life_event.figures.find(wanted);
  if (found == life_event.figures.end()) return std::nullopt;
  return found->second;
}

Outcome<StepReply> act_in_office(Transaction& tx, const OfficeCall& in) {
  const auto found = acts().find(in.call.act);
  if (found == acts().end()) return refused("act_unknown");
  // An act and its answer are one append: what has no answer was not done.
  if (is_query(in.call.kind)) return StepReply{ReplyKind::absent, {}, {}};
  return found->second(tx, in);
}

}  // namespace yiben::workflows
