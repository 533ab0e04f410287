// yiben openapi: the description of the interface.
#include <cstdio>

#include "api/server/route.h"
#include "commands/commands.h"

namespace yiben::ops {

void add_openapi(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("openapi", "Prints the OpenAPI document of the route table");
  command->callback([&run] {
    run = [] {
      std::fputs(api::openapi_document(YIBEN_VERSION).c_str(), stdout);
      return ExitCode::done;
    };
  });
}

}  // namespace yiben::ops
