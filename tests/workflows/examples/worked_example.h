// One worked example: what a text of law or a plan gives, as data
// (tests/data/worked_examples.yaml).
#pragma once

#include "domain/awards/assess.h"

namespace yiben::workflows {

struct ExampleMember {
  bool not_counted = false;
  std::vector<Income> incomes;
  std::vector<Deduction> deductions;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(not_counted), CEREAL_NVP(incomes), CEREAL_NVP(deductions));
  }
};

struct ExampleHolding {
  std::string programme;
  Fen monthly_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(programme), CEREAL_NVP(monthly_fen));
  }
};

// What a claim comes to. Nothing said: 低保, urban, on 2 March 2026, property within limits.
struct AssessExample {
  std::string pack;
  std::optional<std::string> programme;
  std::optional<Area> area;
  std::optional<Date> on, born, died;
  std::optional<Fen> standard_fen;  // in place of the pack's
  std::optional<Rounding> rounding;
  std::vector<ExampleMember> members;
  std::map<std::string, std::string> answers;
  std::vector<Item> items;
  std::vector<ExampleHolding> held;
  std::optional<Fen> amount_fen;
  std::optional<std::string> refused;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(pack), CEREAL_NVP(programme), CEREAL_NVP(area), CEREAL_NVP(on), CEREAL_NVP(born),
       CEREAL_NVP(died), CEREAL_NVP(standard_fen), CEREAL_NVP(rounding), CEREAL_NVP(members),
       CEREAL_NVP(answers), CEREAL_NVP(items), CEREAL_NVP(held), CEREAL_NVP(amount_fen),
       CEREAL_NVP(refused));
  }
};

// The last day of a step's limit or wait, or of the whole case. `since`: the step whose opening or
// end the limit counts from, where that is not the step's own opening.
struct LimitExample {
  std::optional<std::string> procedure, life_event;  // one of the two
  std::optional<std::string> step, since;
  bool extended = false;
  Date from, last_day;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(procedure), CEREAL_NVP(life_event), CEREAL_NVP(step), CEREAL_NVP(since),
       CEREAL_NVP(extended), CEREAL_NVP(from), CEREAL_NVP(last_day));
  }
};

struct StartExample {
  std::string pack;
  std::optional<std::string> programme;
  Date confirmed;
  Month first_month;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(pack), CEREAL_NVP(programme), CEREAL_NVP(confirmed), CEREAL_NVP(first_month));
  }
};

struct PhaseOutExample {
  std::string pack;
  Fen standard_fen, per_head_fen;
  bool not_of_work = false;
  Date decided;
  std::optional<Month> first_month, last_month;
  bool refused = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(pack), CEREAL_NVP(standard_fen), CEREAL_NVP(per_head_fen),
       CEREAL_NVP(not_of_work), CEREAL_NVP(decided), CEREAL_NVP(first_month),
       CEREAL_NVP(last_month), CEREAL_NVP(refused));
  }
};

struct ReviewExample {
  std::string pack;
  bool working = false;
  Date confirmed, last_day;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(pack), CEREAL_NVP(working), CEREAL_NVP(confirmed), CEREAL_NVP(last_day));
  }
};

// Where a case stands after these steps ("accept/accepted …").
struct PathExample {
  std::string procedure;
  std::vector<std::string> flags;
  std::string steps, stands_at;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(procedure), CEREAL_NVP(flags), CEREAL_NVP(steps), CEREAL_NVP(stands_at));
  }
};

// One of a household of two dies after the grant: the review is there at once, and due by then.
struct DeathReviewExample {
  Date died, last_day;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(died), CEREAL_NVP(last_day));
  }
};

struct Agreement {  // one of these
  std::optional<AssessExample> assess;
  std::optional<LimitExample> limit;
  std::optional<StartExample> start;
  std::optional<PhaseOutExample> phase_out;
  std::optional<ReviewExample> review;
  std::optional<PathExample> path;
  std::optional<DeathReviewExample> death_review;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(assess), CEREAL_NVP(limit), CEREAL_NVP(start), CEREAL_NVP(phase_out),
       CEREAL_NVP(review), CEREAL_NVP(path), CEREAL_NVP(death_review));
  }
};

struct WorkedExample {
  std::string id;
  std::vector<std::string> law;
  std::string says;
  std::vector<Agreement> agrees;
  std::optional<std::string> pending;  // what is not there yet
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(law), CEREAL_NVP(says), CEREAL_NVP(agrees), CEREAL_NVP(pending));
  }
};
struct WorkedExamples {
  std::vector<WorkedExample> examples;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(examples));
  }
};

}  // namespace yiben::workflows
