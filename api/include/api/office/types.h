// Requests and answers about sign-in, reference data and the server itself.
#pragma once

#include "api/exchange/kafka.h"
#include "api/office/account_types.h"
#include "api/people/types.h"
#include "domain/office/division.h"

namespace yiben::api {

struct None {  // no body
  template <class Ar>
  void serialize(Ar&) {}
};

struct SignInRequest {
  std::string login, password;
  std::optional<std::string> code;  // of the second factor
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(login), CEREAL_NVP(password), CEREAL_NVP(code));
  }
};
struct Me {
  static constexpr std::string_view schema_name = "Me";
  UserId user;
  std::string login, name;
  Role role = Role::none;  // until a post is given
  std::string division, division_name;
  Date office_date;
  bool demo = false;
  bool must_change_password = false;
  SecondFactor second_factor = SecondFactor::off;
  SignInRules::Password password_rules;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(login), CEREAL_NVP(name), CEREAL_NVP(role),
       CEREAL_NVP(division), CEREAL_NVP(division_name), CEREAL_NVP(office_date), CEREAL_NVP(demo),
       CEREAL_NVP(must_change_password), CEREAL_NVP(second_factor), CEREAL_NVP(password_rules));
  }
};
struct RelayHealth {
  static constexpr std::string_view schema_name = "RelayHealth";
  std::uint64_t relayed = 0, behind = 0;  // entries
  bool connected = false;
  std::string trouble;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(relayed), CEREAL_NVP(behind), CEREAL_NVP(connected), CEREAL_NVP(trouble));
  }
};
struct Health {
  static constexpr std::string_view schema_name = "Health";
  bool ok = true;                               // there is no trouble
  std::map<std::string, std::string> troubles;  // by name: "log", "head", "relay", "timers", …
  std::string version;
  std::uint64_t log_head = 0, views_at = 0;
  std::string fault;
  std::optional<RelayHealth> relay;  // of a server that relays to Kafka
  std::optional<StreamHealth> streams;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(ok), CEREAL_NVP(troubles), CEREAL_NVP(version), CEREAL_NVP(log_head),
       CEREAL_NVP(views_at), CEREAL_NVP(fault), CEREAL_NVP(relay), CEREAL_NVP(streams));
  }
};
struct Messages {
  std::map<std::string, std::string> zh, en;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(zh), CEREAL_NVP(en));
  }
};
struct DivisionName {
  static constexpr std::string_view schema_name = "DivisionName";
  std::string code, name;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(code), CEREAL_NVP(name));
  }
};
struct DivisionList {
  std::vector<DivisionName> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};
struct ProgrammeInForce {
  static constexpr std::string_view schema_name = "ProgrammeInForce";
  PackRef pack;
  ProgrammeRules rules;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(pack), CEREAL_NVP(rules));
  }
};
struct ProgrammeList {
  std::vector<ProgrammeInForce> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};
struct EventVersion {
  static constexpr std::string_view schema_name = "EventVersion";
  std::string type;
  std::int32_t version = 1;
  std::string schema;     // its path
  bool withheld = false;  // in Kafka alone, never in event streams and webhooks
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(type), CEREAL_NVP(version), CEREAL_NVP(schema), CEREAL_NVP(withheld));
  }
};
struct SchemaList {
  std::vector<EventVersion> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};
struct Colleague {
  static constexpr std::string_view schema_name = "Colleague";
  UserId user;
  std::string name;
  Role role = Role::town_clerk;
  std::string division;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(name), CEREAL_NVP(role), CEREAL_NVP(division));
  }
};
struct ColleagueList {
  std::vector<Colleague> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};
struct ClockRequest {  // demo only
  std::int32_t days = 0;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(days));
  }
};
struct ClockAnswer {
  Date office_date;
  std::int64_t waits_ended = 0;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(office_date), CEREAL_NVP(waits_ended));
  }
};

}  // namespace yiben::api
