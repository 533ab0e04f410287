// raise 提标: a programme's higher standard, applied to every running award of the district in one
// act. The standard itself is a version of the rule pack; this is the decision to apply it from a
// month on: prepared by one person, confirmed by another, then carried out award by award. One
// stream a programme, so that two raises of it never run beside each other.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/awards/programme_rules.h"
#include "domain/decider.h"
#include "domain/office/actor.h"

namespace yiben {

struct StandardRaise {
  static constexpr std::string_view category = "raise";
  // "raise-dibao"
  static std::string stream(std::string_view programme) {
    return "raise-" + std::string(programme);
  }

  struct Prepared {
    static constexpr EventName event{"raise.prepared", 1};
    std::string programme;
    std::int32_t number = 1;  // of this programme's raises, from 1
    PackRef pack;
    Month from;            // the first month of the higher amounts
    std::string document;  // 文号 of the new standard
    std::int32_t awards = 0;
    Fen before_fen, after_fen;  // a month, as the preview said when it was prepared
    Date on;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(programme), CEREAL_NVP(number), CEREAL_NVP(pack), CEREAL_NVP(from),
         CEREAL_NVP(document), CEREAL_NVP(awards), CEREAL_NVP(before_fen), CEREAL_NVP(after_fen),
         CEREAL_NVP(on), CEREAL_NVP(by));
    }
    std::optional<Date> effective() const { return from.first_day(); }
  };
  struct Withdrawn {
    static constexpr EventName event{"raise.withdrawn", 1};
    std::string programme;
    std::int32_t number = 1;
    std::string reason;
    Date on;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(programme), CEREAL_NVP(number), CEREAL_NVP(reason), CEREAL_NVP(on),
         CEREAL_NVP(by));
    }
  };
  struct Confirmed {
    static constexpr EventName event{"raise.confirmed", 1};
    std::string programme;
    std::int32_t number = 1;
    std::uint64_t as_of = 0;  // the log position up to which awards were looked for
    Date on;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(programme), CEREAL_NVP(number), CEREAL_NVP(as_of), CEREAL_NVP(on),
         CEREAL_NVP(by));
    }
  };
  struct CarriedOut {
    static constexpr EventName event{"raise.carried_out", 1};
    std::string programme;
    std::int32_t number = 1;
    std::int32_t awards = 0;  // that were changed
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(programme), CEREAL_NVP(number), CEREAL_NVP(awards));
    }
  };
  using Event = std::variant<Prepared, Withdrawn, Confirmed, CarriedOut>;

  struct Prepare {
    std::string programme;
    PackRef pack;
    Date pack_from;  // when its standard begins
    Month from;
    std::optional<Month> drawn;  // the first roll from `from` on that has been drawn
    std::string document;
    std::int32_t awards = 0;  // that would rise
    Fen before_fen, after_fen;
    Date on;
    Actor by;
  };
  struct Withdraw {
    std::string reason;
    Date on;
    Actor by;
  };
  struct Confirm {
    std::optional<Month> drawn;
    std::uint64_t as_of = 0;
    Date on;
    Actor by;
  };
  struct Finish {
    std::int32_t awards = 0;
  };
  using Command = std::variant<Prepare, Withdraw, Confirm, Finish>;

  enum class Status { prepared, withdrawn, confirmed, carried_out };
  struct Record {
    static constexpr std::string_view schema_name = "Raise";
    Prepared prepared;
    Status status = Status::prepared;
    std::optional<Withdrawn> withdrawn;
    std::optional<Confirmed> confirmed;
    std::int32_t awards = 0;  // changed, once carried out
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(prepared), CEREAL_NVP(status), CEREAL_NVP(withdrawn), CEREAL_NVP(confirmed),
         CEREAL_NVP(awards));
    }
  };
  struct State {
    std::vector<Record> raises;  // oldest first
    // The one that waits for confirmation, or is being carried out; nullptr: none.
    const Record* prepared() const;
    const Record* under_way() const;
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

YIBEN_ENUM_NAMES(StandardRaise::Status, "prepared", "withdrawn", "confirmed", "carried_out")

}  // namespace yiben
