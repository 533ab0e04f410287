// recovery 追回: what was paid of an award for months it was not due for, as after a death nobody
// had told us of, and what of that has come back
// (社会救助暂行办法第六十六条、民发〔2021〕57号第三十四条).
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"
#include "domain/office/actor.h"

namespace yiben {

struct OverpaidMonth {
  static constexpr std::string_view schema_name = "OverpaidMonth";
  Month month;
  Fen amount_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(month), CEREAL_NVP(amount_fen));
  }
};

struct Recovery {
  static constexpr std::string_view category = "recovery";

  struct Opened {
    static constexpr EventName event{"recovery.opened", 1};
    RecoveryId recovery;
    AwardId award;
    std::string programme;
    PersonId payee;
    std::string division;
    std::vector<OverpaidMonth> months;
    Fen total_fen;
    std::string reason;  // names its words in the messages: award_reason.death
    std::optional<SagaId> saga;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(recovery), CEREAL_NVP(award), CEREAL_NVP(programme), CEREAL_NVP(payee),
         CEREAL_NVP(division), CEREAL_NVP(months), CEREAL_NVP(total_fen), CEREAL_NVP(reason),
         CEREAL_NVP(saga), CEREAL_NVP(on));
    }
  };
  struct Repaid {
    static constexpr EventName event{"recovery.repaid", 1};
    RecoveryId recovery;
    Fen amount_fen;
    std::string document;  // the receipt's number
    Actor by;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(recovery), CEREAL_NVP(amount_fen), CEREAL_NVP(document), CEREAL_NVP(by),
         CEREAL_NVP(on));
    }
  };
  struct Waived {  // what cannot be got back any more
    static constexpr EventName event{"recovery.waived", 1};
    RecoveryId recovery;
    Fen amount_fen;
    Private reason;
    Actor by;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(recovery), CEREAL_NVP(amount_fen), CEREAL_NVP(reason), CEREAL_NVP(by),
         CEREAL_NVP(on));
    }
  };
  struct Withdrawn {  // it was due after all
    static constexpr EventName event{"recovery.withdrawn", 1};
    RecoveryId recovery;
    std::string reason;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(recovery), CEREAL_NVP(reason), CEREAL_NVP(on));
    }
  };
  using Event = std::variant<Opened, Repaid, Waived, Withdrawn>;

  struct Open {
    Opened opened;  // total_fen is summed here
  };
  struct Repay {  // by finance
    Fen amount_fen;
    std::string document;  // needed
    Actor by;
    Date on;
  };
  struct Waive {  // by a district confirmer
    Fen amount_fen;
    std::string reason;
    Actor by;
    Date on;
  };
  struct Withdraw {
    std::string reason;
    Date on;
  };
  using Command = std::variant<Open, Repay, Waive, Withdraw>;

  struct State {
    std::optional<Opened> opened;
    Fen repaid_fen, waived_fen;
    bool withdrawn = false;
    Fen outstanding_fen() const;
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
