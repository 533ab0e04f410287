// yiben contracts: writes what readers of our events hold us to, and refuses to break it.
#include "ops/contracts.h"

#include <cstdio>

#include "commands/commands.h"

namespace yiben::ops {
namespace {

struct ContractsOptions {
  std::string out, check, samples = golden_samples_folder();
  bool breaking = false;
};

bool keeps(const workflows::Files& older, const workflows::Files& ours, const std::string& folder) {
  const auto faults = workflows::broken_contracts(older, ours);
  for (const auto& fault : faults) std::fprintf(stderr, "%s\n", fault.c_str());
  if (!faults.empty())
    std::fprintf(stderr, "INCOMPATIBLE with %s: %zu changes break its readers\n", folder.c_str(),
                 faults.size());
  return faults.empty();
}

int contracts(const ContractsOptions& o) {
  const auto ours = contracts_of_code(o.samples);
  if (!ours) return fail("contracts", ours.error().text);
  if (!o.check.empty()) {
    if (!keeps(read_files(o.check), *ours, o.check)) return ExitCode::answer_is_no;
    std::printf("compatible with %s\n", o.check.c_str());
  }
  if (o.out.empty()) return ExitCode::done;
  const auto written = read_files(o.out);
  if (!written.empty() && !o.breaking && !keeps(written, *ours, o.out)) {
    std::fprintf(stderr, "nothing written; --breaking writes all the same\n");
    return ExitCode::answer_is_no;
  }
  if (auto done = write_files(o.out, *ours); !done) return fail("contracts", done.error().text);
  std::printf("%zu files in %s\n", ours->size(), o.out.c_str());
  return ExitCode::done;
}

}  // namespace

void add_contracts(CLI::App& app, Run& run) {
  auto options = std::make_shared<ContractsOptions>();
  auto* command = app.add_subcommand(
      "contracts", "Writes the AsyncAPI document, schemas and examples of every event");
  auto* out = command->add_option("--out", options->out,
                                  "where to; what is there already must not be broken");
  command->add_option("--check", options->check,
                      "the contracts of an earlier release: the answer is no (1) when this one "
                      "would break its readers");
  command->add_flag("--breaking", options->breaking, "write an incompatible change all the same")
      ->needs(out);
  command->add_option("--samples", options->samples, "the events' data for the examples")
      ->capture_default_str();
  command->footer(
      "Compatible both ways with every version before: a field that may be missing can be added;\n"
      "none can go, be renamed, change its type or become mandatory.\n"
      "Example:  yiben contracts --out api/contracts");
  command->callback([command, options, &run] {
    if (options->out.empty() && options->check.empty())
      throw CLI::RequiredError(command->get_name() + ": --out or --check");
    run = [options] { return contracts(*options); };
  });
}

}  // namespace yiben::ops
