// RuleBook: the calendars, rule packs, procedures and funeral homes published, as of now. A fold of
// the "document" streams; decisions read the log, so a pack published a moment ago already counts.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "domain/awards/programme_rules.h"
#include "domain/cases/procedure.h"
#include "domain/life_events/department.h"
#include "domain/life_events/life_event.h"
#include "domain/life_events/saga_events.h"
#include "domain/money/funeral_home.h"
#include "domain/office/calendar.h"
#include "eventstore/log.h"
#include "workflows/loop/failure.h"

namespace yiben::workflows {

struct PublishedLifeEvent {
  LifeEvent definition;
  std::string sha256;  // of the document
  LifeEventRef ref() const { return {definition.id, definition.version, sha256}; }
};

struct Rules {
  Calendar calendar;
  std::map<std::string, std::map<int, RulePack>> packs;
  std::map<std::string, std::map<int, Procedure>> procedures;
  std::map<std::string, std::map<int, PublishedLifeEvent>> life_events;
  FuneralHomes funeral_homes;  // as the newest version of each list has them
  Departments departments;     // likewise

  // The newest version in force on the day; nullptr: none.
  const RulePack* pack_on(std::string_view id, Date on) const;
  const RulePack* pack(std::string_view id, int version) const;
  const Procedure* newest_procedure(std::string_view id) const;
  const Procedure* procedure(std::string_view id, int version) const;
  const PublishedLifeEvent* newest_life_event(std::string_view id) const;
  const PublishedLifeEvent* life_event(std::string_view id, int version) const;
};

// Threads: now() from any thread.
class RuleBook {
 public:
  explicit RuleBook(const eventstore::Log& log) : log_(log) {}
  // Errors: io, corrupt, unknown_version: a document that cannot be read stops, it is not skipped.
  Outcome<std::shared_ptr<const Rules>> now();

 private:
  const eventstore::Log& log_;
  std::mutex mutex_;
  eventstore::Position read_to_ = 0;
  std::shared_ptr<const Rules> rules_ = std::make_shared<Rules>();
};

}  // namespace yiben::workflows
