// What anyone may know of a demo: whom they can be.
#pragma once

#include <string>
#include <vector>

#include "domain/office/actor.h"

namespace yiben::api {

struct DemoAccountRow {
  static constexpr std::string_view schema_name = "DemoAccount";
  std::string login, password, name;
  Role role = Role::town_clerk;
  std::string division_name;
  std::string what;  // what awaits them, in Chinese; in English under awaits.<role> of the messages
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(login), CEREAL_NVP(password), CEREAL_NVP(name), CEREAL_NVP(role),
       CEREAL_NVP(division_name), CEREAL_NVP(what));
  }
};
struct DemoAccountList {
  std::vector<DemoAccountRow> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};

}  // namespace yiben::api
