#include "tests/bench/saga_http.h"

#include <atomic>
#include <stdexcept>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "api/life_events/types.h"
#include "ops/departments.h"
#include "ops/give_way.h"
#include "tests/bench/caller.h"
#include "tests/bench/http.h"
#include "tests/bench/life_event.h"
#include "tests/bench/office.h"
#include "tests/bench/sign_in.h"
#include "workflows/life_events/saga_runner.h"

namespace yiben::bench {
namespace {

const std::vector<std::string> acts{"police.deregister_household", "hrss.stop_pension",
                                    "medical.close_account",       "hrss.pension_lump_sum",
                                    "hrss.funeral_grant",          "medical.medical_aid"};

// Tells, on the thread of `io`, of every life event that ends.
class Ends {
 public:
  Ends(const eventstore::Log& log, boost::asio::io_context& io,
       std::function<void(const std::string& stream)> told)
      : thread_([this, &log, &io, told = std::move(told), from = log.head()] {
          const auto cursor = log.read_category(Saga::category, from);
          while (!stop_) {
            const auto entry = cursor->next();
            if (!entry) throw std::runtime_error("the bench's log is not read");
            if (!*entry)
              log.wait_beyond(log.head(), 1);
            else if ((*entry)->type == Saga::Ended::event.type)
              post(io, [told, stream = std::string((*entry)->stream)] { told(stream); });
          }
        }) {}
  ~Ends() {
    stop_ = true;
    thread_.join();
  }

 private:
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace

std::vector<Figure> saga_steps_over_http(const SagaHttpBench& bench) {
  Office office(bench.folder);
  auto& w = *office.workspace;
  auto departments =
      ops::DepartmentsServer::start({.port = 0, .facts_url = "", .faults_in_a_thousand = 0});
  if (!departments) throw std::runtime_error(departments.error());
  if (auto ok = ops::register_demo_departments(w); !ok) throw std::runtime_error(ok.error().text);
  if (auto ok = ops::point_demo_departments(w, (*departments)->port()); !ok)
    throw std::runtime_error(ok.error().text);
  publish_steps(*w.book, acts);
  const int all = bench.callers * bench.each;
  const auto subjects = register_people(*w.book, 0, all);
  const auto runner = workflows::SagaRunner::start(*w.book, *w.rules, *office.exchange->departments,
                                                   {.begin = ops::give_way});
  if (!runner) throw std::runtime_error("the engine does not start");

  const std::string cookie = sign_in(office.server->port(), "clerk01");
  boost::asio::io_context io;
  auto working = make_work_guard(io);
  int sent = 0, ended = 0;
  std::vector<float> took_us;
  std::vector<Steady::time_point> began(bench.callers);
  std::vector<std::unique_ptr<Caller>> callers;
  std::unordered_map<std::string, int> caller_of;  // by stream, until it has ended
  std::unordered_set<std::string> early;           // ended before their request was answered
  const auto end = [&](int caller) {
    took_us.push_back(static_cast<float>(seconds_since(began[caller]) * 1e6));
    if (++ended == all) working.reset();
  };
  const auto before = w.log->head();
  const Ends ends(*w.log, io, [&](const std::string& stream) {
    const auto found = caller_of.find(stream);
    if (found == caller_of.end()) {
      early.insert(stream);
      return;
    }
    const int caller = found->second;
    caller_of.erase(found);
    end(caller);
    callers[caller]->send_next();
  });
  const auto start = Steady::now();
  for (int c = 0; c < bench.callers; ++c)
    callers.push_back(std::make_unique<Caller>(
        io, office.server->port(),
        [&, c]() -> std::optional<std::string> {
          if (sent == all) return std::nullopt;
          began[c] = Steady::now();
          return post_request("/api/v1/sagas",
                              R"({"life_event":"bench","division":"500199001001","subject":")" +
                                  subjects[sent++].text() + "\"}",
                              cookie);
        },
        [&, c](const Caller::Answer& answer, double) {
          const auto opened = from_json_text<api::OpenSagaAnswer>(answer.body());
          if (answer.result_int() != 201 || !opened) throw std::runtime_error(answer.body());
          const auto stream = opened->saga.stream();
          const bool is_over = early.erase(stream) > 0;
          if (is_over)
            end(c);
          else
            caller_of[stream] = c;
          return is_over;
        }));
  io.run();
  const double seconds = seconds_since(start);
  const auto entries = static_cast<double>(w.log->head() - before);
  const double raw = appends_alone(*w.log, bench.callers, bench.each);
  return {{"saga_steps_http", static_cast<double>(all * acts.size()) / seconds, "steps/s", raw,
           entries / seconds / raw},
          {"saga_steps_http_p99", percentile_ms(took_us, 0.99), "ms"}};
}

}  // namespace yiben::bench
