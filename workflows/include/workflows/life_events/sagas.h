// Commands on a saga 联办: open one, and what people, departments and time bring to it. The steps
// themselves are called by workflows/saga_engine.h.
#pragma once

#include <map>

#include "domain/life_events/saga.h"
#include "workflows/loop/transaction.h"
#include "workflows/office/rule_book.h"

namespace yiben::workflows {

struct OpenSaga {
  static constexpr std::string_view schema_name = "OpenSaga";
  std::string life_event;
  PersonId subject;
  std::vector<PersonId> others;
  std::string division;
  std::map<std::string, std::string> facts;
  std::optional<std::string> signal;  // what it is opened upon
  std::optional<std::string> source;  // whose word that is: never the caller's to say
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(life_event), CEREAL_NVP(subject), CEREAL_NVP(others), CEREAL_NVP(division),
       CEREAL_NVP(facts), CEREAL_NVP(signal));
  }
};
struct OpenedSaga {
  SagaId saga;
  Receipt receipt;
};
// One open saga a person and life event: refused with saga_already_open.
Outcome<OpenedSaga> open_saga(const Book&, RuleBook&, const Request&, const OpenSaga&,
                              std::optional<SagaId> parent = {});

// The same within a transaction that does more, by the newest version there is of it.
Outcome<void> open_saga(Transaction&, const Rules&, SagaId, const OpenSaga&,
                        std::optional<SagaId> parent = {});

// Carries out a command made of the terms the saga is pinned to. Heeds the request's seen_version.
using SagaCommand = std::function<Saga::Command(const Saga::Terms&)>;
Outcome<Receipt> command_saga(const Book&, RuleBook&, const Request&, SagaId, const SagaCommand&);

// The same within a transaction that does more.
Outcome<void> command_saga(Transaction&, const Rules&, SagaId, const SagaCommand&);

// To another published version of its life event; `dry_run` writes nothing. By a district
// confirmer. Heeds the request's seen_version.
struct Migration {
  LifeEventRef from, to;
  std::vector<std::string> opens;  // steps that it opens or passes by at once
  Receipt receipt;
};
Outcome<Migration> migrate_saga(const Book&, RuleBook&, const Request&, SagaId, int version,
                                const std::string& words, bool dry_run);

// Whose word it is when one of our own officials says so.
inline constexpr const char* office_source = "office";

// What the family asks by: the day and five letters and digits, "20260302-7KQ4M".
std::string saga_number(SagaId, Date on);

}  // namespace yiben::workflows
