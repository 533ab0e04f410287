#include "domain/life_events/department.h"

#include "domain/exchange/http_address.h"
#include "domain/life_events/batch_address.h"
#include "domain/life_events/life_event.h"

namespace yiben {

std::set<std::string> connectors_of(const Departments& departments) {
  std::set<std::string> out;
  for (const auto& [id, department] : departments)
    for (const auto& act : department.acts) out.insert(id + "." + act.id);
  return out;
}

std::vector<std::string> problems(const DepartmentList& list) {
  std::vector<std::string> out;
  std::set<std::string> seen, sources;
  for (const auto& d : list.departments) {
    const bool ours = d.id == office_connector || d.id == child_connector ||
                      d.id == person_connector || d.id == time_connector;
    if (d.id.empty() || d.id.find('.') != std::string::npos || ours)
      out.push_back("a department cannot be called '" + d.id + "'");
    if (!seen.insert(d.id).second) out.push_back("department " + d.id + " stands twice");
    if (!is_http_address(d.url) && !is_batch_address(d.url))
      out.push_back("department " + d.id + ": no address: " + d.url);
    if (d.source.empty() || !sources.insert(d.source).second)
      out.push_back("department " + d.id + ": no source of its own");
    if (d.acts.empty()) out.push_back("department " + d.id + " does nothing");
    std::set<std::string> acts;
    for (const auto& act : d.acts)
      if (act.id.empty() || !acts.insert(act.id).second)
        out.push_back("department " + d.id + ": act '" + act.id + "' stands twice or has no name");
  }
  return out;
}

}  // namespace yiben
