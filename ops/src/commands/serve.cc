// yiben serve: opens the data folder, answers HTTP, ends waits that are over, until told to stop.
#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <thread>

#include "api/server/route.h"
#include "api/server/server.h"
#include "commands/commands.h"
#include "ops/demo_office.h"
#include "ops/departments.h"
#include "ops/give_way.h"
#include "ops/office_clock.h"
#include "ops/read_sheet.h"
#include "ops/relay.h"
#include "workflows/awards/reviews.h"
#include "workflows/cases/timers.h"
#include "workflows/life_events/saga_runner.h"
#include "workflows/office/yaml.h"

namespace yiben::ops {
namespace {

volatile std::sig_atomic_t told_to_stop = 0;

struct ServeOptions {
  std::string data;
  api::ServerOptions server;
  bool demo = false;
  RelayTerms relay;  // none without brokers
  std::string acknowledged_by = "disk";
  std::uint64_t room_kept_mib = 64;
  std::optional<std::uint16_t> departments_port;  // of those simulated here
  int department_faults = 20;                     // of a thousand calls
};

std::string words_file(const char* name) {
  return std::string(YIBEN_SOURCE_DIR) + "/ops/messages/" + name;
}

int fail(const std::string& text) {
  std::fprintf(stderr, "yiben serve: %s\n", text.c_str());
  return 3;
}

// What happens by itself: waits that end, reviews that open. Threads: one at a time.
struct Standing {
  workflows::Timers timers;
  workflows::Reviews reviews;
  std::mutex guard;

