// yiben inspect: entries as text, beside whoever has the book open.
#include <cstdio>

#include "commands/commands.h"
#include "domain/codec/base64.h"
#include "domain/codec/event_json.h"
#include "domain/office/published.h"
#include "workflows/office/users.h"

namespace yiben::ops {
namespace {

// The fields of an event as JSON, personal ones as they are stored; base64 for a type we do not
// know.
std::string fields_of(const eventstore::EntryView& e) {
  auto fields = event_json(e.type, e.schema_version, e.payload);
  return fields ? *fields : '"' + base64(e.payload) + '"';
}

struct InspectOptions {
  BookPlace place;
  std::string stream;
  std::uint64_t from = 0, count = 20;
  bool schemas = false;
};

// The field lists the log itself holds, not those of this program.
int print_schemas(const eventstore::Log& log) {
  auto cursor = log.read_category(Published::category, 0);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return fail("inspect", entry.error().detail);
    if (!*entry) return ExitCode::done;
    auto event =
        decode<Published::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!event) return fail("inspect", "a document at " + std::to_string((*entry)->position));
    const auto& issued = std::get<Published::Issued>(*event);
    if (issued.kind == DocumentKind::schema)
      std::printf("%s/%d %s\n", issued.id.c_str(), issued.version, issued.json.c_str());
  }
}

// A person's login, where it can be told whose the number is.
std::string actor_of(const eventstore::EntryView& e, workflows::UserDirectory& users) {
  std::string out(e.actor_user);
  const auto id = UserId::parse(out);
  if (!id || id->is_nil()) return out;
  const auto user = users.any(*id);
  return user && *user && (*user)->created ? (*user)->created->login + " (" + out + ")" : out;
}

// What came of one command shares its number; of one life event or outside fact, its part.
std::string cause_of(const eventstore::EntryView& e) {
  std::string out = "command " + eventstore::to_text(e.command_id);
  if (e.correlation_id != e.command_id) out += ", part of " + eventstore::to_text(e.correlation_id);
  return out;
}

int inspect(const InspectOptions& in) {
  auto workspace = read_workspace(in.place.options());
  if (!workspace) return tell("inspect", workspace.error());
  const auto& log = *(*workspace)->log;
  if (in.schemas) return print_schemas(log);
  workflows::UserDirectory users(*(*workspace)->book);
  auto cursor = in.stream.empty() ? log.read_all(in.from) : log.read_stream(in.stream, in.from);
  for (std::uint64_t i = 0; i < in.count; ++i) {
    auto entry = cursor->next();
    if (!entry) return fail("inspect", entry.error().detail);
    if (!*entry) break;
    const auto& e = **entry;
    std::printf("%llu %s %s v%llu %s/%u pseq %llu\n  by %s as %s in %s\n  %s\n  %s\n",
                static_cast<unsigned long long>(e.position), Instant{e.recorded_us}.text().c_str(),
                std::string(e.stream).c_str(), static_cast<unsigned long long>(e.stream_version),
                std::string(e.type).c_str(), e.schema_version,
                static_cast<unsigned long long>(e.pseq), actor_of(e, users).c_str(),
                std::string(e.actor_role).c_str(), std::string(e.actor_division).c_str(),
                cause_of(e).c_str(), fields_of(e).c_str());
  }
  return ExitCode::done;
}

}  // namespace

void add_inspect(CLI::App& app, Run& run) {
  auto options = std::make_shared<InspectOptions>();
  auto* command =
      app.add_subcommand("inspect", "Prints entries as text; personal fields stay sealed");
  book_options(command, options->place);
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
