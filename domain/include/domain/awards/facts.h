// What is known of a case: the household's members, incomes and deductions, answers to the
// programme's own form, items and their prices. Declared at filing, replaced by what officers find.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/codec/json.h"
#include "domain/core/private.h"
#include "domain/people/person.h"

namespace yiben {

// Kinds of 分类施保 (社会救助暂行办法第十二条). A person may be of several and counts once.
enum class Category { elderly, minor, severely_disabled, seriously_ill, single_parent_minor };
YIBEN_ENUM_NAMES(Category, "elderly", "minor", "severely_disabled", "seriously_ill",
                 "single_parent_minor")

enum class IncomeKind { wage, business, property, transfer, other };
YIBEN_ENUM_NAMES(IncomeKind, "wage", "business", "property", "transfer", "other")

// What an amount is for: a month, or the year before.
enum class Period { month, year };
YIBEN_ENUM_NAMES(Period, "month", "year")

enum class DeductionKind { employment_cost, medical, disability, education };
YIBEN_ENUM_NAMES(DeductionKind, "employment_cost", "medical", "disability", "education")

struct Income {
  static constexpr std::string_view schema_name = "Income";
  IncomeKind kind = IncomeKind::wage;
  Fen amount_fen;
  Period period = Period::month;
  std::optional<std::string>
      exempt_as;  // an exemption of the rule pack: basic_pension, scholarship…
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(kind), CEREAL_NVP(amount_fen), CEREAL_NVP(period), CEREAL_NVP(exempt_as));
  }
};

struct Deduction {
  static constexpr std::string_view schema_name = "Deduction";
  DeductionKind kind = DeductionKind::medical;
  Fen amount_fen;
  Period period = Period::month;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(kind), CEREAL_NVP(amount_fen), CEREAL_NVP(period));
  }
};

struct MemberFacts {
  static constexpr std::string_view schema_name = "MemberFacts";
  PersonId person;
  bool counted = true;  // among the people supported; 服刑 and others of 57号第七条 are not
  std::vector<Category> categories;
  std::vector<Income> incomes;
  std::vector<Deduction> deductions;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(person), CEREAL_NVP(counted), CEREAL_NVP(categories), CEREAL_NVP(incomes),
       CEREAL_NVP(deductions));
  }
};

struct Item {  // of a service that is paid for by item, up to a cap
  static constexpr std::string_view schema_name = "Item";
  std::string code;
  Fen price_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(code), CEREAL_NVP(price_fen));
  }
};

struct Facts {
  static constexpr std::string_view schema_name = "Facts";
  std::vector<MemberFacts> members;
  std::map<std::string, std::string>
      answers;  // by FormField id; numbers, dates and choices as text
  std::vector<Item> items;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(members), CEREAL_NVP(answers), CEREAL_NVP(items));
  }
};

// Facts as they go into an event: each member's part under that person's key, the rest under the
// applicant's.
struct SealedFacts {
  std::vector<Private> members;
  Private rest;
  // The part that was opened and is not what was sealed; an erased one is not meant.
  std::optional<std::string> unreadable() const;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(members), CEREAL_NVP(rest));
  }
};

SealedFacts sealed(const Facts&, PersonId applicant);
Facts opened(const SealedFacts&);  // members who were erased are left out

}  // namespace yiben
