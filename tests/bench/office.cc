#include "tests/bench/office.h"

#include <filesystem>
#include <stdexcept>

#include "ops/demo_office.h"
#include "ops/read_sheet.h"

namespace yiben::bench {

Office::Office(const std::string& folder) {
  std::filesystem::remove_all(folder);
  std::filesystem::remove(folder + ".head");
  ops::WorkspaceOptions options;
  options.folder = folder;
  auto opened = ops::make_workspace(options);
  if (!opened) throw std::runtime_error(opened.error().text);
  workspace = std::move(*opened);
  if (auto made = ops::make_demo_office(*workspace); !made)
    throw std::runtime_error(made.error().text);
  users = std::make_unique<workflows::UserDirectory>(*workspace->book);
  auto opened_sessions =
      workflows::Sessions::open(*workspace->book, *access, workspace->sign_in_rules,
                                [clock = eventstore::system_clock()] { return Instant{clock()}; });
  if (!opened_sessions) throw std::runtime_error("sessions");
  sessions = std::move(*opened_sessions);
  machines = std::make_unique<workflows::Machines>(*workspace->book);
  exchange =
      std::make_unique<workflows::Exchange>(*workspace->book, *workspace->rules, *delivery_log);
  services = std::make_unique<api::Services>(api::Services{*workspace->book,
                                                           *workspace->rules,
                                                           *workspace->views,
                                                           *users,
                                                           *sessions,
                                                           *machines,
                                                           *exchange,
                                                           workspace->divisions,
                                                           messages,
                                                           words,
                                                           statement_words,
                                                           ops::read_sheet,
                                                           *access,
                                                           "bench",
                                                           "{}",
                                                           {},
                                                           {},
                                                           {}});
  auto started =
      api::Server::start(*services, {.address = "127.0.0.1", .port = 0, .web_folder = ""});
  if (!started) throw std::runtime_error(started.error().text);
  server = std::move(*started);
}

}  // namespace yiben::bench
