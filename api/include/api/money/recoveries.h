// Requests and answers about what is to be got back 追回.
#pragma once

#include "api/people/types.h"
#include "projections/money/recoveries.h"

namespace yiben::api {

struct RecoveryLine {
  static constexpr std::string_view schema_name = "RecoveryLine";
  projections::RecoveryRow row;
  std::string payee_name;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(row), CEREAL_NVP(payee_name));
  }
};
struct RecoveryList {
  std::vector<RecoveryLine> rows;
  std::string next;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows), CEREAL_NVP(next));
  }
};

struct RecoveryEntry {
  static constexpr std::string_view schema_name = "RecoveryEntry";
  std::uint64_t position = 0;
  std::string type;  // "recovery.repaid"
  Date on;
  Fen amount_fen;
  std::string document;  // of a repayment
  std::string reason;  // a name of our own words when it was opened or withdrawn; plain of a waiver
  UserId by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(position), CEREAL_NVP(type), CEREAL_NVP(on), CEREAL_NVP(amount_fen),
       CEREAL_NVP(document), CEREAL_NVP(reason), CEREAL_NVP(by));
  }
};
struct RecoveryPage {
  static constexpr std::string_view schema_name = "RecoveryPage";
  projections::RecoveryRow row;
  PersonView payee;
  std::vector<RecoveryEntry> entries;
  std::map<std::string, std::string> users;  // names by id
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(row), CEREAL_NVP(payee), CEREAL_NVP(entries), CEREAL_NVP(users));
  }
};

struct RepaymentRequest {
  Fen amount_fen;
  std::string document;  // the receipt's number
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(amount_fen), CEREAL_NVP(document));
  }
};
struct WaiverRequest {
  Fen amount_fen;
  std::string reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(amount_fen), CEREAL_NVP(reason));
  }
};

}  // namespace yiben::api
