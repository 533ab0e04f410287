#include "workflows/cases/claims.h"

#include "awards/grant.h"
#include "cases/case_people.h"
#include "domain/awards/award.h"
#include "workflows/people/people.h"

namespace yiben::workflows {
namespace {

const std::string& procedure_for(const ProgrammeRules& p, Purpose purpose) {
  if (purpose == Purpose::review && p.review && p.review->procedure) return *p.review->procedure;
  return purpose == Purpose::grant || !p.change_procedure ? p.procedure : *p.change_procedure;
}

// The rules a new claim will be pinned to.
Outcome<Claim::Rules> rules_to_pin(const Book& book, const Rules& rules, const FileClaim& in,
                                   Date on) {
  const RulePack* pack = rules.pack_on(book.rule_pack, on);
  if (!pack) return Failure(Rejection{Rule::rule_pack_missing, {{"pack", book.rule_pack}}});
  const ProgrammeRules* programme = pack->programme(in.programme);
  if (!programme) return Failure(Rejection{Rule::programme_unknown, {{"programme", in.programme}}});
  const std::string& id = procedure_for(*programme, in.purpose);
  const Procedure* procedure = rules.newest_procedure(id);
  if (!procedure) return Failure(Rejection{Rule::procedure_unknown, {{"procedure", id}}});
  return Claim::Rules{pack, programme, procedure, &rules.calendar, &rules.funeral_homes};
}

// The rules a running claim was pinned to when it was filed.
Outcome<Claim::Rules> pinned_rules(const Rules& rules, const Claim::Filed& filed) {
  const RulePack* pack = rules.pack(filed.pack.id, filed.pack.version);
  if (!pack) return Failure(Rejection{Rule::rule_pack_missing, {{"pack", filed.pack.id}}});
  const Procedure* procedure = rules.procedure(filed.procedure.id, filed.procedure.version);
  if (!procedure)
    return Failure(Rejection{Rule::procedure_unknown, {{"procedure", filed.procedure.id}}});
  return Claim::Rules{pack, pack->programme(filed.programme), procedure, &rules.calendar,
                      &rules.funeral_homes};
}

Outcome<void> check_person(Transaction& tx, PersonId id, const FileClaim& in,
                           const ProgrammeRules& p) {
  auto found = tx.state<Person>(id.stream());
  if (!found) return found.error();
  const Person::State& person = **found;
  if (!person.registered) return Failure(Rejection{Rule::person_not_registered, {}});
  if (p.subject == Subject::deceased) {
    if (!person.died) return Failure(Rejection{Rule::person_not_recorded_dead, {}});
  } else if (person.died && in.purpose != Purpose::stop && in.purpose != Purpose::review) {
    return Failure(Rejection{Rule::person_has_died, {{"on", person.died->text()}}});
  }
  if (in.purpose == Purpose::grant && person.benefits.contains(in.programme)) {
    auto run_out = run_out_award(tx, id, in.programme);
    if (!run_out) return run_out.error();
    if (!*run_out)
      return Failure(Rejection{Rule::benefit_already_held, {{"programme", in.programme}}});
  }
  return {};
}

Outcome<std::vector<PersonId>> members_of(Transaction& tx, const FileClaim& in) {
  if (!in.household) {
    if (auto ok = must_cover_person(tx, in.subject); !ok) return ok.error();
    return std::vector<PersonId>{in.subject};
  }
  auto household = tx.state<Household>(in.household->stream());
  if (!household) return household.error();
  if (!(*household)->formed) return Failure(Rejection{Rule::household_not_registered, {}});
  if (!covers(tx.actor().division, (*household)->division))
    return Failure(Rejection{Rule::not_your_division, {{"division", (*household)->division}}});
  if (!(*household)->has(in.applicant)) return Failure(Rejection{Rule::not_a_member, {}});
  return (*household)->members;
}

// A change names an award of this programme that these people hold.
Outcome<void> check_award(Transaction& tx, const FileClaim& in) {
  if (in.purpose == Purpose::grant) return {};
  if (!in.award) return Failure(Rejection{Rule::award_not_granted, {}});
  auto award = tx.state<Award>(in.award->stream());
  if (!award) return award.error();
  const auto& granted = (*award)->granted;
  bool fits = granted && granted->programme == in.programme && granted->household == in.household;
  if (!fits) return Failure(Rejection{Rule::award_not_granted, {}});
  const auto& stopped = (*award)->stopped_from;
  if (in.purpose == Purpose::resume)
    return stopped ? Outcome<void>{} : Failure(Rejection{Rule::award_not_stopped, {}});
  if (stopped) return Failure(Rejection{Rule::award_stopped, {{"from", stopped->text()}}});
  return {};
}

// What follows from a decision, in the append that holds it.
Outcome<void> take_effect(Transaction& tx, ClaimId id, const Claim::Rules& rules) {
  auto claim = tx.state<Claim>(id.stream());
  if (!claim) return claim.error();
  if (!(*claim)->run.decided) return {};
  Claim::State decided = **claim;
  if (*decided.run.decided == CaseResult::granted)
    if (auto done = carry_out(tx, decided, rules); !done) return done.error();
  return set_next_review(tx, decided, rules);
}

// Loads a claim with its pinned rules, decides, and carries out what a decision brings with it.
Outcome<Receipt> on_claim(const Book& book, RuleBook& rule_book, const Request& request, ClaimId id,
                          const std::function<Outcome<void>(Transaction&, const Claim::State&,
                                                            const Claim::Rules&)>& decide) {
  auto rules = rule_book.now();
  if (!rules) return rules.error();
  return run(book, request, [&](Transaction& tx) -> Outcome<void> {
    if (auto ok = tx.must_be_as_seen<Claim>(id.stream()); !ok) return ok.error();
    auto claim = tx.state<Claim>(id.stream());
    if (!claim) return claim.error();
    if (!(*claim)->filed) return Failure(Rejection{Rule::claim_not_filed, {}});
    auto pinned = pinned_rules(**rules, *(*claim)->filed);
    if (!pinned) return pinned.error();
    const bool was_decided = (*claim)->run.decided.has_value();
    auto done = decide(tx, **claim, *pinned);
    if (!done) return done.error();
    return was_decided ? Outcome<void>{} : take_effect(tx, id, *pinned);
  });
}

}  // namespace

Outcome<FiledClaim> file_claim(const Book& book, RuleBook& rule_book, const Request& request,
                               const FileClaim& in) {
  auto rules = rule_book.now();
  if (!rules) return rules.error();
  ClaimId id{derived_id(request.command_id, "claim")};
  auto receipt = run(book, request, [&](Transaction& tx) -> Outcome<void> {
    auto pinned = rules_to_pin(book, **rules, in, tx.today());
    if (!pinned) return pinned.error();
    auto members = members_of(tx, in);
    if (!members) return members.error();
    if (auto ok = check_award(tx, in); !ok) return ok.error();
    for (const auto& person : *members)
      if (auto ok = check_person(tx, person, in, *pinned->programme); !ok) return ok.error();
    auto applicant = tx.state<Person>(in.applicant.stream());
    if (!applicant) return applicant.error();
    if (!(*applicant)->registered) return Failure(Rejection{Rule::person_not_registered, {}});
    tx.refuse_taken_as(Rule::claim_open_elsewhere);
    return tx.decide<Claim>(
        id.stream(),
        Claim::File{id, in.purpose, in.applicant, in.subject, in.household, in.award, *members,
                    in.division, in.area, in.funeral_home, in.facts, in.materials,
                    in.relative_of_officer, tx.actor(), tx.today(), *pinned});
  });
  if (!receipt) return receipt.error();
  return FiledClaim{id, *receipt};
}

Outcome<Receipt> act_on_claim(const Book& book, RuleBook& rule_book, const Request& request,
                              ClaimId id, const ActOnClaim& in) {
  return on_claim(
      book, rule_book, request, id,
      [&](Transaction& tx, const Claim::State& claim, const Claim::Rules& rules) -> Outcome<void> {
        Claim::Act act{{in.step, in.outcome, tx.actor()},
                       in.reason,
                       in.facts,
                       in.materials,
                       {},
                       {},
                       tx.today(),
                       rules};
        // What is read is guarded: whoever does not compute must not wait for the family's affairs.
        if (Claim::will_assess(claim, act.what, rules)) {
          const auto filed = *claim.filed;
          auto subject = case_subject(tx, filed);
          if (!subject) return subject.error();
          auto held = held_benefits(tx, people_of(filed), filed.programme);
          if (!held) return held.error();
          act.subject = *subject;
          act.held = *std::move(held);
        }
        return tx.decide<Claim>(id.stream(), std::move(act));
      });
}

Outcome<Receipt> sign_step(const Book& book, RuleBook& rule_book, const Request& request,
                           ClaimId id, const std::string& step) {
  return on_claim(
      book, rule_book, request, id,
      [&](Transaction& tx, const Claim::State&, const Claim::Rules& rules) {
        return tx.decide<Claim>(id.stream(), Claim::Sign{step, tx.actor(), tx.today(), rules});
      });
}

Outcome<Receipt> extend_claim(const Book& book, RuleBook& rule_book, const Request& request,
                              ClaimId id, const std::string& reason) {
  return on_claim(
      book, rule_book, request, id,
      [&](Transaction& tx, const Claim::State&, const Claim::Rules& rules) {
        return tx.decide<Claim>(id.stream(), Claim::Extend{tx.actor(), reason, tx.today(), rules});
      });
}

Outcome<Receipt> flag_claim(const Book& book, RuleBook& rule_book, const Request& request,
                            ClaimId id, const std::string& flag, const std::string& reason) {
  return on_claim(book, rule_book, request, id,
                  [&](Transaction& tx, const Claim::State&, const Claim::Rules& rules) {
                    return tx.decide<Claim>(
                        id.stream(), Claim::Flag{flag, reason, tx.actor(), tx.today(), rules});
                  });
}

Outcome<Receipt> elapse_claim(const Book& book, RuleBook& rule_book, const Request& request,
                              ClaimId id) {
  return on_claim(
      book, rule_book, request, id,
      [&](Transaction& tx, const Claim::State&, const Claim::Rules& rules) {
        return tx.decide<Claim>(id.stream(), Claim::Elapse{tx.actor(), tx.today(), rules});
      });
}

Outcome<Assessment> trial_assessment(const Book& book, RuleBook& rule_book,
                                     const std::string& programme, const CaseSubject& subject,
                                     const Facts& facts) {
  auto rules = rule_book.now();
  if (!rules) return rules.error();
  const RulePack* pack = (*rules)->pack_on(book.rule_pack, book.today());
  if (!pack) return Failure(Rejection{Rule::rule_pack_missing, {{"pack", book.rule_pack}}});
  const ProgrammeRules* p = pack->programme(programme);
  if (!p) return Failure(Rejection{Rule::programme_unknown, {{"programme", programme}}});
  // What is not known yet is left open; what cannot be is refused as it is when filed.
  if (auto fits = check_facts(*p, facts); !fits && fits.error().rule != Rule::fact_missing)
    return Failure(fits.error());
  return assess(*pack, *p, subject, facts, {}, book.today());
}

}  // namespace yiben::workflows
