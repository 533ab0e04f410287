#include "tests/bench/http.h"

#include <algorithm>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "api/server.h"
#include "domain/identity/id_number.h"
#include "ops/demo_office.h"

namespace yiben::bench {
namespace {

namespace http = boost::beast::http;
using tcp = boost::asio::ip::tcp;
using Clock = std::chrono::steady_clock;

struct Office {
  std::unique_ptr<ops::Workspace> workspace;
  std::unique_ptr<eventstore::Log> access = eventstore::memory_log(500199);
  std::unique_ptr<workflows::UserDirectory> users;
  api::MessageTable messages;
  api::BankFileWords words;
  std::unique_ptr<api::Services> services;
  std::unique_ptr<api::Server> server;

  explicit Office(const std::string& folder) {
    std::filesystem::remove_all(folder);
    ops::WorkspaceOptions options;
    options.folder = folder;
    auto opened = ops::open_workspace(options);
    if (!opened) throw std::runtime_error(opened.error().text);
    workspace = std::move(*opened);
    if (auto made = ops::make_demo_office(*workspace); !made)
      throw std::runtime_error(made.error().text);
    users = std::make_unique<workflows::UserDirectory>(*workspace->book);
    services = std::make_unique<api::Services>(api::Services{*workspace->book,
                                                             *workspace->rules,
                                                             *workspace->views,
                                                             *users,
                                                             workspace->divisions,
                                                             messages,
                                                             words,
                                                             *access,
                                                             "bench",
                                                             "{}",
                                                             {}});
    auto started =
        api::Server::start(*services, {.address = "127.0.0.1", .port = 0, .web_folder = ""});
    if (!started) throw std::runtime_error(started.error().text);
    server = std::move(*started);
  }
};

class Client {
 public:
  explicit Client(std::uint16_t port) : stream_(io_) {
    stream_.connect(tcp::endpoint(boost::asio::ip::make_address("127.0.0.1"), port));
    stream_.socket().set_option(tcp::no_delay(true));
  }
  http::response<http::string_body> post(const std::string& path, const std::string& body,
                                         const std::string& cookie) {
    http::request<http::string_body> request{http::verb::post, path, 11};
    request.set(http::field::host, "localhost");
    request.set(http::field::content_type, "application/json");
    request.set("X-Yiben", "1");
    if (!cookie.empty()) request.set(http::field::cookie, cookie);
    request.body() = body;
    request.prepare_payload();
    http::write(stream_, request);
    http::response<http::string_body> response;
    http::read(stream_, buffer_, response);
    return response;
  }

 private:
  boost::asio::io_context io_;
  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
};

std::string person(int n) {
  Date born = *Date::of(1950, 1, 1) + n / 900;
  return "{\"name\":\"bench\",\"id_number\":\"" + make_id_number("500199", born, n % 900 + 1) +
         "\",\"division\":\"500199001001\",\"area\":\"urban\"}";
}

// One event an append from as many threads: what the log alone allows.
double log_alone(eventstore::Log& log, int callers, int appends_each) {
  auto start = Clock::now();
  std::vector<std::thread> threads;
  for (int c = 0; c < callers; ++c)
    threads.emplace_back([&] {
      for (int i = 0; i < appends_each; ++i) {
        eventstore::NewEvent event{"bench.event", 1, workflows::random_id().bytes,
                                   eventstore::no_effective_day, std::string(300, 'x')};
        eventstore::Append append;
        append.command_id = event.event_id;
        append.streams.push_back({"bench-" + workflows::random_id().text(), 0, {event}});
        if (!log.append(std::move(append))) std::abort();
      }
    });
  for (auto& t : threads) t.join();
  return callers * appends_each / std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

std::vector<Figure> http_commands(const HttpBench& bench) {
  Office office(bench.folder);
  auto port = office.server->port();
  auto signed_in =
      Client(port).post("/api/v1/session", R"({"login":"clerk01","password":"yiben-demo"})", "");
  std::string cookie(signed_in[http::field::set_cookie]);
  cookie = cookie.substr(0, cookie.find(';'));

  std::vector<std::vector<double>> took(static_cast<std::size_t>(bench.connections));
  std::atomic<int> refused{0};
  auto start = Clock::now();
  std::vector<std::thread> threads;
  for (int c = 0; c < bench.connections; ++c)
    threads.emplace_back([&, c] {
      Client client(port);
      for (int i = 0; i < bench.commands_each; ++i) {
        auto sent = Clock::now();
        auto answer = client.post("/api/v1/people", person(c * bench.commands_each + i), cookie);
        took[static_cast<std::size_t>(c)].push_back(
            std::chrono::duration<double, std::milli>(Clock::now() - sent).count());
        if (answer.result_int() != 200) ++refused;
      }
    });
  for (auto& t : threads) t.join();
  double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  if (refused) throw std::runtime_error(std::to_string(refused) + " commands were refused");
  std::vector<double> all;
  for (const auto& one : took) all.insert(all.end(), one.begin(), one.end());
  std::sort(all.begin(), all.end());
  double rate = static_cast<double>(all.size()) / seconds;
  double raw = log_alone(*office.workspace->log, bench.connections, bench.commands_each);
  return {{"http_command_32", rate, "commands/s", raw, rate / raw},
          {"http_command_32_p99", all[all.size() * 99 / 100], "ms", 0, 0}};
}

}  // namespace yiben::bench
