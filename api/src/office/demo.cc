#include "office/demo.h"

namespace yiben::api::handlers {

Answered<DemoAccountList> demo_accounts(const Call& call, const None&) {
  const auto& s = call.services;
  if (s.demo_accounts.empty()) return Problem::of(404, "not_found");
  DemoAccountList out;
  for (const auto& account : s.demo_accounts) {
    const auto division = Division::parse(account.division);
    check(division.has_value(), "a demo account has a division");
    out.rows.push_back({account.login, account.password, account.name, account.role,
                        s.divisions.full_name(*division, s.book.today()),
                        s.messages.zh("awaits." + std::string(enum_name(account.role)))});
  }
  return out;
}

}  // namespace yiben::api::handlers
