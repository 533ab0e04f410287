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
  std::optional<Date> on, born;
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
       CEREAL_NVP(standard_fen), CEREAL_NVP(rounding), CEREAL_NVP(members), CEREAL_NVP(answers),
       CEREAL_NVP(items), CEREAL_NVP(held), CEREAL_NVP(amount_fen), CEREAL_NVP(refused));
  }
};

// The last day of a step's limit or wait, or of the whole case.
struct LimitExample {
  std::string procedure;
  std::optional<std::string> step;
  bool extended = false;
  Date from, last_day;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(procedure), CEREAL_NVP(step), CEREAL_NVP(extended), CEREAL_NVP(from),
       CEREAL_NVP(last_day));
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
  Date decided;
  std::optional<Month> first_month, last_month;
  bool refused = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(pack), CEREAL_NVP(standard_fen), CEREAL_NVP(per_head_fen), CEREAL_NVP(decided),
       CEREAL_NVP(first_month), CEREAL_NVP(last_month), CEREAL_NVP(refused));
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

struct Agreement {  // one of these
  std::optional<AssessExample> assess;
  std::optional<LimitExample> limit;
  std::optional<StartExample> start;
  std::optional<PhaseOutExample> phase_out;
  std::optional<ReviewExample> review;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(assess), CEREAL_NVP(limit), CEREAL_NVP(start), CEREAL_NVP(phase_out),
       CEREAL_NVP(review));
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
