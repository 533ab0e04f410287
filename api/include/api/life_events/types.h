// Requests and answers about life events 一件事 and their sagas 联办.
#pragma once

#include "api/people/types.h"
#include "domain/life_events/department.h"
#include "projections/life_events/sagas.h"
#include "workflows/life_events/sagas.h"

namespace yiben::api {

struct LifeEventList {  // the newest of each
  std::vector<LifeEvent> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};

struct DepartmentRow {
  static constexpr std::string_view schema_name = "DepartmentRow";
  Department department;
  std::uint64_t calls = 0, failures = 0;  // since the server started
  bool down = false;
  std::uint64_t waiting = 0;
  std::string trouble;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(department), CEREAL_NVP(calls), CEREAL_NVP(failures), CEREAL_NVP(down),
       CEREAL_NVP(waiting), CEREAL_NVP(trouble));
  }
};
struct DepartmentRows {
  std::vector<DepartmentRow> rows;
  std::string trouble;  // why no step goes on at all
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows), CEREAL_NVP(trouble));
  }
};

struct SagaLine {
  static constexpr std::string_view schema_name = "SagaLine";
  projections::SagaRow row;
  std::string subject_name;
  std::int64_t days_left = 0;  // working days to the limit of the whole
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(row), CEREAL_NVP(subject_name), CEREAL_NVP(days_left));
  }
};
struct SagaBoard {
  std::vector<SagaLine> rows;
  std::string next;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows), CEREAL_NVP(next));
  }
};
struct SagaCounts {  // each stops at 1,000
  std::int64_t held = 0, open = 0, ended = 0;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(held), CEREAL_NVP(open), CEREAL_NVP(ended));
  }
};

struct OpenSagaAnswer {
  SagaId saga;
  std::string number;  // what the family asks by
  std::uint64_t position = 0;
  bool repeated = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(saga), CEREAL_NVP(number), CEREAL_NVP(position), CEREAL_NVP(repeated));
  }
};

// One line of a saga's history.
struct SagaTimelineRow {
  static constexpr std::string_view schema_name = "SagaTimelineRow";
  std::uint64_t position = 0;
  Instant recorded;
  std::string type;  // "saga.settled"
  std::string step;
  std::string detail;  // result, reason, call, signal, …: a word the messages name
  std::string source;  // whose word it is; what trouble there was
  std::string words;   // plain: what a person or a department said
  UserId by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(position), CEREAL_NVP(recorded), CEREAL_NVP(type), CEREAL_NVP(step),
       CEREAL_NVP(detail), CEREAL_NVP(source), CEREAL_NVP(words), CEREAL_NVP(by));
  }
};
enum class SagaAct {
  settle,
  ask_again,
  take_over,
  consent,
  hear,
  undo,
  resolve,
  extend,  // these three change a step's clock
  stop,
  resume,
  migrate,
};
// What this user could do, and why not.
struct SagaPossible {
  static constexpr std::string_view schema_name = "SagaPossible";
  SagaAct act = SagaAct::settle;
  std::string step;  // of hear: the signal
  std::int32_t incident = 0;
  bool allowed = false;
  std::optional<std::string> refusal;  // a rule's name
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(act), CEREAL_NVP(step), CEREAL_NVP(incident), CEREAL_NVP(allowed),
       CEREAL_NVP(refusal));
  }
};
struct SagaPage {
  static constexpr std::string_view schema_name = "SagaPage";
  projections::SagaRow row;
  LifeEvent life_event;
  PersonView subject;
  std::vector<PersonView> others;
  std::map<std::string, std::string> facts;
  std::map<std::string, std::vector<std::string>> sources;  // by signal
  std::int64_t days_left = 0;
  std::int32_t newest_version = 0;  // of its life event; it may be moved there
  std::vector<SagaTimelineRow> timeline;
  std::vector<SagaPossible> possible;
  std::map<std::string, std::string> users;  // names by id
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(row), CEREAL_NVP(life_event), CEREAL_NVP(subject), CEREAL_NVP(others),
       CEREAL_NVP(facts), CEREAL_NVP(sources), CEREAL_NVP(days_left), CEREAL_NVP(newest_version),
       CEREAL_NVP(timeline), CEREAL_NVP(possible), CEREAL_NVP(users));
  }
};

