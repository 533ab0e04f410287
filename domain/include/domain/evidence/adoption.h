// adoption 认账: what was left of a book after its log had been cut short, taken for the book from
// here on. The log then holds, for whoever reads it later, what was found and what had been known.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"

namespace yiben {

struct AdoptedLog {
  static constexpr std::string_view schema_name = "AdoptedLog";
  std::string log;  // "log", "access", "deliveries"
  std::uint64_t entries = 0;
  std::string root;                            // hexadecimal
  std::optional<std::uint64_t> known_entries;  // nothing: no head file was there
  std::optional<std::string> known_root;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(log), CEREAL_NVP(entries), CEREAL_NVP(root), CEREAL_NVP(known_entries),
       CEREAL_NVP(known_root));
  }
};

struct Adoption {
  static constexpr std::string_view category = "book";
  static std::string stream() { return "book-adoptions"; }

  struct Adopted {
    static constexpr EventName event{"book.adopted", 1};
    std::vector<AdoptedLog> logs;  // as found, before this event
    std::string reason;
    Instant at;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(logs), CEREAL_NVP(reason), CEREAL_NVP(at));
    }
  };
  using Event = std::variant<Adopted>;

  struct Adopt {
    std::vector<AdoptedLog> logs;
    std::string reason;
    Instant at;
  };
  using Command = std::variant<Adopt>;

  struct State {};  // an earlier adoption stands in the way of none
  using Decision = Events<Event>;

  static State evolve(State state, const Event&) { return state; }
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
