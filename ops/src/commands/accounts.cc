// yiben accounts: who can sign in to the demo district.
#include <cstdio>

#include "commands/commands.h"
#include "ops/demo_office.h"

namespace yiben::ops {

void add_accounts(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("accounts", "Prints the demo accounts");
  command->add_flag("--demo")->description("of the demo district");
  command->callback([&run] {
    run = [] {
      auto accounts = demo_accounts();
      if (!accounts) return fail("accounts", accounts.error().text);
      for (const auto& a : *accounts)
        std::printf("  %-12s %-12s %-20s %s\n", a.login.c_str(), std::string(demo_password).c_str(),
                    std::string(enum_name(a.role)).c_str(), (a.division + "  " + a.name).c_str());
      return ExitCode::done;
    };
  });
}

}  // namespace yiben::ops
