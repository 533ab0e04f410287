#include "tests/bench/http.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "domain/people/id_number.h"
#include "eventstore/check.h"
#include "tests/bench/office.h"
#include "tests/bench/sign_in.h"

namespace yiben::bench {
namespace {

namespace http = boost::beast::http;
using tcp = boost::asio::ip::tcp;
using Clock = std::chrono::steady_clock;

std::string post(const std::string& path, const std::string& body, const std::string& cookie) {
  http::request<http::string_body> request{http::verb::post, path, 11};
  request.set(http::field::host, "localhost");
  request.set(http::field::content_type, "application/json");
  request.set("X-Yiben", "1");
  if (!cookie.empty()) request.set(http::field::cookie, cookie);
  request.body() = body;
  request.prepare_payload();
  std::ostringstream text;
  text << request;
  return text.str();
}

// One connection of many on one thread: sends a request, reads its answer, sends the next. A thread
// each would take from the server the two cores it is measured on.
class Caller {
 public:
  using Next = std::function<std::optional<std::string>()>;
  using Answered = std::function<void(const http::response<http::string_body>&, double ms)>;

  Caller(boost::asio::io_context& io, std::uint16_t port, Next next, Answered answered)
      : stream_(io), next_(std::move(next)), answered_(std::move(answered)) {
    stream_.connect(tcp::endpoint(boost::asio::ip::make_address("127.0.0.1"), port));
    stream_.set_option(tcp::no_delay(true));
    send();
  }

 private:
  void send() {
    auto next = next_();
    if (!next) return;
    request_ = std::move(*next);
    sent_ = Clock::now();
    boost::asio::async_write(stream_, boost::asio::buffer(request_),
                             [this](boost::system::error_code ec, std::size_t) { read(ec); });
  }
  void read(boost::system::error_code ec) {
    check(!ec, "a bench's request is sent");
    response_ = {};
    http::async_read(stream_, buffer_, response_,
                     [this](boost::system::error_code ec, std::size_t) { done(ec); });
  }
  void done(boost::system::error_code ec) {
    check(!ec, "a bench's request is answered");
    answered_(response_, std::chrono::duration<double, std::milli>(Clock::now() - sent_).count());
    send();
  }

  tcp::socket stream_;
  Next next_;
  Answered answered_;
  std::string request_;
  boost::beast::flat_buffer buffer_;
  http::response<http::string_body> response_;
  Clock::time_point sent_;
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
  const auto port = office.server->port();
  const std::string cookie = sign_in(port, "clerk01");
  const int all = bench.connections * bench.commands_each;
  int sent = 0, refused = 0;
  std::vector<double> took;
  boost::asio::io_context io;
  std::vector<std::unique_ptr<Caller>> callers;
  const auto start = Clock::now();
  for (int c = 0; c < bench.connections; ++c)
    callers.push_back(std::make_unique<Caller>(
        io, port,
        [&]() -> std::optional<std::string> {
          if (sent == all) return std::nullopt;
          return post("/api/v1/people", person(sent++), cookie);
        },
        [&](const auto& answer, double ms) {
          took.push_back(ms);
          if (answer.result_int() / 100 != 2) ++refused;
        }));
  io.run();
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  if (refused) throw std::runtime_error(std::to_string(refused) + " commands were refused");
  std::sort(took.begin(), took.end());
  const double rate = static_cast<double>(took.size()) / seconds;
  const double raw = log_alone(*office.workspace->log, bench.connections, bench.commands_each);
  return {{"http_command_32", rate, "commands/s", raw, rate / raw},
          {"http_command_32_p99", took[took.size() * 99 / 100], "ms", 0, 0}};
}

}  // namespace yiben::bench
