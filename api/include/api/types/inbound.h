// How facts come in by Kafka.
#pragma once

#include <cstdint>
#include <string>

#include "domain/codec/json.h"

namespace yiben::api {

struct InboundHealth {
  static constexpr std::string_view schema_name = "InboundHealth";
  std::uint64_t taken = 0, dead = 0;  // since the server started
  bool connected = false;
  std::string trouble;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(taken), CEREAL_NVP(dead), CEREAL_NVP(connected), CEREAL_NVP(trouble));
  }
};

}  // namespace yiben::api
