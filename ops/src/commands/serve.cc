// yiben serve: opens the data folder, answers HTTP, ends waits that are over, until told to stop.
#include <sys/resource.h>

#include <cstdio>

#include "api/server/route.h"
#include "api/server/server.h"
#include "commands/commands.h"
#include "ops/demo_office.h"
#include "ops/give_way.h"
#include "ops/office_clock.h"
#include "ops/read_sheet.h"
#include "ops/relay.h"
#include "ops/server_log.h"
#include "serving/demo.h"
#include "serving/standing.h"
#include "workflows/life_events/saga_runner.h"
#include "workflows/office/yaml.h"

namespace yiben::ops {
namespace {

struct ServeOptions {
  BookPlace place;
  std::string public_url, log_file;
  api::ServerOptions server;
  bool demo = false;
  bool second_factor = false, behind_proxy = false, local_webhooks = false;
  RelayTerms relay;  // none without brokers
  std::string acknowledged_by = "disk";
  std::uint64_t room_kept_mib = 64;
  SimulatedDepartments departments;
};

std::string words_file(const char* name) {
  return std::string(YIBEN_SOURCE_DIR) + "/ops/messages/" + name;
}

std::function<Instant()> machine_clock() {
  return [clock = eventstore::system_clock()] { return Instant{clock()}; };
}

// As many open files as the system lets us have: every connection and event stream is one, and what
// a shell allows by default (1,024) is less than the server takes.
void allow_many_connections() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

// What readers elsewhere are told; that the server listens everywhere tells them nothing.
std::string public_url_of(const ServeOptions& o) {
  auto url = o.public_url;
  while (url.ends_with('/')) url.pop_back();
  const bool everywhere = o.server.address == "0.0.0.0" || o.server.address == "::";
  if (!url.empty() || everywhere || o.server.port == 0) return url;
  const bool v6 = o.server.address.find(':') != std::string::npos;
  return "http://" + (v6 ? "[" + o.server.address + "]" : o.server.address) + ":" +
         std::to_string(o.server.port);
}

// Who asked what, and what came of it. Of whom it was is in the access log, never here.
void log_request(ServerLog& log, const api::RequestDone& done) {
  std::string line(done.route.empty() ? "no such route" : done.route);
  line += ' ' + std::to_string(done.status) + ' ' + std::to_string(done.us) + "us";
  line += " user " + (done.user.is_nil() ? "-" : done.user.text());
  line += " from ";
  line += done.address;
  line += " request ";
  line += done.id;
  if (!done.problem.empty()) {
    line += ' ';
    line += done.problem;
  }
  log.line(line);
}

int serve(const ServeOptions& options) {
  allow_many_connections();
  ServerLog log(options.log_file);
  OfficeClock clock(options.place.folder);
  Troubles troubles;
  auto workspace_options = options.place.options();
  workspace_options.room_kept_bytes = options.room_kept_mib << 20;
  workspace_options.head_trouble = [&troubles](const std::string& why) {
    troubles.set("head", why);
  };
  if (options.demo) workspace_options.now = [&clock] { return clock.now(); };
  auto workspace = open_workspace(workspace_options);
  if (!workspace) return tell("serve", workspace.error());
  Workspace& w = **workspace;
  w.book->unsound = [&troubles] { return troubles.of(relay_stopped); };
  if (options.demo)
    if (auto made = make_demo_office(w); !made) return fail("serve", made.error().text);

  w.book->public_url = public_url_of(options);

  auto messages = api::MessageTable::load(std::string(YIBEN_SOURCE_DIR) + "/api/messages");
  if (!messages) return fail("serve", messages.error().text);
  auto words = workflows::load_yaml_as<api::BankFileWords>(words_file("bank_file.yaml"));
  if (!words) return fail("serve", words.error().text);
  auto statement_words = workflows::load_yaml_as<api::StatementWords>(words_file("statement.yaml"));
  if (!statement_words) return fail("serve", statement_words.error().text);

  std::unique_ptr<eventstore::Relay> relay;
  if (!options.relay.brokers.empty()) {
    auto terms = options.relay;
    terms.acknowledges = options.acknowledged_by == "kafka";
    relay = start_relay(w, terms);
  }
  workflows::UserDirectory users(*w.book);
  auto sessions = workflows::Sessions::open(*w.book, *w.access, w.sign_in_rules, machine_clock());
  if (!sessions) return fail("serve", sessions.error().error()->detail);
  workflows::Machines machines(*w.book);
  workflows::DepartmentTerms department_terms;
  department_terms.batches = options.place.folder + "/batches";
  workflows::Exchange exchange(*w.book, *w.rules, *w.deliveries, department_terms);
  auto sagas =
      workflows::SagaRunner::start(*w.book, *w.rules, *exchange.departments, {.begin = give_way});
  if (!sagas) return fail("serve", sagas.error().error()->detail);
  std::unique_ptr<eventstore::Inbound> inbound;
  std::unique_ptr<eventstore::StreamWatch> watch;
  if (!options.relay.brokers.empty()) {
    inbound = start_inbound(w, exchange.senders, options.relay.brokers);
    watch = start_stream_watch(w, options.relay.brokers);
  }
  Standing standing{{*w.book, *w.rules}, {*w.book, *w.rules}, {}};
  api::Services services{
      *w.book,
      *w.rules,
      *w.views,
      users,
      **sessions,
      machines,
      exchange,
      w.divisions,
      *messages,
      *words,
      *statement_words,
      read_sheet,
      *w.access,
      YIBEN_VERSION,
      api::openapi_document(YIBEN_VERSION, w.book->public_url.empty() ? "/" : w.book->public_url),
      {},
      [&sagas] { return (*sagas)->trouble(); },
      {},
      {}};
  services.request_done = [&log](const api::RequestDone& done) { log_request(log, done); };
  services.troubles = [&troubles] { return troubles.all(); };
  services.local_webhooks = options.local_webhooks || options.demo;
  if (inbound) {
    services.inbound = [&inbound] { return health_of(inbound->status()); };
    services.streams = [&watch] { return health_of(watch->status()); };
  }
  services.second_factor = options.second_factor;
  services.behind_proxy = options.behind_proxy;
  if (options.demo) services.demo_accounts = shown_demo_accounts(w, *messages);
  if (options.demo)
    services.move_clock = [&](int days) -> workflows::Outcome<std::int64_t> {
      clock.move(days);
      std::lock_guard lock(standing.guard);
      std::int64_t all = 0;
      for (;;) {
        auto done = standing.tick();
        if (!done) return done.error();
        all += static_cast<std::int64_t>(*done);
        if (*done == 0) return all;
      }
    };
  auto server = api::Server::start(services, options.server);
  if (!server) return fail("serve", server.error().text + "; another --port may be free");
  stop_when_told();
  std::printf("yiben: http://%s:%u\n", options.server.address.c_str(), (*server)->port());
  std::fflush(stdout);
  const auto departments = simulated_departments(options.departments, w, (*server)->port());
  return run_standing(standing, {w, troubles, relay.get(), watch.get(), services.saga_trouble});
}

}  // namespace

void add_serve(CLI::App& app, Run& run) {
  auto options = std::make_shared<ServeOptions>();
  auto* command = app.add_subcommand("serve", "Runs the server on a data folder");
  book_options(command, options->place);
  command->add_option("--address", options->server.address, "where to listen")
      ->capture_default_str();
  command->add_option("--port", options->server.port, "0 picks a free one")->capture_default_str();
  command->add_option("--public-url", options->public_url,
                      "the address that others reach the server at, told in events and in the "
                      "interface's description; http://ADDRESS:PORT when not said");
  command->add_option("--web", options->server.web_folder, "the built front end")
      ->default_val(std::string(YIBEN_SOURCE_DIR) + "/api/web/dist");
  command->add_option("--threads", options->server.threads)
      ->capture_default_str()
      ->check(CLI::Range(1, 1024));
  command
      ->add_option("--streams-max", options->server.streams.streams_max,
                   "event streams that may be open at once")
      ->capture_default_str();
  command->add_option("--kafka", options->relay.brokers,
                      "relay the log to these brokers: host:port, or several with commas");
  command
      ->add_option("--ack", options->acknowledged_by,
                   "what a command waits for: this disk, or Kafka as well")
      ->capture_default_str()
      ->check(CLI::IsMember({"disk", "kafka"}));
  command
      ->add_option("--backlog-max", options->relay.backlog_max,
                   "entries Kafka may be behind before commands slow down")
      ->capture_default_str();
  command
      ->add_option(
          "--room-kept", options->room_kept_mib,
          "MiB of the disk that are left free: with less, commands are refused while reads "
          "go on, until there is room again")
      ->capture_default_str()
      ->check(CLI::Range(0, 1'000'000));
  command->add_flag("--local-webhooks", options->local_webhooks,
                    "let webhooks post to this machine and its link; a demo always does");
  command->add_flag("--demo", options->demo,
                    "a demo district: its accounts, funds and a clock that can be moved");
  command->add_option("--log", options->log_file,
                      "the server's own log, moved aside at 16 MiB; default: standard error");
  command->add_flag("--second-factor", options->second_factor,
                    "roles that office/sign_in.yaml names must have a second factor");
  command->add_flag("--behind-proxy", options->behind_proxy,
                    "TLS ends at a proxy in front: cookies are Secure, and X-Forwarded-For says "
                    "who asks");
  command->add_option(
      "--departments", options->departments.port,
      "in a demo: plays the other departments' systems on this port, or on a free one");
  command
      ->add_option("--department-faults", options->departments.faults_in_a_thousand,
                   "of a thousand calls to them, how many go wrong")
      ->capture_default_str()
      ->check(CLI::Range(0, 1'000));
  command->footer("Example:  yiben serve --data data --port 8787 --demo");
  command->callback([options, &run] { run = [options] { return serve(*options); }; });
}

}  // namespace yiben::ops