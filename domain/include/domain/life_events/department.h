// departments 部门: whose systems a life event's steps are sent to, and which acts each takes. Rule
// data (domain/rules/departments/*.yaml), published like rule packs; the newest version counts.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "domain/core/text.h"

namespace yiben {

struct DepartmentAct {
  static constexpr std::string_view schema_name = "DepartmentAct";
  std::string id;
  Text name;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(name));
  }
};

struct Department {
  static constexpr std::string_view schema_name = "Department";
  std::string id;  // before the dot of a connector
  Text name;
  // http or https, or "batch:<folder>" where calls and answers go in files; docs/departments.md
  // says what is in either.
  std::string url;
  // The CloudEvents source its own system sends under: the secret of that sender
  // (exchange/sender.h) signs calls to it and its answers to us.
  std::string source;
  std::vector<DepartmentAct> acts;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(name), CEREAL_NVP(url), CEREAL_NVP(source), CEREAL_NVP(acts));
  }
};

struct DepartmentList {
  std::string id;
  std::int32_t version = 1;
  std::vector<Department> departments;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(version), CEREAL_NVP(departments));
  }
};

using Departments = std::map<std::string, Department>;

// "hrss.survivor_benefit" of every act of every department.
std::set<std::string> connectors_of(const Departments&);

// What a publisher must mend; empty when the list can be used.
std::vector<std::string> problems(const DepartmentList&);

}  // namespace yiben
