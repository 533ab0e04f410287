#include "tests/bench/saga_http.h"

#include <atomic>
#include <stdexcept>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "api/life_events/types.h"
#include "domain/codec/json.h"
#include "domain/office/published.h"
#include "domain/people/id_number.h"
#include "ops/departments.h"
#include "ops/give_way.h"
#include "tests/bench/caller.h"
#include "tests/bench/http.h"
#include "tests/bench/office.h"
#include "tests/bench/sign_in.h"
#include "workflows/life_events/saga_runner.h"
#include "workflows/people/people.h"

namespace yiben::bench {
namespace {

constexpr const char* acts[] = {"police.deregister_household", "hrss.stop_pension",
                                "medical.close_account",       "hrss.pension_lump_sum",
                                "hrss.funeral_grant",          "medical.medical_aid"};
constexpr int steps = static_cast<int>(std::size(acts));

LifeEvent six_steps() {
  const Limit limit{5, TimeUnit::working_day, CountFrom::next_day, Roll::forward, "bench"};
  LifeEvent event{.id = "bench", .law = {"bench"}, .due = limit};
  for (int i = 0; i < steps; ++i) {
    SagaStep step;
    step.id = "step" + std::to_string(i);
    if (i > 0) step.depends_on = {"step" + std::to_string(i - 1)};
    step.connector = acts[i];
    step.due = limit;
    step.roles = {Role::district_reviewer};
    event.steps.push_back(step);
  }
  return event;
}

void publish(const workflows::Book& book) {
  const auto event = six_steps();
  const auto done = workflows::run(
      book, {book.new_id(), workflows::system_actor(book)}, [&](workflows::Transaction& tx) {
        return tx.decide<Published>(
            Published::stream(DocumentKind::life_event, event.id),
            Published::Issue{
                {DocumentKind::life_event, event.id, 1, json::serialize(to_json(event))}, {}});
      });
  if (!done) throw std::runtime_error("the bench's life event is not published");
}

std::vector<PersonId> people(const workflows::Book& book, int count) {
  std::vector<PersonId> out;
  const Date born = *Date::parse("1950-01-01");
  for (int n = 0; n < count; ++n) {
    const auto number = make_id_number("500199", born + n / 999, n % 999 + 1);
    const auto done =
        workflows::register_person(book, {book.new_id(), workflows::system_actor(book)},
                                   {"张三", number, "500199001001", Area::urban, {}, {}, {}});
    if (!done) throw std::runtime_error("the bench's people are not registered");
    out.push_back(done->person);
  }
  return out;
}

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
  publish(*w.book);
  const int all = bench.callers * bench.each;
  const auto subjects = people(*w.book, all);
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
  return {{"saga_steps_http", all * steps / seconds, "steps/s", raw, entries / seconds / raw},
          {"saga_steps_http_p99", percentile_ms(took_us, 0.99), "ms"}};
}

}  // namespace yiben::bench
