// Raising a standard 提标 for the whole district in one act: looked at first, prepared by one
// person, confirmed by another, carried out award by award. Carrying out is a job that may be
// killed at any line and started again: each award is changed once.
//
//   auto seen = preview_raise(book, rules, {"dibao", {"HTZ", 2}, july});
//   auto raise = prepare_raise(book, rules, reviewer, {"dibao", {"HTZ", 2}, july}, document);
//   auto done = confirm_raise(book, rules, confirmer, "dibao", raise->number);
#pragma once

#include <functional>
#include <map>

#include "domain/awards/standard_raise.h"
#include "workflows/loop/transaction.h"
#include "workflows/office/rule_book.h"

namespace yiben::workflows {

struct RaisePlan {
  std::string programme;
  PackRef pack;
  Month from;
};

struct RaiseTotals {
  static constexpr std::string_view schema_name = "RaiseTotals";
  std::int64_t awards = 0, people = 0;
  std::int64_t rise = 0, stay = 0;
  std::int64_t phasing_out = 0;  // keep their amount to the end of the phase-out
  std::int64_t questions = 0;    // left as they are, for a person to look at
  Fen before_fen, after_fen;     // of the first month
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(awards), CEREAL_NVP(people), CEREAL_NVP(rise), CEREAL_NVP(stay),
       CEREAL_NVP(phasing_out), CEREAL_NVP(questions), CEREAL_NVP(before_fen),
       CEREAL_NVP(after_fen));
  }
};
struct RaiseTown {
  static constexpr std::string_view schema_name = "RaiseTown";
  std::string town;
  RaiseTotals totals;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(town), CEREAL_NVP(totals));
  }
};
// An award that is not raised, and the rule that is in the way.
struct RaiseQuestion {
  static constexpr std::string_view schema_name = "RaiseQuestion";
  AwardId award;
  std::string division;
  std::string rule;
  std::map<std::string, std::string> details;
  Fen before_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(award), CEREAL_NVP(division), CEREAL_NVP(rule), CEREAL_NVP(details),
       CEREAL_NVP(before_fen));
  }
};
struct RaisePreview {
  static constexpr std::string_view schema_name = "RaisePreview";
  PackRef pack;
  Month from;
  RaiseTotals totals;
  std::vector<RaiseTown> towns;
  std::vector<RaiseQuestion> questions;  // the first 1,000
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(pack), CEREAL_NVP(from), CEREAL_NVP(totals), CEREAL_NVP(towns),
       CEREAL_NVP(questions));
  }
};

// What the raise would do now; nothing is written. Cost: a pass over awards and claims.
Outcome<RaisePreview> preview_raise(const Book&, RuleBook&, const RaisePlan&);

struct PreparedRaise {
  std::int32_t number = 0;
  Receipt receipt;
};
// Refused when a month it would change is on a roll already, when it begins before its standard
// does, when another waits for confirmation, and when nothing would rise.
Outcome<PreparedRaise> prepare_raise(const Book&, RuleBook&, const Request&, const RaisePlan&,
                                     const std::string& document);
Outcome<Receipt> withdraw_raise(const Book&, const Request&, const std::string& programme,
                                std::int32_t number, const std::string& reason);

struct DoneRaise {
  std::int32_t awards = 0;  // changed
  Receipt receipt;
};
// Confirms it and carries it out; of one that is confirmed already, carries out what is left.
// `progress` gets (done, all) awards. Awards changed by others meanwhile are read again.
// Cost: that of the preview, then 1,000 awards an append.
Outcome<DoneRaise> confirm_raise(const Book&, RuleBook&, const Request&,
                                 const std::string& programme, std::int32_t number,
                                 std::function<void(std::int64_t, std::int64_t)> progress = {});

// Every raise of a programme, oldest first.
Outcome<StandardRaise::State> raises_of(const Book&, const std::string& programme);

}  // namespace yiben::workflows
