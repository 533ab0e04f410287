#include "serving/demo.h"

#include <cstdio>

#include "ops/demo_office.h"

namespace yiben::ops {

std::vector<api::DemoAccountView> shown_demo_accounts(const Workspace& w,
                                                      const api::MessageTable& words) {
  std::vector<api::DemoAccountView> out;
  auto accounts = demo_accounts();
  if (!accounts) return out;
  for (const auto& a : *accounts) {
    const auto division = Division::parse(a.division);
    out.push_back({a.login, std::string(demo_password), a.name, a.role,
                   division ? w.divisions.full_name(*division, w.book->today()) : a.division,
                   words.zh("demo_account." + std::string(enum_name(a.role)))});
  }
  return out;
}

std::unique_ptr<DepartmentsServer> simulated_departments(const SimulatedDepartments& options,
                                                         Workspace& w, std::uint16_t port) {
  if (!options.port) return nullptr;
  DepartmentsOptions terms;
  terms.port = *options.port;
  terms.faults_in_a_thousand = options.faults_in_a_thousand;
  terms.facts_url = "http://127.0.0.1:" + std::to_string(port) + "/api/v1/facts";
  auto started = DepartmentsServer::start(terms);
  if (!started) {
    terms.port = 0;
    started = DepartmentsServer::start(terms);
  }
  if (!started) {
    std::fprintf(stderr, "yiben: simulated departments: %s\n", started.error().c_str());
    return nullptr;
  }
  if (auto ok = point_demo_departments(w, (*started)->port()); !ok)
    std::fprintf(stderr, "yiben: %s\n", ok.error().text.c_str());
  return std::move(*started);
}

}  // namespace yiben::ops
