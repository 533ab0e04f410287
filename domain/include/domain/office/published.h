// Reference data as events: holiday notices, rule packs, procedures, life events, event schemas,
// funeral homes, departments. Each stream holds the versions of one document; a later version must
// be newer, and none is ever edited.
//
// Documents are carried as their canonical JSON text, so that a reader in thirty years needs
// nothing of ours to read the rules a decision cites.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/core/enum_names.h"
#include "domain/decider.h"

namespace yiben {

enum class DocumentKind {
  calendar,
  rule_pack,
  procedure,
  schema,
  funeral_homes,
  life_event,
  departments,
};
YIBEN_ENUM_NAMES(DocumentKind, "calendar", "rule_pack", "procedure", "schema", "funeral_homes",
                 "life_event", "departments")

struct Published {
  static constexpr std::string_view category = "document";
  // "document-rule_pack-HTZ"
  static std::string stream(DocumentKind, std::string_view id);

  struct Issued {
    static constexpr EventName event{"document.issued", 1};
    DocumentKind kind = DocumentKind::calendar;
    std::string id;
    std::int32_t version = 1;
    std::string json;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(kind), CEREAL_NVP(id), CEREAL_NVP(version), CEREAL_NVP(json));
    }
  };
  using Event = std::variant<Issued>;
  struct Issue {
    Issued issued;
    std::vector<std::string> problems;  // found by its own checker; any refuses the issue
  };
  using Command = std::variant<Issue>;
  struct State {
    std::vector<Issued> versions;
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
