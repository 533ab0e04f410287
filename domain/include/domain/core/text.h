// Text: words for people, in both languages. They live in rule data, never in C++.
#pragma once

#include <string>

#include "domain/codec/json.h"

namespace yiben {

struct Text {
  static constexpr std::string_view schema_name = "Text";
  std::string zh;
  std::string en;
  bool operator==(const Text&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(zh), CEREAL_NVP(en));
  }
};

}  // namespace yiben
