// How the streams are: what Kafka holds beside the log, and facts that come in by it.
#pragma once

#include <cstdint>
#include <optional>
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

// What a consumer reads in the topics, compared with the log, since the server started.
struct StreamHealth {
  static constexpr std::string_view schema_name = "StreamHealth";
  std::uint64_t records = 0;  // read so far
  bool caught_up = false;
  bool sound = true;  // every entry once, in order, byte for byte
  std::uint64_t lost = 0, duplicated = 0, out_of_order = 0, different = 0;
  std::string first_fault;
  std::optional<Instant> looked_at;
  std::string trouble;  // why it cannot be looked at
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(records), CEREAL_NVP(caught_up), CEREAL_NVP(sound), CEREAL_NVP(lost),
       CEREAL_NVP(duplicated), CEREAL_NVP(out_of_order), CEREAL_NVP(different),
       CEREAL_NVP(first_fault), CEREAL_NVP(looked_at), CEREAL_NVP(trouble));
  }
};

}  // namespace yiben::api
