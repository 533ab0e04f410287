// A definition as a publisher has it before him: a life event or the procedure of a case, a YAML
// file.
#pragma once

#include <set>
#include <string>
#include <variant>
#include <vector>

#include "domain/cases/procedure.h"
#include "domain/life_events/department.h"
#include "domain/life_events/life_event.h"

namespace yiben::ops {

struct LineProblem {
  int line = 1;
  std::string what;
};

struct Definition {
  std::variant<LifeEvent, Procedure> is;
  std::string sha256;  // of the document that would be published
  const std::string& id() const;
  int version() const;
  std::size_t steps() const;
};

// What is in the rules folder beside it.
struct PublishedRules {
  Departments departments;
  std::set<std::string> connectors;
  std::vector<LifeEvent> life_events;
  std::vector<Procedure> procedures;
};
// Error: the first file that cannot be read.
Result<PublishedRules, std::string> published_rules(const std::string& folder);

// The definition in the text, or everything that is wrong with it.
std::variant<Definition, std::vector<LineProblem>> read_definition(const std::string& text,
                                                                   const PublishedRules&);

}  // namespace yiben::ops
