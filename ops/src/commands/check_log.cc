// yiben verify, rebuild, inspect: a log looked at from outside the server.
#include <cstdio>

#include "commands/commands.h"
#include "domain/codec/base64.h"
#include "domain/codec/event_json.h"
#include "domain/codec/hex.h"
#include "domain/office/published.h"
#include "eventstore/verify.h"
#include "ops/progress.h"
#include "ops/workspace.h"

namespace yiben::ops {
namespace {

int fail(const std::string& text) {
  std::fprintf(stderr, "yiben: %s\n", text.c_str());
  return 3;
}

// The views against the log: what the running ones hold must be what a rebuild makes.
int verify_views(Workspace& w) {
  if (!w.views->wait_for(w.log->head(), 600'000)) return fail("views: " + w.views->fault());
  auto live = w.views->digest();
  Progress bar("views", w.log->head());
  auto rebuilt = w.views->rebuild([&](projections::Position at) { bar.at(at); });
  if (!rebuilt) return fail("views: " + rebuilt.error().detail);
  if (w.views->digest() == live) {
    std::printf("views:   agree with the log at %llu\n", static_cast<unsigned long long>(*rebuilt));
    return 0;
  }
  std::printf("views:   DIFFER from what the log gives; they have been rebuilt\n");
  return 1;
}

int verify(const std::string& folder, bool with_views) {
  WorkspaceOptions options;
  options.folder = folder;
  options.with_views = with_views;
  auto workspace = open_workspace(options);
  if (!workspace) return fail(workspace.error().text);
  Workspace& w = **workspace;
  eventstore::VerifyReport report;
  {
    Progress bar("verify", w.log->head());
    auto done = eventstore::verify(*w.log, [&](std::uint64_t at) { bar.at(at); });
    if (!done) return fail(done.error().detail);
    report = *done;
  }
  std::printf("entries: %llu\nroot:    %s\n", static_cast<unsigned long long>(report.entries),
              hex({reinterpret_cast<const char*>(report.head.root.data()), report.head.root.size()})
                  .c_str());
  if (!report.sound) {
    std::printf("NOT SOUND: %s\n", report.first_fault.c_str());
    return 1;
  }
  std::printf("sound:   bytes, tree, positions, stream versions, times, pseq, indexes\n");
  return with_views ? verify_views(w) : 0;
}

int rebuild(const std::string& folder) {
  WorkspaceOptions options;
  options.folder = folder;
  auto workspace = open_workspace(options);
  if (!workspace) return fail(workspace.error().text);
  Workspace& w = **workspace;
  auto start = std::chrono::steady_clock::now();
  Progress bar("rebuild", w.log->head());
  auto done = w.views->rebuild([&](projections::Position at) { bar.at(at); });
  if (!done) return fail(done.error().detail);
  double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("rebuilt: %llu events in %.2f s, %.0f events/s\n",
              static_cast<unsigned long long>(*done), s, static_cast<double>(*done) / s);
  return 0;
}

// The fields of an event as JSON, personal ones as they are stored; base64 for a type we do not
// know.
std::string fields_of(const eventstore::EntryView& e) {
  auto fields = event_json(e.type, e.schema_version, e.payload);
  return fields ? *fields : '"' + base64(e.payload) + '"';
}

struct InspectOptions {
  std::string folder, stream;
  std::uint64_t from = 0, count = 20;
  bool schemas = false;
};

// The field lists the log itself holds, not those of this program.
int print_schemas(const eventstore::Log& log) {
  auto cursor = log.read_category(Published::category, 0);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return fail(entry.error().detail);
    if (!*entry) return 0;
    auto event =
        decode<Published::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!event) return fail("a document at " + std::to_string((*entry)->position));
    const auto& issued = std::get<Published::Issued>(*event);
    if (issued.kind == DocumentKind::schema)
      std::printf("%s/%d %s\n", issued.id.c_str(), issued.version, issued.json.c_str());
  }
}

int inspect(const InspectOptions& in) {
  WorkspaceOptions options;
  options.folder = in.folder;
  options.with_views = false;
  auto workspace = open_workspace(options);
  if (!workspace) return fail(workspace.error().text);
  const auto& log = *(*workspace)->log;
  if (in.schemas) return print_schemas(log);
  auto cursor = in.stream.empty() ? log.read_all(in.from) : log.read_stream(in.stream, in.from);
  for (std::uint64_t i = 0; i < in.count; ++i) {
    auto entry = cursor->next();
    if (!entry) return fail(entry.error().detail);
    if (!*entry) break;
    const auto& e = **entry;
    std::printf("%llu %s %s v%llu %s/%u pseq %llu\n  by %s as %s in %s\n  %s\n",
                static_cast<unsigned long long>(e.position), Instant{e.recorded_us}.text().c_str(),
                std::string(e.stream).c_str(), static_cast<unsigned long long>(e.stream_version),
                std::string(e.type).c_str(), e.schema_version,
                static_cast<unsigned long long>(e.pseq), std::string(e.actor_user).c_str(),
                std::string(e.actor_role).c_str(), std::string(e.actor_division).c_str(),
                fields_of(e).c_str());
  }
  return 0;
}

}  // namespace

void add_verify(CLI::App& app, Run& run) {
  auto folder = std::make_shared<std::string>();
  auto log_only = std::make_shared<bool>(false);
  auto* command = app.add_subcommand(
      "verify", "Re-reads the log and everything computed from it; names the first thing wrong");
  data_option(command, *folder);
  command->add_flag("--log-only", *log_only, "leaves the views alone");
  command->callback([=, &run] { run = [=] { return verify(*folder, !*log_only); }; });
}

void add_rebuild(CLI::App& app, Run& run) {
  auto folder = std::make_shared<std::string>();
  auto* command = app.add_subcommand("rebuild", "Makes every view again from the log");
  data_option(command, *folder);
  command->callback([=, &run] { run = [=] { return rebuild(*folder); }; });
}

void add_inspect(CLI::App& app, Run& run) {
  auto options = std::make_shared<InspectOptions>();
  auto* command =
      app.add_subcommand("inspect", "Prints entries as text; personal fields stay sealed");
  data_option(command, options->folder);
  command->add_option("--from", options->from, "position, or version of --stream")
      ->capture_default_str();
  command->add_option("--count", options->count)->capture_default_str();
  command->add_option("--stream", options->stream, "one stream alone, e.g. roll-dibao-2026-11");
  command->add_flag("--schemas", options->schemas,
                    "the JSON Schema of every event version, as the log holds it");
  command->footer("Example:  yiben inspect --from 100 --count 5");
  command->callback([=, &run] { run = [=] { return inspect(*options); }; });
}

}  // namespace yiben::ops
