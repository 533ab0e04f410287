// roll 发放名册: one programme's month. Opened, its payments listed, drawn, confirmed by every
// town, then by the district against a fund; after that it cannot change. Of a benefit paid once it
// is the month's settlement with the funeral homes: a home's part is confirmed only once its
// statement has been compared and whatever differs is held.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"
#include "domain/money/settlement.h"
#include "domain/office/actor.h"

namespace yiben {

// A group of a roll is a town, by the 9 digits of its code, or a funeral home.
bool is_town(std::string_view group);

struct TownTotal {
  static constexpr std::string_view schema_name = "TownTotal";
  std::string town;  // 9 digits; of a settlement, the funeral home
  std::int32_t payments = 0;
  Fen total_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(town), CEREAL_NVP(payments), CEREAL_NVP(total_fen));
  }
};

struct BenefitRoll {
  static constexpr std::string_view category = "roll";
  // "roll-dibao-2026-11"
  static std::string stream(std::string_view programme, Month);

  struct Opened {
    static constexpr EventName event{"roll.opened", 1};
    std::string programme;
    Month month;
    std::uint64_t as_of = 0;  // the log position up to which awards were read
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(programme), CEREAL_NVP(month), CEREAL_NVP(as_of), CEREAL_NVP(by));
    }
  };
  struct Drawn {
    static constexpr EventName event{"roll.drawn", 1};
    std::string programme;
    Month month;
    std::vector<TownTotal> towns;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(programme), CEREAL_NVP(month), CEREAL_NVP(towns));
    }
  };
  struct PaymentHeld {  // taken off before the district confirms
    static constexpr EventName event{"roll.payment_held", 1};
    std::string programme;
    Month month;
    std::string town;
    std::string payment;  // the payment's stream
    Fen amount_fen;
    std::string reason;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(programme), CEREAL_NVP(month), CEREAL_NVP(town), CEREAL_NVP(payment),
         CEREAL_NVP(amount_fen), CEREAL_NVP(reason), CEREAL_NVP(by));
    }
  };
  struct TownConfirmed {
    static constexpr EventName event{"roll.town_confirmed", 1};
    std::string programme;
    Month month;
    std::string town;
    std::int32_t payments = 0;
    Fen total_fen;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(programme), CEREAL_NVP(month), CEREAL_NVP(town), CEREAL_NVP(payments),
         CEREAL_NVP(total_fen), CEREAL_NVP(by));
    }
  };
  struct Confirmed {
    static constexpr EventName event{"roll.confirmed", 1};
    std::string programme;
    Month month;
    std::int32_t payments = 0;
    Fen total_fen;
    std::string fund;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(programme), CEREAL_NVP(month), CEREAL_NVP(payments), CEREAL_NVP(total_fen),
         CEREAL_NVP(fund), CEREAL_NVP(by));
    }
  };
  struct Exported {  // the bank file left the house
    static constexpr EventName event{"roll.exported", 1};
    std::string programme;
    Month month;
    std::string format;
    std::string sha256;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(programme), CEREAL_NVP(month), CEREAL_NVP(format), CEREAL_NVP(sha256),
         CEREAL_NVP(by));
    }
  };
  struct StatementCompared {
    static constexpr EventName event{"roll.statement_compared", 1};
    std::string programme;
    Month month;
    std::string town;    // the funeral home
    std::string sha256;  // of the statement as it was handed in
    std::int32_t matched = 0;
    Fen matched_fen;
    std::vector<StatementDifference> differences;
    Date on;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(programme), CEREAL_NVP(month), CEREAL_NVP(town), CEREAL_NVP(sha256),
         CEREAL_NVP(matched), CEREAL_NVP(matched_fen), CEREAL_NVP(differences), CEREAL_NVP(on),
         CEREAL_NVP(by));
    }
  };
  using Event = std::variant<Opened, Drawn, PaymentHeld, TownConfirmed, Confirmed, Exported,
                             StatementCompared>;

  struct Open {
    std::string programme;
    Month month;
    Month this_month;
    std::uint64_t as_of = 0;
    Actor by;
  };
  struct Draw {
    std::vector<TownTotal> towns;
  };
  struct Hold {
    std::string town, payment;
    Fen amount_fen;
    std::string reason;
    Actor by;
  };
  struct ConfirmTown {
    std::string town;
    Actor by;
  };
  struct Confirm {
    std::string fund;
    Actor by;
  };
  struct Export {
    std::string format, sha256;
    Actor by;
  };
  struct Compare {
    std::string town, sha256;
    std::vector<SettlementItem> ours;  // every payment of the home on this roll, held ones too
    std::vector<StatementItem> theirs;
    Date on;
    Actor by;
  };
  using Command = std::variant<Open, Draw, Hold, ConfirmTown, Confirm, Export, Compare>;

  struct State {
    std::optional<Opened> opened;
    bool drawn = false;
    std::map<std::string, TownTotal> towns;
    std::map<std::string, UserId> confirmed_by;  // by town
    std::optional<Confirmed> confirmed;
    bool exported = false;
    std::set<std::string> held;                                     // payments' streams
    std::map<std::string, std::vector<StatementDifference>> found;  // by the last comparison
    Fen total_fen() const;
    std::int32_t payments() const;
    // What the last comparison with a home found and no hold has answered.
    std::int32_t open_differences(const std::string& town) const;
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
