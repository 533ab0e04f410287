// One fully populated sample of every event, with fixed values: what golden bytes are made of.
//
// A new event needs a sample here and golden files; golden_test.cc names it
// until it has both. Never change a sample of an event whose golden file is committed.
#pragma once

#include "domain/aggregates.h"
#include "tests/domain/support.h"

namespace yiben::samples {

// A personal value as it is stored: the plain text never is.
inline Private sealed_value(int subject, std::string bytes) {
  return {uuid(subject), "", std::move(bytes)};
}

inline Actor actor() { return {user(0x71), Role::district_reviewer, "500199001"}; }
inline Month some_month() { return month("2026-03"); }
inline PackRef pack() { return {"HTZ", 3}; }
inline std::vector<MemberShare> shares() {
  return {{person(0x11), yuan("142")}, {person(0x12), yuan("60")}};
}
inline const AwardId award{uuid(0x41)};
inline const HouseholdId household{uuid(0x21)};
inline const ClaimId claim{uuid(0x31)};

template <class E>
struct Of;  // Of<E>::sample()

#define YIBEN_SAMPLE(E, ...)                     \
  template <>                                    \
  struct Of<E> {                                 \
    static E sample() { return E{__VA_ARGS__}; } \
  };

YIBEN_SAMPLE(Person::Registered, person(0x11), sealed_value(0x11, "\x01name"),
             sealed_value(0x11, "\x02number"), sealed_value(0x11, "\003born"), Sex::female,
             "500199001001", Area::rural)
YIBEN_SAMPLE(Person::AccountSet, person(0x11), "农商行", sealed_value(0x11, "\004account"),
             sealed_value(0x11, "\x05holder"))
YIBEN_SAMPLE(Person::AccountProposed, person(0x11), "农商行", sealed_value(0x11, "\006account"),
             sealed_value(0x11, "\007holder"), "银行卡遗失", actor())
YIBEN_SAMPLE(Person::AccountConfirmed, person(0x11), actor())
YIBEN_SAMPLE(Person::AccountDeclined, person(0x11), "户名不符", actor())
YIBEN_SAMPLE(Person::Corrected, person(0x11), sealed_value(0x11, "\x01new name"), "500199001002",
             Area::rural, sealed_value(0x11, "\x02reason"), actor())
YIBEN_SAMPLE(Person::Died, person(0x11), day("2026-02-28"), "公安")
YIBEN_SAMPLE(Person::DeathAnnulled, person(0x11), day("2026-02-28"), day("2026-04-02"), "saga")
YIBEN_SAMPLE(Person::BenefitStarted, person(0x11), "dibao", award, some_month())
YIBEN_SAMPLE(Person::BenefitEnded, person(0x11), "dibao", award)

YIBEN_SAMPLE(Household::Formed, household, "500199001001", Area::rural, person(0x11),
             {person(0x11), person(0x12)})
YIBEN_SAMPLE(Household::MemberJoined, household, person(0x13))
YIBEN_SAMPLE(Household::MemberLeft, household, person(0x13), LeaveReason::imprisoned)
YIBEN_SAMPLE(Household::HouseholderChanged, household, person(0x12))

YIBEN_SAMPLE(Award::Granted, award, "dibao", Frequency::once, claim, person(0x11), household,
             shares(), "500199001001", Area::rural, "home-1", pack(), yuan("1240"), yuan("202"),
             some_month(), month("2031-08"), day("2027-03-02"))
YIBEN_SAMPLE(Award::Changed, award, claim, person(0x12), shares(), pack(), yuan("620"), yuan("60"),
             some_month(), month("2031-08"), "收入变化")
YIBEN_SAMPLE(Award::PhaseOutStarted, award, claim, some_month(), month("2026-08"))
YIBEN_SAMPLE(Award::Stopped, award, claim, some_month(), "迁出")
YIBEN_SAMPLE(Award::Resumed, award, claim, some_month())
YIBEN_SAMPLE(Award::ReviewSet, award, day("2026-09-02"), "半年核查")

YIBEN_SAMPLE(StandardRaise::Prepared, "dibao", 2, pack(), some_month(), "渝民发〔2026〕1号", 1204,
             yuan("900"), yuan("960"), day("2026-03-02"), actor())
YIBEN_SAMPLE(StandardRaise::Withdrawn, "dibao", 2, "月份有误", day("2026-03-02"), actor())
YIBEN_SAMPLE(StandardRaise::Confirmed, "dibao", 2, 4711, day("2026-03-02"), actor())
YIBEN_SAMPLE(StandardRaise::CarriedOut, "dibao", 2, 1204)

inline TownTotal town(const char* code, int payments, const char* total) {
  return {code, payments, yuan(total)};
}
YIBEN_SAMPLE(BenefitRoll::Opened, "dibao", some_month(), 4711, actor())
YIBEN_SAMPLE(BenefitRoll::Drawn, "dibao", some_month(),
             {town("500199001", 2, "900"), town("500199002", 1, "500.50")})
YIBEN_SAMPLE(BenefitRoll::PaymentHeld, "dibao", some_month(), "500199001",
             Payment::stream(award, some_month()), yuan("400"), "账户不符", actor())
YIBEN_SAMPLE(BenefitRoll::TownConfirmed, "dibao", some_month(), "500199001", 2, yuan("900"),
             actor())
YIBEN_SAMPLE(BenefitRoll::Confirmed, "dibao", some_month(), 3, yuan("1400.50"), "dibao-2026",
             actor())
YIBEN_SAMPLE(BenefitRoll::Exported, "dibao", some_month(), "csv",
             "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", actor())

YIBEN_SAMPLE(BenefitRoll::StatementCompared, "funeral", some_month(), "home-1",
             "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 2, yuan("980"),
             {{DifferenceKind::amount_differs, 3, award, some_month(), "transport", yuan("400"),
               yuan("380")}},
             day("2026-03-16"), actor())

YIBEN_SAMPLE(Payment::Listed, award, some_month(), month("2026-04"), "dibao", person(0x11),
             person(0x12), "500199001", "500199001001", "home-1", yuan("1240"), yuan("202"))
YIBEN_SAMPLE(Payment::Held, award, some_month(), "账户不符")
YIBEN_SAMPLE(Payment::Settled, award, some_month(), day("2026-03-15"))
YIBEN_SAMPLE(Payment::Failed, award, some_month(), "账户已销")
YIBEN_SAMPLE(Payment::Relisted, award, some_month(), month("2026-04"))

YIBEN_SAMPLE(Fund::Opened, "dibao-2026", "dibao", 2026)
YIBEN_SAMPLE(Fund::Budgeted, "dibao-2026", FundSource::district, yuan("9999999.99"),
             "财社〔2026〕1号", actor())
YIBEN_SAMPLE(Fund::PaidOut, "dibao-2026", "roll-dibao-2026-03", yuan("1400.50"))
YIBEN_SAMPLE(Fund::CameBack, "dibao-2026", "roll-dibao-2026-03", yuan("400"))

YIBEN_SAMPLE(Published::Issued, DocumentKind::procedure, "dibao_case", 2, "{\"id\":\"dibao_case\"}")

YIBEN_SAMPLE(Access::Read, actor(), *Instant::parse("2026-03-02T01:02:03.000004Z"),
             {person(0x11), person(0x12)}, "GET /api/v1/claims/{claim}", "inbox", "复核", claim)
YIBEN_SAMPLE(Adoption::Adopted, {{"log", 29742, "6f0c", 30000, "51ab"}}, "盘坏，备份缺一天",
             *Instant::parse("2026-03-02T01:02:03.000004Z"))

inline Instant moment() { return *Instant::parse("2026-03-02T01:02:03.000004Z"); }
inline const WebhookId webhook{uuid(0x91)};
inline const SenderId sender{uuid(0x92)};
inline const FactId fact{uuid(0x93)};
inline OutsideFact::Envelope envelope() {
  return {sender, "//police.example/hukou", "D-2026-17", "death.registered", moment(), "5f70"};
}

YIBEN_SAMPLE(Webhook::Subscribed, webhook, "医保局", "https://medical.example/facts",
             {"claim.filed", "award.*"}, "500199001", 4'711, sealed_value(0x91, "\x0csecret"))
YIBEN_SAMPLE(Webhook::Changed, webhook, "医保局新平台", "https://new.medical.example/facts",
             {"award.*"}, "500199001")
YIBEN_SAMPLE(Webhook::Paused, webhook, "对方停机检修")
YIBEN_SAMPLE(Webhook::Resumed, webhook)
YIBEN_SAMPLE(Webhook::RangeAsked, webhook, 2, claim.stream(), 4'000, 4'711)
YIBEN_SAMPLE(Webhook::SecretRotated, webhook, sealed_value(0x91, "\x0dsecret"), moment())
YIBEN_SAMPLE(Webhook::ReplayAsked, webhook, claim.stream(), moment())
YIBEN_SAMPLE(Webhook::Ended, webhook, "系统下线")
YIBEN_SAMPLE(Delivery::Reached, webhook, 4'711, moment())
YIBEN_SAMPLE(Delivery::Held, webhook, claim.stream(), 3, 4'711, 2, 503, "timeout", moment(),
             moment())
YIBEN_SAMPLE(Delivery::Released, webhook, claim.stream(), moment())
YIBEN_SAMPLE(Delivery::Replayed, webhook, 2, 4'500, moment())
YIBEN_SAMPLE(Sender::Registered, sender, "公安局", "//police.example/hukou", {"death.registered"},
             sealed_value(0x92, "\x0esecret"))
YIBEN_SAMPLE(Sender::SecretRotated, sender, sealed_value(0x92, "\x0fsecret"), moment())
YIBEN_SAMPLE(Sender::Ended, sender, "系统下线")
YIBEN_SAMPLE(OutsideFact::Received, fact, envelope(), {person(0x11)},
             sealed_value(0x11,
                          "\x10"
                          "data"))
YIBEN_SAMPLE(OutsideFact::Refused, fact, envelope(), "/died_on", "missing",
             sealed_value(0x93,
                          "\x11"
                          "data"))

YIBEN_SAMPLE(User::Created, user(0x71), "zhao", "赵一", actor())
YIBEN_SAMPLE(User::Renamed, user(0x71), "赵一一", "改名", actor())
YIBEN_SAMPLE(User::Posted, user(0x71), Role::town_reviewer, "500199001", "轮岗", user(0x72), 3,
             actor())
YIBEN_SAMPLE(User::PasswordSet, user(0x71), sealed_value(0x71, "\x06hash"), true, actor())
YIBEN_SAMPLE(User::Disabled, user(0x71), "调离", actor())
YIBEN_SAMPLE(User::Enabled, user(0x71), "调回", actor())
YIBEN_SAMPLE(User::Unlocked, user(0x71), actor())
YIBEN_SAMPLE(User::SecondFactorBegun, user(0x71), sealed_value(0x71, "\x12secret"), actor())
YIBEN_SAMPLE(User::SecondFactorConfirmed, user(0x71), actor())
YIBEN_SAMPLE(User::SecondFactorRemoved, user(0x71), actor())

inline const SessionId session{uuid(0x73)};
inline const MachineId machine{uuid(0x74)};
YIBEN_SAMPLE(Session::Began, session, user(0x71), "zhao", 2, "5f70", moment(), "10.1.2.3",
             "Firefox")
YIBEN_SAMPLE(Session::Refused, "zhao", user(0x71), moment(), "10.1.2.3",
             SignInRefusal::second_factor_wrong)
YIBEN_SAMPLE(Session::Ended, session, user(0x71), "zhao", moment(), "10.1.2.3", SessionEnd::closed,
             user(0x72))
YIBEN_SAMPLE(Session::TriesForgiven, user(0x71), "zhao", moment(), user(0x72))
YIBEN_SAMPLE(Machine::Registered, machine, "大数据局", {Scope::facts_read, Scope::rosters_read},
             "500199001", sealed_value(0x74, "\x13key"), moment(), actor())
YIBEN_SAMPLE(Machine::KeyRotated, machine, sealed_value(0x74, "\x14key"), moment(), actor())
YIBEN_SAMPLE(Machine::Ended, machine, "系统下线", moment(), actor())

inline SealedFacts facts() {
  return {{sealed_value(0x11, "\x07one"), sealed_value(0x12, "\x08two")},
          sealed_value(0x11, "\x09rest")};
}
YIBEN_SAMPLE(Claim::Filed, claim, "dibao", Purpose::recalculate, person(0x11), person(0x12),
             household, award, {person(0x11), person(0x12)}, "500199001001", Area::rural, "home-1",
             pack(), {"dibao_case", 2}, facts(), {"application", "promise"}, true,
             day("2026-03-02"), actor())
YIBEN_SAMPLE(
    Claim::StepOpened, claim,
    {"notice", {Role::town_clerk, Role::town_reviewer}, day("2026-03-02"), day("2026-03-09"), true})
YIBEN_SAMPLE(Claim::StepDone, claim,
             {"home_visit", "visited", actor(), {user(0x72), user(0x73)}, day("2026-03-02")},
             sealed_value(0x11, "\x0areason"), facts(), {"photo"})
YIBEN_SAMPLE(Claim::StepSigned, claim, {"home_visit", actor(), day("2026-03-02")})
YIBEN_SAMPLE(Claim::ClockChanged, claim,
             {ClockChange::resumed, day("2026-03-10"), day("2026-04-14"), "notice",
              "民发〔2021〕57号第二十二条", 2})
YIBEN_SAMPLE(Claim::Assessed, claim, pack(), true, 3, yuan("1240"), yuan("202"),
             sealed_value(0x11, "\x0bwhy"))
YIBEN_SAMPLE(Claim::Decided, claim, {CaseResult::denied, day("2026-03-27")})
YIBEN_SAMPLE(Claim::Flagged, claim, {"complaint", actor(), day("2026-03-20")},
             sealed_value(0x11, "\x0areason"))
YIBEN_SAMPLE(Claim::Ended, claim, {CaseResult::terminated, day("2026-03-30")})

inline const SagaId saga{uuid(0x51)};
inline Instant some_time() { return *Instant::parse("2026-03-02T01:02:03.000004Z"); }

YIBEN_SAMPLE(Saga::Opened, saga, {"after_death", 2, "9f86d081"}, "20260302-7KQ4M", person(0x11),
             {person(0x12)}, "500199001001",
             sealed_value(0x11,
                          "\x11"
                          "facts"),
             SagaId{uuid(0x52)}, day("2026-03-02"), day("2026-03-30"), 3, actor())
YIBEN_SAMPLE(Saga::Signalled, saga, "death_reported", "health", FactId{uuid(0x53)}, actor(),
             day("2026-03-02"))
YIBEN_SAMPLE(Saga::StepOpened, saga, "stop_pension", day("2026-03-02"), day("2026-03-04"), 3,
             "示范区身后一件事办理规程")
YIBEN_SAMPLE(Saga::StepSkipped, saga, "stop_pension", sealed_value(0x11, "\x12looked"),
             day("2026-03-02"))
YIBEN_SAMPLE(Saga::Called, saga, "stop_pension", 2, CallKind::undo_query, 3, some_time(),
             Instant{some_time().us + 30'000'000})
YIBEN_SAMPLE(Saga::Postponed, saga, "stop_pension", 2, ReplyKind::unclear, "time-out",
             CallKind::query, some_time())
YIBEN_SAMPLE(Saga::HandedOver, saga, "stop_pension", 2, HandoverReason::overdue,
             {Role::district_reviewer, Role::town_clerk}, true, sealed_value(0x11, "\x13no"),
             day("2026-03-02"))
YIBEN_SAMPLE(Saga::LapseSet, saga, "register", some_time())
YIBEN_SAMPLE(Saga::Consented, saga, "funeral_reduction", sealed_value(0x11, "\x21signed"), actor(),
             day("2026-03-02"))
YIBEN_SAMPLE(Saga::Settled, saga, "stop_pension", 2, StepResult::declined, AnsweredBy::office,
             sealed_value(0x11, "\x14yes"), "44136fa3", actor(), day("2026-03-02"))
YIBEN_SAMPLE(Saga::UndoBegan, saga, "ordered", sealed_value(0x11, "\x15words"), actor(),
             day("2026-03-02"))
YIBEN_SAMPLE(Saga::StepUndone, saga, "stop_pension", 2, true, AnsweredBy::callback,
             sealed_value(0x11,
                          "\x16"
                          "back"),
             actor(), day("2026-03-02"))
YIBEN_SAMPLE(Saga::IncidentRaised, saga, 4, IncidentKind::fact_missing, "stop_pension", 2,
             StepResult::refused, StepResult::declined, "pension.held",
             sealed_value(0x11, "\x17yes"), "44136fa3", {Role::district_reviewer},
             day("2026-03-02"))
YIBEN_SAMPLE(Saga::IncidentResolved, saga, 4, StepResult::refused, sealed_value(0x11, "\x18yes"),
             sealed_value(0x11, "\x19why"), actor(), day("2026-03-02"))
YIBEN_SAMPLE(Saga::Ended, saga, SagaEnd::undone, day("2026-03-30"))
YIBEN_SAMPLE(Saga::StepClockChanged, saga, "stop_pension", ClockChange::extended, day("2026-03-30"),
             3, sealed_value(0x11, "\x1awhy"), actor(), day("2026-03-03"))
YIBEN_SAMPLE(Saga::Migrated, saga, {"after_death", 2, "9f86d081"}, {"after_death", 3, "60303ae2"},
             sealed_value(0x11, "\x1bwhy"), actor(), day("2026-03-03"))

inline const RecoveryId recovery{uuid(0x61)};
YIBEN_SAMPLE(Recovery::Opened, recovery, award, "dibao", person(0x11), "500199001001",
             {{month("2026-03"), yuan("1240")}, {month("2026-04"), yuan("620")}}, yuan("1860"),
             "death", saga, day("2026-04-20"))
YIBEN_SAMPLE(Recovery::Repaid, recovery, yuan("1240"), "R-7", actor(), day("2026-05-02"))
YIBEN_SAMPLE(Recovery::Waived, recovery, yuan("620"), sealed_value(0x11, "\x1cwhy"), actor(),
             day("2026-06-02"))
YIBEN_SAMPLE(Recovery::Withdrawn, recovery, "death_annulled", day("2026-07-02"))

#undef YIBEN_SAMPLE

template <class E>
concept HasSample = requires {
  Of<E>::sample();
};

// Calls f.template operator()<E>() for every event of an aggregate, or of all of them.
template <class D, class F>
void for_each_event_of(F&& f) {
  [&]<std::size_t... i>(std::index_sequence<i...>) {
    (f.template operator()<std::variant_alternative_t<i, typename D::Event>>(), ...);
  }
  (std::make_index_sequence<std::variant_size_v<typename D::Event>>{});
}
template <class F>
void for_each_event(F&& f) {
  for_each_aggregate([&]<class D>() { for_each_event_of<D>(f); });
}

}  // namespace yiben::samples
