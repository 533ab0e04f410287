// Requests and answers about settling with a funeral home.
#pragma once

#include "api/people/types.h"
#include "domain/money/funeral_home.h"

namespace yiben::api {

struct FuneralHomeRows {
  std::vector<FuneralHome> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};

// What the roll will pay a home: one item of one payment.
struct SettlementRow {
  static constexpr std::string_view schema_name = "SettlementRow";
  AwardId award;
  Month month;
  std::optional<ClaimId> claim;
  std::string payee_name, subject_name, subject_id_number;  // the number masked
  std::string item;  // empty: the payment is known as a whole alone
  Fen amount_fen;
  bool held = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(award), CEREAL_NVP(month), CEREAL_NVP(claim), CEREAL_NVP(payee_name),
       CEREAL_NVP(subject_name), CEREAL_NVP(subject_id_number), CEREAL_NVP(item),
       CEREAL_NVP(amount_fen), CEREAL_NVP(held));
  }
};
struct SettlementAnswer {
  std::vector<SettlementRow> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};

struct StatedLine {
  static constexpr std::string_view schema_name = "StatedLine";
  std::string reference;  // the deceased's identity number, or the case's number
  std::string item;       // its code
  Fen amount_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(reference), CEREAL_NVP(item), CEREAL_NVP(amount_fen));
  }
};
// The home's file, or its lines as they were typed in.
struct StatementRequest {
  std::optional<std::string> file;  // CSV or XLSX, in base64
  std::vector<StatedLine> lines;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(file), CEREAL_NVP(lines));
  }
};

}  // namespace yiben::api