struct SignalRequest {
  std::string signal;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(signal));
  }
};
struct ConsentRequest {
  bool given = true;
  std::string words;  // how it was given; of a “no” why
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(given), CEREAL_NVP(words));
  }
};
struct SettleRequest {
  StepResult result = StepResult::succeeded;
  std::string words;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(result), CEREAL_NVP(words));
  }
};
struct WordsRequest {
  std::string words;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(words));
  }
};
struct ResolveRequest {
  std::optional<StepResult> stands;  // which of two results; as it was when not said
  std::optional<std::string> value;  // of a fact nobody knew
  std::string words;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(stands), CEREAL_NVP(value), CEREAL_NVP(words));
  }
};

struct ClockChangeRequest {
  ClockChange change = ClockChange::stopped;  // extended, stopped, resumed
  std::string words;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(change), CEREAL_NVP(words));
  }
};
struct MigrationRequest {
  std::int32_t version = 0;
  std::string words;
  bool dry_run = true;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(version), CEREAL_NVP(words), CEREAL_NVP(dry_run));
  }
};
struct MigrationAnswer {
  LifeEventRef from, to;
  std::vector<std::string> opens;  // steps it opens or passes by at once
  std::uint64_t position = 0;      // 0: nothing was written
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(from), CEREAL_NVP(to), CEREAL_NVP(opens), CEREAL_NVP(position));
  }
};

// One act on each of many sagas, every one with a reason of its own.
enum class BatchAct { settle, ask_again, take_over, undo };
struct BatchItem {
  static constexpr std::string_view schema_name = "SagaBatchItem";
  SagaId saga;
  BatchAct act = BatchAct::ask_again;
  std::string step;  // empty for undo
  std::optional<StepResult> result;
  std::string words;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(saga), CEREAL_NVP(act), CEREAL_NVP(step), CEREAL_NVP(result), CEREAL_NVP(words));
  }
};
struct BatchRequest {
  static constexpr std::size_t items_max = 200;
  std::vector<BatchItem> items;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(items));
  }
};
struct BatchResult {
  static constexpr std::string_view schema_name = "SagaBatchResult";
  SagaId saga;
  bool done = false;
  std::optional<std::string> refusal;  // a rule's name
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(saga), CEREAL_NVP(done), CEREAL_NVP(refusal));
  }
};
struct BatchAnswer {
  std::vector<BatchResult> rows;
  std::uint64_t position = 0;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows), CEREAL_NVP(position));
  }
};

// What a family may see, by the number it was given and the end of the person's identity number.
struct ProgressRequest {
  std::string number;
  std::string id_number_end;  // the last four characters
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(number), CEREAL_NVP(id_number_end));
  }
};
enum class ProgressState { to_come, under_way, needs_you, done, not_done, not_needed, taken_back };
struct ProgressStep {
  static constexpr std::string_view schema_name = "ProgressStep";
  Text name;
  Text department;
  ProgressState state = ProgressState::to_come;
  std::optional<Date> due;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(name), CEREAL_NVP(department), CEREAL_NVP(state), CEREAL_NVP(due));
  }
};
struct Progress {
  static constexpr std::string_view schema_name = "Progress";
  std::string number;
  Text life_event;
  Date opened_on, due;
  std::optional<SagaEnd> end;
  std::vector<ProgressStep> steps;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(number), CEREAL_NVP(life_event), CEREAL_NVP(opened_on), CEREAL_NVP(due),
       CEREAL_NVP(end), CEREAL_NVP(steps));
  }
};

}  // namespace yiben::api

namespace yiben {
YIBEN_ENUM_NAMES(api::SagaAct, "settle", "ask_again", "take_over", "consent", "hear", "undo",
                 "resolve", "extend", "stop", "resume", "migrate")
YIBEN_ENUM_NAMES(api::BatchAct, "settle", "ask_again", "take_over", "undo")
YIBEN_ENUM_NAMES(api::ProgressState, "to_come", "under_way", "needs_you", "done", "not_done",
                 "not_needed", "taken_back")
}  // namespace yiben
