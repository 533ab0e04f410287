// Requests and answers about raising a standard 提标.
#pragma once

#include "api/people/types.h"
#include "domain/awards/standard_raise.h"
#include "workflows/awards/raises.h"

namespace yiben::api {

// A version of the district's rule pack, with what it pays in this programme.
struct PackVersion {
  static constexpr std::string_view schema_name = "PackVersion";
  PackRef pack;
  Text name;
  Date from;
  std::string source;
  std::vector<Standard> standards;
  std::vector<yiben::TableRow> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(pack), CEREAL_NVP(name), CEREAL_NVP(from), CEREAL_NVP(source),
       CEREAL_NVP(standards), CEREAL_NVP(rows));
  }
};
struct RaiseLine {
  static constexpr std::string_view schema_name = "RaiseLine";
  StandardRaise::Record raise;
  std::string prepared_by, confirmed_by;  // names
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(raise), CEREAL_NVP(prepared_by), CEREAL_NVP(confirmed_by));
  }
};
struct RaiseList {
  std::vector<PackVersion> versions;  // newest first
  std::vector<RaiseLine> rows;        // newest first
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(versions), CEREAL_NVP(rows));
  }
};
struct PrepareRaiseRequest {
  std::int32_t version = 0;  // of the district's rule pack
  Month from;
  std::string document;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(version), CEREAL_NVP(from), CEREAL_NVP(document));
  }
};
struct PrepareRaiseAnswer {
  std::int32_t number = 0;
  std::uint64_t position = 0;
  bool repeated = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(number), CEREAL_NVP(position), CEREAL_NVP(repeated));
  }
};
struct WithdrawRaiseRequest {
  std::string reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(reason));
  }
};
struct ConfirmRaiseAnswer {
  std::int32_t awards = 0;  // changed
  std::uint64_t position = 0;
  bool repeated = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(awards), CEREAL_NVP(position), CEREAL_NVP(repeated));
  }
};

}  // namespace yiben::api
