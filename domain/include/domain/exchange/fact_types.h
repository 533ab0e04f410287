// What other departments may tell us, as the data of a CloudEvent. Each struct says its type; its
// JSON Schema follows from its fields, and a fact that does not fit is a dead letter.
//
// To add one: a struct here and its name in FactTypes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "domain/codec/json.h"
#include "domain/core/money.h"

namespace yiben {

// 公安、卫健、殡仪馆: somebody has died.
struct DeathFact {
  static constexpr std::string_view type = "death.registered";
  static constexpr std::string_view schema_name = "DeathFact";
  std::string id_number, name;
  Date died_on;
  std::optional<std::string> certificate_number;  // 居民死亡医学证明（推断）书
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id_number), CEREAL_NVP(name), CEREAL_NVP(died_on),
       CEREAL_NVP(certificate_number));
  }
};

// 婚姻登记: two people have married or divorced.
enum class MarriageChange { married, divorced };
YIBEN_ENUM_NAMES(MarriageChange, "married", "divorced")
struct MarriageFact {
  static constexpr std::string_view type = "marriage.registered";
  static constexpr std::string_view schema_name = "MarriageFact";
  std::string id_number, name, spouse_id_number, spouse_name;
  MarriageChange change = MarriageChange::married;
  Date registered_on;
  std::string certificate_number;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id_number), CEREAL_NVP(name), CEREAL_NVP(spouse_id_number),
       CEREAL_NVP(spouse_name), CEREAL_NVP(change), CEREAL_NVP(registered_on),
       CEREAL_NVP(certificate_number));
  }
};

// 人社、税务、社保: income of one month.
struct IncomeFact {
  static constexpr std::string_view type = "income.reported";
  static constexpr std::string_view schema_name = "IncomeFact";
  std::string id_number, name;
  std::string kind;  // the sender's own word: 工资薪金, 养老金
  Month month;
  Fen amount_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id_number), CEREAL_NVP(name), CEREAL_NVP(kind), CEREAL_NVP(month),
       CEREAL_NVP(amount_fen));
  }
};

// 残联、人社、教育: a certificate was issued, changed or withdrawn.
enum class CertificateStatus { valid, withdrawn, expired };
YIBEN_ENUM_NAMES(CertificateStatus, "valid", "withdrawn", "expired")
struct CertificateFact {
  static constexpr std::string_view type = "certificate.changed";
  static constexpr std::string_view schema_name = "CertificateFact";
  std::string id_number, name;
  std::string kind;  // 残疾人证, 失业登记证, 学籍
  std::string number;
  std::optional<std::string> level;
  CertificateStatus status = CertificateStatus::valid;
  Date since;
  std::optional<Date> valid_until;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id_number), CEREAL_NVP(name), CEREAL_NVP(kind), CEREAL_NVP(number),
       CEREAL_NVP(level), CEREAL_NVP(status), CEREAL_NVP(since), CEREAL_NVP(valid_until));
  }
};

// Any department: what became of a step it had taken on (docs/departments.md).
enum class AnsweredCall { perform, undo };
YIBEN_ENUM_NAMES(AnsweredCall, "perform", "undo")
enum class AnsweredResult { succeeded, refused };
YIBEN_ENUM_NAMES(AnsweredResult, "succeeded", "refused")
struct StepAnswerFact {
  static constexpr std::string_view type = "step.answered";
  static constexpr std::string_view schema_name = "StepAnswerFact";
  std::string key;  // the idempotency key of the call
  AnsweredCall call = AnsweredCall::perform;
  AnsweredResult result = AnsweredResult::succeeded;
  std::map<std::string, std::string> answer;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(key), CEREAL_NVP(call), CEREAL_NVP(result), CEREAL_NVP(answer));
  }
};

using FactTypes = std::tuple<DeathFact, MarriageFact, IncomeFact, CertificateFact, StepAnswerFact>;

bool is_fact_type(std::string_view type);

struct FactSchema {
  std::string type;
  json::value schema;  // JSON Schema 2020-12
};
std::vector<FactSchema> fact_schemas();

// Whom a fact is about, as it names them: once or twice; of a step's answer nobody.
struct FactPeople {
  std::vector<std::string> id_numbers;
};
// Errors: the field that does not fit or cannot be so, as of today (a death of tomorrow, an income
// below nothing), with what else is wrong; "/type" for a type there is none of.
Result<FactPeople, JsonProblem> check_fact(std::string_view type, const json::value& data,
                                           Date today);

}  // namespace yiben