  workflows::Outcome<std::size_t> tick() {
    auto ended = timers.tick();
    if (!ended) return ended.error();
    auto opened = reviews.tick();
    if (!opened) return opened.error();
    return *ended + *opened;
  }
};

// As many open files as the system lets us have: every connection and event stream is one, and what
// a shell allows by default (1,024) is less than the server takes.
void allow_many_connections() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

// Once a second; a claim in the way is tried again the next time.
void run_standing(Standing& standing) {
  while (!told_to_stop) {
    {
      std::lock_guard lock(standing.guard);
      if (auto done = standing.tick(); !done && done.error().error())
        std::fprintf(stderr, "yiben: timers and reviews: %s\n",
                     done.error().error()->detail.c_str());
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1'000));
  }
}

// A port that is taken is no reason not to serve: any other will do.
std::unique_ptr<DepartmentsServer> simulated_departments(const ServeOptions& options, Workspace& w,
                                                         std::uint16_t port) {
  if (!options.departments_port) return nullptr;
  DepartmentsOptions terms;
  terms.port = *options.departments_port;
  terms.faults_in_a_thousand = options.department_faults;
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

int serve(const ServeOptions& options) {
  allow_many_connections();
  OfficeClock clock(options.data);
  WorkspaceOptions workspace_options;
  workspace_options.folder = options.data;
  workspace_options.room_kept_bytes = options.room_kept_mib << 20;
  if (options.demo) workspace_options.now = [&clock] { return clock.now(); };
  auto workspace = open_workspace(workspace_options);
  if (!workspace) return fail(workspace.error().text);
  Workspace& w = **workspace;
  if (options.demo)
    if (auto made = make_demo_office(w); !made) return fail(made.error().text);

  auto access = open_access_log(w);
  if (!access) return fail(access.error().detail);
  auto delivery_log = open_delivery_log(w);
  if (!delivery_log) return fail(delivery_log.error().detail);
  auto messages = api::MessageTable::load(std::string(YIBEN_SOURCE_DIR) + "/api/messages");
  if (!messages) return fail(messages.error().text);
  auto words = workflows::load_yaml_as<api::BankFileWords>(words_file("bank_file.yaml"));
  if (!words) return fail(words.error().text);
  auto statement_words = workflows::load_yaml_as<api::StatementWords>(words_file("statement.yaml"));
  if (!statement_words) return fail(statement_words.error().text);

  std::unique_ptr<eventstore::Relay> relay;
  if (!options.relay.brokers.empty()) {
    auto terms = options.relay;
    terms.acknowledges = options.acknowledged_by == "kafka";
    relay = start_relay(w, terms);
  }
  workflows::UserDirectory users(*w.book);
  workflows::DepartmentTerms department_terms;
  department_terms.batches = options.data + "/batches";
  workflows::Exchange exchange(*w.book, *w.rules, **delivery_log, department_terms);
  auto sagas =
      workflows::SagaRunner::start(*w.book, *w.rules, *exchange.departments, {.begin = give_way});
  if (!sagas) return fail(sagas.error().error()->detail);
  std::unique_ptr<eventstore::Inbound> inbound;
  std::unique_ptr<eventstore::StreamWatch> watch;
  if (!options.relay.brokers.empty()) {
    inbound = start_inbound(w, exchange.senders, options.relay.brokers);
    watch = start_stream_watch(w, options.relay.brokers);
  }
  Standing standing{{*w.book, *w.rules}, {*w.book, *w.rules}, {}};
  api::Services services{*w.book,
                         *w.rules,
                         *w.views,
                         users,
                         exchange,
                         w.divisions,
                         *messages,
                         *words,
                         *statement_words,
                         read_sheet,
                         **access,
                         YIBEN_VERSION,
                         api::openapi_document(YIBEN_VERSION),
                         {},
                         [&sagas] { return (*sagas)->trouble(); },
                         {},
                         {}};
  if (inbound) {
    services.inbound = [&inbound] { return health_of(inbound->status()); };
    services.streams = [&watch] { return health_of(watch->status()); };
  }
  if (options.demo) {
    if (auto accounts = demo_accounts()) {
      for (const auto& a : *accounts)
        services.demo_accounts.push_back(
            {a.login, std::string(demo_password), a.name, a.division, a.role});
    } else {
      return fail(accounts.error().text);
    }
  }
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
  if (!server) return fail(server.error().text + "; another --port may be free");
  std::signal(SIGINT, [](int) { told_to_stop = 1; });
  std::signal(SIGTERM, [](int) { told_to_stop = 1; });
  std::printf("yiben: http://%s:%u\n", options.server.address.c_str(), (*server)->port());
  std::fflush(stdout);
  const auto departments = simulated_departments(options, w, (*server)->port());
  run_standing(standing);
  return 0;
}

}  // namespace

void add_serve(CLI::App& app, Run& run) {
  auto options = std::make_shared<ServeOptions>();
  auto* command = app.add_subcommand("serve", "Runs the server on a data folder");
  data_option(command, options->data);
  command->add_option("--address", options->server.address, "where to listen")
      ->capture_default_str();
  command->add_option("--port", options->server.port, "0 picks a free one")->capture_default_str();
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
  command->add_flag("--demo", options->demo,
                    "a demo district: its accounts, funds and a clock that can be moved");
  command->add_option(
      "--departments", options->departments_port,
      "in a demo: plays the other departments' systems on this port, or on a free one");
  command
      ->add_option("--department-faults", options->department_faults,
                   "of a thousand calls to them, how many go wrong")
      ->capture_default_str()
      ->check(CLI::Range(0, 1'000));
  command->footer("Example:  yiben serve --data data --port 8787 --demo");
  command->callback([options, &run] { run = [options] { return serve(*options); }; });
}

void add_accounts(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("accounts", "Prints the demo accounts");
  command->add_flag("--demo")->description("of the demo district");
  command->callback([&run] {
    run = [] {
      auto accounts = demo_accounts();
      if (!accounts) return fail(accounts.error().text);
      for (const auto& a : *accounts)
        std::printf("  %-12s %-12s %-20s %s\n", a.login.c_str(), std::string(demo_password).c_str(),
                    std::string(enum_name(a.role)).c_str(), (a.division + "  " + a.name).c_str());
      return 0;
    };
  });
}

void add_openapi(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("openapi", "Prints the OpenAPI document of the route table");
  command->callback([&run] {
    run = [] {
      std::fputs(api::openapi_document(YIBEN_VERSION).c_str(), stdout);
      return 0;
    };
  });
}

}  // namespace yiben::ops
