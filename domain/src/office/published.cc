#include "domain/office/published.h"

#include "domain/core/enum_names.h"

namespace yiben {

std::string Published::stream(DocumentKind kind, std::string_view id) {
  return "document-" + std::string(enum_name(kind)) + "-" + std::string(id);
}

Published::State Published::evolve(State state, const Event& event) {
  state.versions.push_back(std::get<Issued>(event));
  return state;
}

Published::Decision Published::decide(const State& state, const Command& command) {
  const auto& [issued, problems] = std::get<Issue>(command);
  if (!problems.empty())
    return Rejection{Rule::definition_invalid, {{"id", issued.id}, {"problem", problems.front()}}};
  if (!state.versions.empty() && issued.version <= state.versions.back().version)
    return Rejection{
        Rule::version_not_newer,
        {{"id", issued.id}, {"newest", std::to_string(state.versions.back().version)}}};
  return std::vector<Event>{issued};
}

}  // namespace yiben
