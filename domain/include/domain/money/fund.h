// fund 资金: a budget line for a year. Money comes in by budget and goes out by confirmed rolls,
// never below zero.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"
#include "domain/office/actor.h"

namespace yiben {

enum class FundSource { central, provincial, municipal, district, lottery };
YIBEN_ENUM_NAMES(FundSource, "central", "provincial", "municipal", "district", "lottery")

struct Fund {
  static constexpr std::string_view category = "fund";
  static std::string stream(std::string_view id) { return "fund-" + std::string(id); }

  struct Opened {
    static constexpr EventName event{"fund.opened", 1};
    std::string fund;
    std::string programme;
    std::int32_t year = 0;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(fund), CEREAL_NVP(programme), CEREAL_NVP(year));
    }
  };
  struct Budgeted {
    static constexpr EventName event{"fund.budgeted", 1};
    std::string fund;
    FundSource source = FundSource::central;
    Fen amount_fen;
    std::string document;  // 文号
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(fund), CEREAL_NVP(source), CEREAL_NVP(amount_fen), CEREAL_NVP(document),
         CEREAL_NVP(by));
    }
  };
  struct PaidOut {
    static constexpr EventName event{"fund.paid_out", 1};
    std::string fund;
    std::string roll;
    Fen amount_fen;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(fund), CEREAL_NVP(roll), CEREAL_NVP(amount_fen));
    }
  };
  struct CameBack {  // a payment the bank could not make
    static constexpr EventName event{"fund.came_back", 1};
    std::string fund;
    std::string roll;
    Fen amount_fen;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(fund), CEREAL_NVP(roll), CEREAL_NVP(amount_fen));
    }
  };
  using Event = std::variant<Opened, Budgeted, PaidOut, CameBack>;

  struct Open {
    std::string fund, programme;
    std::int32_t year = 0;
  };
  struct Budget {
    FundSource source = FundSource::central;
    Fen amount_fen;
    std::string document;
    Actor by;
  };
  struct PayOut {
    std::string roll;
    Fen amount_fen;
  };
  struct TakeBack {
    std::string roll;
    Fen amount_fen;
  };
  using Command = std::variant<Open, Budget, PayOut, TakeBack>;

  struct State {
    std::optional<Opened> opened;
    Fen balance_fen;
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
