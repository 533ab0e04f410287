// payment 发放: one award's money for one month. Its stream is named by award and month, so the
// same month cannot be listed twice, whoever tries.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"
#include "domain/office/actor.h"

namespace yiben {

// Why a payment of a confirmed roll was never sent to the bank: the payee's account is another than
// the one that was confirmed. It comes back to the fund and goes on the next roll.
inline constexpr std::string_view account_changed = "account_changed";

struct Payment {
  static constexpr std::string_view category = "payment";
  // "payment-<award>-2026-11"
  static std::string stream(AwardId, Month);

  struct Listed {
    static constexpr EventName event{"payment.listed", 1};
    AwardId award;
    Month month;       // the month it is for
    Month roll_month;  // the roll it is on; later than month for arrears 补发
    std::string programme;
    PersonId payee;
    PersonId subject;  // as of the claim: the payee, or the deceased
    std::string town;
    std::string division;
    std::optional<std::string> funeral_home;
    Fen basic_fen, supplement_fen;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(award), CEREAL_NVP(month), CEREAL_NVP(roll_month), CEREAL_NVP(programme),
         CEREAL_NVP(payee), CEREAL_NVP(subject), CEREAL_NVP(town), CEREAL_NVP(division),
         CEREAL_NVP(funeral_home), CEREAL_NVP(basic_fen), CEREAL_NVP(supplement_fen));
    }
    std::optional<Date> effective() const { return month.first_day(); }
  };
  struct Held {
    static constexpr EventName event{"payment.held", 1};
    AwardId award;
    Month month;
    std::string reason;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(award), CEREAL_NVP(month), CEREAL_NVP(reason));
    }
  };
  struct Settled {  // 回盘: the bank paid
    static constexpr EventName event{"payment.settled", 1};
    AwardId award;
    Month month;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(award), CEREAL_NVP(month), CEREAL_NVP(on));
    }
  };
  struct Failed {
    static constexpr EventName event{"payment.failed", 1};
    AwardId award;
    Month month;
    std::string reason;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(award), CEREAL_NVP(month), CEREAL_NVP(reason));
    }
  };
  struct Relisted {  // 重发: a failed or held payment goes on a later roll
    static constexpr EventName event{"payment.relisted", 1};
    AwardId award;
    Month month;
    Month roll_month;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(award), CEREAL_NVP(month), CEREAL_NVP(roll_month));
    }
  };
  using Event = std::variant<Listed, Held, Settled, Failed, Relisted>;

  struct List {
    Listed listed;
  };
  struct Hold {
    std::string reason;
  };
  struct Settle {
    Date on;
  };
  struct Fail {
    std::string reason;
  };
  struct Relist {
    Month roll_month;
  };
  using Command = std::variant<List, Hold, Settle, Fail, Relist>;

  enum class Status { none, listed, held, settled, failed };
  struct State {
    Status status = Status::none;
    std::optional<Listed> listed;
    Month roll_month;
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

YIBEN_ENUM_NAMES(Payment::Status, "none", "listed", "held", "settled", "failed")

}  // namespace yiben
