// person 人: who someone is, whether they live, which benefits they hold, where they are paid.
//
// A person's own stream carries the start and end of every benefit, so two grants to one person
// cannot pass each other: both would append to this stream at the same version.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"
#include "domain/office/actor.h"

namespace yiben {

enum class Sex { male, female };
YIBEN_ENUM_NAMES(Sex, "male", "female")
enum class Area { urban, rural };
YIBEN_ENUM_NAMES(Area, "urban", "rural")

// The paper a death is recorded from at a window: word of mouth is none.
enum class DeathProof {
  medical_certificate,    // 居民死亡医学证明（推断）书
  police_certificate,     // 公安部门出具的死亡证明、户籍注销证明
  judicial_certificate,   // 司法鉴定、宣告死亡判决
  cremation_certificate,  // 火化证明
  community_certificate,  // 村（居）委会证明，无其他证明时
};
YIBEN_ENUM_NAMES(DeathProof, "medical_certificate", "police_certificate", "judicial_certificate",
                 "cremation_certificate", "community_certificate")

struct Person {
  static constexpr std::string_view category = "person";

  struct Registered {
    static constexpr EventName event{"person.registered", 1};
    PersonId person;
    Private name;
    Private id_number;  // GB 11643-1999
    Private born;       // "1958-03-01"
    Sex sex = Sex::male;
    std::string division;  // of the household register, 12 digits
    Area area = Area::urban;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(person), CEREAL_NVP(name), CEREAL_NVP(id_number), CEREAL_NVP(born),
         CEREAL_NVP(sex), CEREAL_NVP(division), CEREAL_NVP(area));
    }
  };
  struct AccountSet {  // 社会化发放 account, 民发〔2021〕57号第二十五条
    static constexpr EventName event{"person.account_set", 1};
    PersonId person;
    std::string bank;
    Private account;
    Private holder;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(person), CEREAL_NVP(bank), CEREAL_NVP(account), CEREAL_NVP(holder));
    }
  };
  // Another account than the one there is: somebody asks for it, somebody else agrees or does not.
  // What was agreed to follows as account_set.
  struct AccountProposed {
    static constexpr EventName event{"person.account_proposed", 1};
    PersonId person;
    std::string bank;
    Private account;
    Private holder;
    std::string reason;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(person), CEREAL_NVP(bank), CEREAL_NVP(account), CEREAL_NVP(holder),
         CEREAL_NVP(reason), CEREAL_NVP(by));
    }
  };
  struct AccountConfirmed {
    static constexpr EventName event{"person.account_confirmed", 1};
    PersonId person;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(person), CEREAL_NVP(by));
    }
  };
  struct AccountDeclined {
    static constexpr EventName event{"person.account_declined", 1};
    PersonId person;
    std::string reason;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(person), CEREAL_NVP(reason), CEREAL_NVP(by));
    }
  };
  struct Died {
    static constexpr EventName event{"person.died", 1};
    PersonId person;
    Date on;
    std::string source;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(person), CEREAL_NVP(on), CEREAL_NVP(source));
    }
    std::optional<Date> effective() const { return on; }
  };
  struct DeathAnnulled {  // the record of it was wrong; what is known now stands in its place
    static constexpr EventName event{"person.death_annulled", 1};
    PersonId person;
    Date died_on;  // as it was recorded
    Date on;
    std::string source;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(person), CEREAL_NVP(died_on), CEREAL_NVP(on), CEREAL_NVP(source));
    }
  };
  struct BenefitStarted {
    static constexpr EventName event{"person.benefit_started", 1};
    PersonId person;
    std::string programme;
    AwardId award;
    Month from;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(person), CEREAL_NVP(programme), CEREAL_NVP(award), CEREAL_NVP(from));
    }
  };
  struct BenefitEnded {
    static constexpr EventName event{"person.benefit_ended", 1};
    PersonId person;
    std::string programme;
    AwardId award;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(person), CEREAL_NVP(programme), CEREAL_NVP(award));
    }
  };
  // What was written down wrong, or has changed: a name, where they live. As it is from now on.
  struct Corrected {
    static constexpr EventName event{"person.corrected", 1};
    PersonId person;
    Private name;  // empty: as it was
    std::string division;
    Area area = Area::urban;
    Private reason;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(person), CEREAL_NVP(name), CEREAL_NVP(division), CEREAL_NVP(area),
         CEREAL_NVP(reason), CEREAL_NVP(by));
    }
  };
  using Event =
      std::variant<Registered, AccountSet, Died, BenefitStarted, BenefitEnded, DeathAnnulled,
                   AccountProposed, AccountConfirmed, AccountDeclined, Corrected>;

  struct Register {
    PersonId person;
    std::string name, id_number;
    std::string division;
    Area area = Area::urban;
    Date today;
  };
  struct Correct {  // what is not given stays
    std::optional<std::string> name, division;
    std::optional<Area> area;
    std::string reason;
    Actor by;
  };
  struct SetAccount {  // the first one
    std::string bank, account, holder;
  };
  struct ProposeAccount {
    std::string bank, account, holder, reason;
    Actor by;
  };
  struct ConfirmAccount {
    Actor by;
  };
  struct DeclineAccount {
    std::string reason;
    Actor by;
  };
  struct RecordDeath {
    Date on;
    std::string source;
    Date today;
  };
  struct AnnulDeath {
    Date on;
    std::string source;
  };
  struct StartBenefit {
    std::string programme;
    AwardId award;
    Month from;
  };
  struct EndBenefit {
    std::string programme;
    AwardId award;
  };
  using Command = std::variant<Register, SetAccount, RecordDeath, AnnulDeath, StartBenefit,
                               EndBenefit, ProposeAccount, ConfirmAccount, DeclineAccount, Correct>;

  struct State {
    bool registered = false;
    PersonId person;
    std::string division;
    Area area = Area::urban;
    Sex sex = Sex::male;
    std::optional<Date> born;  // nothing once erased
    std::optional<Date> died;
    std::optional<AccountSet> account;
    std::optional<AccountProposed> proposed;
    std::map<std::string, AwardId> benefits;  // by programme
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
