// FuneralHome 殡仪馆: a home that deducts at its counter and is settled with. A district's list is
// a published document, so that a claim names its home by a code and money goes to the account on
// the list. The account is an institution's, no person's: it is published in plain.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/codec/json.h"

namespace yiben {

struct FuneralHome {
  static constexpr std::string_view schema_name = "FuneralHome";
  std::string code;  // small letters, digits and dashes; never the form of a division's code
  std::string name;
  std::string division;  // where it stands
  std::string bank, account, account_holder;
  std::optional<Date> until;  // the first day it took no more claims; it stays on the list
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(code), CEREAL_NVP(name), CEREAL_NVP(division), CEREAL_NVP(bank),
       CEREAL_NVP(account), CEREAL_NVP(account_holder), CEREAL_NVP(until));
  }
  bool open_on(Date day) const { return !until || day < *until; }
};

// One file of domain/rules/funeral_homes.
struct FuneralHomeList {
  std::string id;
  std::int32_t version = 1;
  std::string source;
  std::vector<FuneralHome> homes;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(version), CEREAL_NVP(source), CEREAL_NVP(homes));
  }
};

// What is wrong with a list; empty: nothing.
std::vector<std::string> problems(const FuneralHomeList&);

using FuneralHomes = std::map<std::string, FuneralHome, std::less<>>;  // by code

}  // namespace yiben
