// yiben stream: the log's topics in Kafka, filled and checked while no server has the folder.
#include <cstdio>

#include "commands/commands.h"
#include "eventstore/verify_streams.h"
#include "ops/progress.h"
#include "ops/relay.h"
#include "workflows/exchange/cloud_event.h"

namespace yiben::ops {
namespace {

struct StreamOptions {
  BookPlace place;
  std::string brokers = "127.0.0.1:9092";
};

unsigned long long shown(std::uint64_t n) { return n; }

int relay(const StreamOptions& o) {
  auto options = o.place.options();
  options.with_views = false;
  auto workspace = open_workspace(options);
  if (!workspace) return tell("stream relay", workspace.error());
  auto& log = *(*workspace)->log;
  const auto head = log.head();
  const auto start = std::chrono::steady_clock::now();
  const auto relay = eventstore::Relay::start(log, relay_options(**workspace, o.brokers));
  Progress bar("relay", head);
  eventstore::Position first = head;
  std::string told;
  while (!relay->wait_for(head, 200)) {
    const auto status = relay->status();
    if (status.stopped) return fail("stream", status.trouble);
    if (status.connected) first = std::min(first, status.relayed);
    if (!status.trouble.empty() && status.trouble != told)
      std::fprintf(stderr, "yiben stream: %s; trying again\n", (told = status.trouble).c_str());
    bar.at(status.relayed);
  }
  const double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("relayed: %llu of %llu entries in %.2f s, %llu transactions\n",
              shown(head - std::min(first, head)), shown(head), s,
              shown(relay->status().transactions));
  return ExitCode::done;
}

int verify(const StreamOptions& o) {
  auto workspace = read_workspace(o.place.options());
  if (!workspace) return tell("stream verify", workspace.error());
  const auto& w = **workspace;
  Progress bar("streams", w.log->head());
  eventstore::StreamVerification verification(
      *w.log, o.brokers, static_cast<std::uint32_t>(std::stoul(w.options.district)),
      &workflows::entry_from);
  const auto report = verification.go_on([&](const auto& so_far) {
    bar.at(so_far.records);
    return true;
  });
  if (!report) return fail("stream", report.error().detail);
  std::printf(
      "records: %llu, relayed up to %llu of %llu\nlost %llu, duplicated %llu, "
      "out of order %llu, different %llu\n",
      shown(report->records), shown(report->to), shown(w.log->head()), shown(report->lost),
      shown(report->duplicated), shown(report->out_of_order), shown(report->different));
  if (report->sound()) {
    std::printf("sound:   every entry once, in order, byte for byte\n");
    return ExitCode::done;
  }
  std::printf("NOT SOUND: %s\n", report->first_fault.c_str());
  return ExitCode::answer_is_no;
}

void add(CLI::App& stream, Run& run, const char* name, const char* what,
         int (*carry_out)(const StreamOptions&)) {
  auto options = std::make_shared<StreamOptions>();
  auto* command = stream.add_subcommand(name, what);
  book_options(command, options->place);
  command->add_option("--kafka", options->brokers, "host:port, or several with commas")
      ->capture_default_str();
  command->callback([=, &run] { run = [=] { return carry_out(*options); }; });
}

}  // namespace

void add_stream(CLI::App& app, Run& run) {
  auto* stream = app.add_subcommand("stream", "The log's topics in Kafka, filled and checked");
  stream->require_subcommand(1);
  add(*stream, run, "relay", "Sends what Kafka does not have yet, and ends", &relay);
  add(*stream, run, "verify",
      "Reads every topic as a consumer would and compares each record with the log", &verify);
  stream->footer(
      "A server started with --kafka relays by itself.\nTry it:  ops/kafka up, then  yiben "
      "stream relay --data data");
}

}  // namespace yiben::ops
