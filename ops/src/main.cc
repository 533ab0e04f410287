#include "commands/commands.h"
#include "tests/bench/command.h"

int main(int argc, char** argv) {
  using namespace yiben::ops;
  CLI::App app{
      "yiben - one book for a district's civil-affairs bureau\n\n"
      "Try it:  yiben init && yiben serve --demo\n"
      "Trust it: yiben verify --data data\n"};
  app.require_subcommand(1);
  app.set_version_flag("--version", YIBEN_VERSION);
  Run run;
  add_init(app, run);
  add_serve(app, run);
  add_demo(app, run);
  add_accounts(app, run);
  add_openapi(app, run);
  add_import(app, run);
  add_roster(app, run);
  add_verify(app, run);
  add_adopt(app, run);
  add_rebuild(app, run);
  add_inspect(app, run);
  add_stream(app, run);
  add_contracts(app, run);
  add_restore(app, run);
  add_departments(app, run);
  add_procedure(app, run);
  add_simulate(app, run);
  yiben::bench::add_bench(app, run);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    int code = app.exit(e);
    return code == 0 ? 0 : 2;
  }
  return run();
}
