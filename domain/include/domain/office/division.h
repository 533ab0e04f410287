// Division: an administrative division by its code. Province 2, city 4, county 6 digits (GB/T
// 2260); town 9 and village 12 (统计用区划代码). Each level's code begins with its parent's.
//
//   auto town = *Division::parse("500199001");
//   Division::parse("500199")->covers(town);  // true
#pragma once

#include <cereal/cereal.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/core/date.h"
#include "domain/core/enum_names.h"

namespace yiben {

enum class DivisionLevel { province, city, county, town, village };
YIBEN_ENUM_NAMES(DivisionLevel, "province", "city", "county", "town", "village")

class Division {
 public:
  // nullopt unless 2, 4, 6, 9 or 12 digits. Zeros that only fill a code up are dropped, as lists
  // print a city as 510200 and a town as 500199001000: those are "5102" and "500199001".
  static std::optional<Division> parse(std::string_view text);

  const std::string& text() const { return code_; }
  DivisionLevel level() const;
  bool covers(const Division& other) const;  // itself and everything inside it
  std::optional<Division> parent() const;    // nullopt: a province
  // The level asked for that this lies in; nullopt when it is larger than that.
  std::optional<Division> at(DivisionLevel) const;

  auto operator<=>(const Division&) const = default;

 private:
  explicit Division(std::string code) : code_(std::move(code)) {}
  std::string code_;
};

// One stay of a name on a code. A code may come back with another name: 500110 was 万盛区 until
// 2011 and is 綦江区.
struct DivisionRow {
  static constexpr std::string_view schema_name = "DivisionRow";
  std::string code, name;
  std::optional<Date> from;              // first day; without it, since ever
  std::optional<Date> until;             // first day it no longer stood
  std::optional<std::string> successor;  // the code its people belong to since
  bool operator==(const DivisionRow&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(code), CEREAL_NVP(name), CEREAL_NVP(from), CEREAL_NVP(until),
       CEREAL_NVP(successor));
  }
};

// One file of domain/rules/divisions.
struct DivisionFile {
  std::vector<DivisionRow> divisions;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(divisions));
  }
};

// Known divisions, retired ones too: an old identity number keeps the code it was given under.
class DivisionTable {
 public:
  // False and nothing changed: the row's code or successor is none, its days are in the wrong
  // order, or the code has another row for some of the same days.
  bool add(const DivisionRow&);

  // The row that stood on that day. nullptr: none did. Lives as long as the table is not added to.
  const DivisionRow* known(const Division&, Date on) const;
  // The division whose office is responsible on that day, following successors.
  std::optional<Division> current(const Division&, Date on) const;
  // Divisions one level below that stood on that day, by code.
  std::vector<const DivisionRow*> children(const Division&, Date on) const;
  // Names from the largest known division down, "示范区朝霞街道东园社区"; "" when unknown.
  std::string full_name(const Division&, Date on) const;

 private:
  std::map<Division, std::vector<DivisionRow>> rows_;
};

}  // namespace yiben
