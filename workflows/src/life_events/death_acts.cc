#include "life_events/death_acts.h"

#include "domain/awards/award.h"
#include "domain/money/payment.h"
#include "domain/money/recovery.h"
#include "domain/people/person.h"
#include "workflows/people/people.h"

namespace yiben::workflows {
namespace {

std::optional<Date> death_of(const Saga::State& saga) {
  const auto found = saga.facts.find("death.on");
  return found == saga.facts.end() ? std::nullopt : Date::parse(found->second);
}

// Awards that are this person's alone, monthly and running.
Outcome<std::vector<AwardId>> running_alone(Transaction& tx, PersonId id) {
  auto person = tx.state<Person>(id.stream());
  if (!person) return person.error();
  std::vector<AwardId> out;
  const auto benefits = (*person)->benefits;
  for (const auto& [programme, award_id] : benefits) {
    auto award = tx.state<Award>(award_id.stream());
    if (!award) return award.error();
    const auto& granted = (*award)->granted;
    if (!granted || granted->frequency == Frequency::once || (*award)->stopped_from) continue;
    if ((*award)->members.size() <= 1) out.push_back(award_id);
  }
  return out;
}

// One for an award and a death, so that it is found again.
RecoveryId recovery_of(AwardId award, Date died) {
  return RecoveryId{derived_id(award.uuid, "recovery/" + died.text())};
}

bool was_paid(const Payment::State& payment) {
  return payment.status == Payment::Status::listed || payment.status == Payment::Status::settled;
}

// What was paid beyond what is due, from the month after the death up to this one.
Outcome<std::vector<OverpaidMonth>> overpaid(Transaction& tx, AwardId id, Date died) {
  std::vector<OverpaidMonth> out;
  const Month last = Month::containing(tx.today());
  for (Month month = Month::containing(died) + 1; month <= last; month = month + 1) {
    auto payment = tx.state<Payment>(Payment::stream(id, month));
    if (!payment) return payment.error();
    if (!was_paid(**payment)) continue;
    const auto& listed = *(*payment)->listed;
    const Fen paid = listed.basic_fen + listed.supplement_fen;
    auto award = tx.state<Award>(id.stream());
    if (!award) return award.error();
    const auto due = (*award)->due_for(month);
    const Fen over = paid - (due ? due->total_fen() : Fen{});
    if (over.fen > 0) out.push_back({month, over});
  }
  return out;
}

// All that a person holds, with others or alone.
Outcome<std::vector<AwardId>> held_awards(Transaction& tx, PersonId id) {
  auto person = tx.state<Person>(id.stream());
  if (!person) return person.error();
  std::vector<AwardId> out;
  for (const auto& [programme, award] : (*person)->benefits) out.push_back(award);
  return out;
}

Outcome<void> reinstate(Transaction& tx, AwardId id, Date died) {
  auto award = tx.state<Award>(id.stream());
  if (!award) return award.error();
  const Month ended = Month::containing(died) + 1;
  if ((*award)->stopped_from == ended)
    if (auto ok = tx.decide<Award>(id.stream(), Award::Resume{{}, ended}); !ok) return ok;
  const auto recovery = recovery_of(id, died);
  auto open = tx.state<Recovery>(recovery.stream());
  if (!open) return open.error();
  if (!(*open)->opened) return {};
  return tx.decide<Recovery>(recovery.stream(), Recovery::Withdraw{"death_annulled", tx.today()});
}

}  // namespace

Outcome<StepReply> suspend_benefits(Transaction& tx, const OfficeCall& in) {
  const auto& saga = in.saga;
  const auto died = death_of(saga);
  if (!died) return refused("fact_missing");
  auto awards = running_alone(tx, saga.opened->subject);
  if (!awards) return awards.error();
  std::string stopped;
  for (const auto& award : *awards) {
    auto done = tx.decide<Award>(award.stream(),
                                 Award::Stop{{}, Month::containing(*died) + 1, "death_reported"});
    if (!done) return done.error();
    stopped += (stopped.empty() ? "" : " ") + award.text();
  }
  return succeeded({{"awards", stopped}});
}

Outcome<StepReply> resume_benefits(Transaction& tx, const OfficeCall& in) {
  const auto key = StepKey::parse(in.call.key);
  check(key.has_value(), "a call's key is one");
  const auto found = in.saga.facts.find(key->step + ".awards");
  if (found == in.saga.facts.end()) return succeeded();
  for (std::size_t at = 0; at < found->second.size();) {
    const auto end = std::min(found->second.find(' ', at), found->second.size());
    const auto award = AwardId::parse(found->second.substr(at, end - at));
    at = end + 1;
    if (!award) continue;
    auto state = tx.state<Award>(award->stream());
    if (!state) return state.error();
    if (!(*state)->stopped_from) continue;
    const Month from = *(*state)->stopped_from;
    if (auto done = tx.decide<Award>(award->stream(), Award::Resume{{}, from}); !done)
      return done.error();
  }
  return succeeded();
}

Outcome<StepReply> record_the_death(Transaction& tx, const OfficeCall& in) {
  const auto& saga = in.saga;
  const auto died = death_of(saga);
  if (!died) return refused("fact_missing");
  auto person = tx.state<Person>(saga.opened->subject.stream());
  if (!person) return person.error();
  if ((*person)->died) return succeeded({{"already", "yes"}});
  if (auto done = record_death(tx, saga.opened->subject, *died, "saga"); !done) return done.error();
  return succeeded();
}

Outcome<StepReply> open_recovery(Transaction& tx, const OfficeCall& in) {
  const auto& saga = in.saga;
  const auto died = death_of(saga);
  if (!died) return refused("fact_missing");
  auto awards = held_awards(tx, saga.opened->subject);
  if (!awards) return awards.error();
  int recoveries = 0;
  Fen total;
  for (const auto& id : *awards) {
    auto months = overpaid(tx, id, *died);
    if (!months) return months.error();
    if (months->empty()) continue;
    auto award = tx.state<Award>(id.stream());
    if (!award) return award.error();
    Recovery::Opened opened;
    opened.recovery = recovery_of(id, *died);
    opened.award = id;
    opened.programme = (*award)->granted->programme;
    opened.payee = (*award)->payee;
    opened.division = (*award)->granted->division;
    opened.months = *months;
    opened.reason = "death";
    opened.saga = saga.opened->saga;
    opened.on = tx.today();
    if (auto done = tx.decide<Recovery>(opened.recovery.stream(), Recovery::Open{opened}); !done)
      return done.error();
    ++recoveries;
    for (const auto& month : *months) total += month.amount_fen;
  }
  return succeeded({{"recoveries", std::to_string(recoveries)}, {"total_yuan", total.yuan()}});
}

Outcome<StepReply> check_death_record(Transaction& tx, const OfficeCall& in) {
  auto person = tx.state<Person>(in.saga.opened->subject.stream());
  if (!person) return person.error();
  if (!(*person)->died) return refused("person_not_recorded_dead");
  return succeeded({{"died_on", (*person)->died->text()}});
}

Outcome<StepReply> annul_death(Transaction& tx, const OfficeCall& in) {
  const auto& saga = in.saga;
  const PersonId subject = saga.opened->subject;
  auto person = tx.state<Person>(subject.stream());
  if (!person) return person.error();
  if (!(*person)->died) return refused("person_not_recorded_dead");
  const Date died = *(*person)->died;
  auto awards = held_awards(tx, subject);
  if (!awards) return awards.error();
  for (const auto& id : *awards)
    if (auto ok = reinstate(tx, id, died); !ok) return ok.error();
  if (auto ok = tx.decide<Person>(subject.stream(), Person::AnnulDeath{tx.today(), "saga"}); !ok)
    return ok.error();
  return succeeded({{"died_on", died.text()}});
}

}  // namespace yiben::workflows
