// The file a bank pays a confirmed roll from 发放明细. The same lines give the same bytes, so the
// SHA-256 recorded with the export proves later what was sent.
#pragma once

#include <string>
#include <vector>

#include "domain/codec/json.h"

namespace yiben::api {

struct BankLine {
  std::string name, id_number;        // whom the benefit is for
  std::string bank, account, holder;  // where it goes
  Fen amount_fen;
  std::string programme;  // its name for people
  Month month;            // the month it is for
  std::string note;
};

// Words of the file, from message data (ops/messages/bank_file.yaml).
struct BankFileWords {
  std::string sheet;
  // Headers of: running number, name, identity number, bank, account, holder, amount, programme,
  // month, note.
  std::vector<std::string> columns;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(sheet), CEREAL_NVP(columns));
  }
};

// Requires: ten column headers.
std::string bank_file_csv(const std::vector<BankLine>&, const BankFileWords&);
// Empty when no temporary file can be written. Cost: about 2 s for 100,000 lines.
std::string bank_file_xlsx(const std::vector<BankLine>&, const BankFileWords&);

}  // namespace yiben::api
