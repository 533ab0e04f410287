#include "tests/bench/http.h"

#include <stdexcept>
#include <thread>

#include "domain/people/id_number.h"
#include "tests/bench/caller.h"
#include "tests/bench/office.h"
#include "tests/bench/sign_in.h"

namespace yiben::bench {
namespace {

std::string person(int n) {
  Date born = *Date::of(1950, 1, 1) + n / 900;
  return "{\"name\":\"bench\",\"id_number\":\"" + make_id_number("500199", born, n % 900 + 1) +
         "\",\"division\":\"500199001001\",\"area\":\"urban\"}";
}

}  // namespace

double appends_alone(eventstore::Log& log, int callers, int appends_each) {
  const auto start = Steady::now();
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
  return callers * appends_each / seconds_since(start);
}

std::vector<Figure> http_commands(const HttpBench& bench) {
  Office office(bench.folder);
  const auto port = office.server->port();
  const std::string cookie = sign_in(port, "clerk01");
  const int all = bench.connections * bench.commands_each;
  int sent = 0, refused = 0;
  std::vector<float> took_us;
  boost::asio::io_context io;
  std::vector<std::unique_ptr<Caller>> callers;
  const auto start = Steady::now();
  for (int c = 0; c < bench.connections; ++c)
    callers.push_back(std::make_unique<Caller>(
        io, port,
        [&]() -> std::optional<std::string> {
          if (sent == all) return std::nullopt;
          return post_request("/api/v1/people", person(sent++), cookie);
        },
        [&](const auto& answer, double ms) {
          took_us.push_back(static_cast<float>(ms * 1e3));
          if (answer.result_int() / 100 != 2) ++refused;
          return true;
        }));
  io.run();
  const double rate = static_cast<double>(took_us.size()) / seconds_since(start);
  if (refused) throw std::runtime_error(std::to_string(refused) + " commands were refused");
  const double raw = appends_alone(*office.workspace->log, bench.connections, bench.commands_each);
  const auto name = "http_command_" + std::to_string(bench.connections);
  return {{name, rate, "commands/s", raw, rate / raw},
          {name + "_p99", percentile_ms(took_us, 0.99), "ms"}};
}

}  // namespace yiben::bench
