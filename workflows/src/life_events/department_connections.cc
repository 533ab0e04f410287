#include "workflows/life_events/department_connections.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <thread>

#include "domain/life_events/batch_address.h"
#include "workflows/exchange/http_connection.h"
#include "workflows/exchange/signatures.h"
#include "workflows/life_events/batch_folder.h"
#include "workflows/life_events/department_reply.h"

namespace yiben::workflows {
namespace {

namespace asio = boost::asio;
using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

struct Job {
  StepCall call;
  Connectors::Done done;
  Steady::time_point given;
};

// Everything about one department at one address. On the io thread, but for what mutex guards.
struct Line {
  Department department;
  std::optional<BatchFolder> batches;  // it is reached by files, and by nothing below
  std::vector<std::unique_ptr<HttpConnection>> idle;
  std::deque<Job> waiting;
  Steady::time_point down_until{};
  bool probing = false;
  DepartmentStatus status;
};

void answer(Job& job, ReplyKind kind, std::string trouble) {
  job.done({kind, {}, std::move(trouble)});
}

StepReply reply_of(const HttpAnswer& answer, CallKind call) {
  if (answer.status == 0)
    return {answer.sent ? ReplyKind::unclear : ReplyKind::not_done, {}, answer.trouble};
  if (answer.status != 200)
    return {ReplyKind::unclear, {}, "HTTP " + std::to_string(answer.status)};
  return reply_of_body(answer.body, call);
}

class Running : public DepartmentConnections {
 public:
  Running(const Book& book, RuleBook& rules, SenderDirectory& senders, DepartmentTerms terms)
      : book_(book), rules_(rules), senders_(senders), terms_(terms) {
    exchange_batches();
    thread_ = std::thread([this] { io_.run(); });
  }
  ~Running() override {
    io_.stop();
    thread_.join();
  }

  void call(const StepCall& call, Done done) override {
    asio::post(io_, [this, job = Job{call, std::move(done), Steady::now()}]() mutable {
      take(std::move(job));
    });
  }

  std::vector<DepartmentStatus> status() const override {
    std::lock_guard lock(mutex_);
    std::vector<DepartmentStatus> out;
    for (const auto& [id, line] : lines_) out.push_back(line->status);
    return out;
  }

 private:
  using LinePtr = std::shared_ptr<Line>;

  void take(Job job) {
    auto line = line_to(job.call.department);
    if (!line) return answer(job, ReplyKind::not_done, "no such department is published");
    if (line->batches) return take_into_batch(*line, job);
    if (is_down(*line)) return answer(job, ReplyKind::not_done, "its system does not answer");
    line->waiting.push_back(std::move(job));
    give_up_after_wait(line);
    pump(line);
  }

  // The department as it is published now. Calls under way to an earlier address end there.
  LinePtr line_to(const std::string& id) {
    const auto rules = rules_.now();
    if (!rules) return nullptr;
    const auto found = (*rules)->departments.find(id);
    if (found == (*rules)->departments.end()) return nullptr;
    std::lock_guard lock(mutex_);
    const auto known = lines_.find(id);
    if (known != lines_.end() && known->second->department.url == found->second.url)
      return known->second;
    auto made = std::make_shared<Line>();
    made->department = found->second;
    made->status.department = id;
    if (!open(*made)) return nullptr;
    lines_[id] = made;
    return made;
  }
  bool open(Line& made) {
    const std::string_view url = made.department.url;
    if (url.starts_with(batch_scheme)) {
      if (terms_.batches.empty()) return false;
      made.batches.emplace(
          std::filesystem::path(terms_.batches) / url.substr(batch_scheme.size()),
          [this, source = made.department.source] { return secrets_of(source); },
          eventstore::system_clock());
      return true;
    }
    const auto address = HttpAddress::parse(url);
    if (!address) return false;
    for (std::size_t i = 0; i < terms_.connections; ++i)
      made.idle.push_back(std::make_unique<HttpConnection>(io_.get_executor(), *address,
                                                           milliseconds(terms_.timeout_ms)));
    return true;
  }

  void take_into_batch(Line& line, Job& job) {
    const auto reply = line.batches->call(job.call);
    note_batches(line, 1);
    job.done(reply);
  }
  void exchange_batches() {
    batch_timer_.expires_after(milliseconds(terms_.batches_every_ms));
    batch_timer_.async_wait([this](auto) {
      for (const auto& line : all_lines())
        if (line->batches) {
          line->batches->exchange();
          note_batches(*line, 0);
        }
      exchange_batches();
    });
  }
  void note_batches(Line& line, int calls) {
    std::lock_guard lock(mutex_);
    line.status.calls += static_cast<std::uint64_t>(calls);
    line.status.waiting = line.batches->waiting();
    line.status.trouble = line.batches->trouble();
  }
  std::vector<LinePtr> all_lines() const {
    std::lock_guard lock(mutex_);
    std::vector<LinePtr> out;
    for (const auto& [id, line] : lines_) out.push_back(line);
    return out;
  }

  // Down, but for one call once the pause is over.
  bool is_down(Line& line) {
    std::lock_guard lock(mutex_);
    if (!line.status.down) return false;
    if (line.probing || Steady::now() < line.down_until) return true;
    line.probing = true;
    return false;
  }

  // What has waited too long was certainly not done.
  void give_up_after_wait(const LinePtr& line) {
    auto timer = std::make_shared<asio::steady_timer>(io_, milliseconds(terms_.wait_ms));
    timer->async_wait([this, line, timer](auto) {
      const auto too_old = Steady::now() - milliseconds(terms_.wait_ms);
      while (!line->waiting.empty() && line->waiting.front().given <= too_old) {
        auto job = std::move(line->waiting.front());
        line->waiting.pop_front();
        answer(job, ReplyKind::not_done, "too many calls wait for its system");
      }
      note_waiting(*line);
    });
  }

  void pump(const LinePtr& line) {
    while (!line->idle.empty() && !line->waiting.empty()) {
      auto connection = std::move(line->idle.back());
      line->idle.pop_back();
      auto job = std::move(line->waiting.front());
      line->waiting.pop_front();
      asio::co_spawn(io_, send(line, std::move(connection), std::move(job)), asio::detached);
    }
    note_waiting(*line);
  }

  asio::awaitable<void> send(LinePtr line, std::unique_ptr<HttpConnection> connection, Job job) {
    const auto answered = co_await connection->post(post_of(*line, job.call));
    const auto reply = reply_of(answered, job.call.kind);
    judge(*line, reply);
    line->idle.push_back(std::move(connection));
    job.done(reply);
    pump(line);
  }

  HttpPost post_of(const Line& line, const StepCall& call) {
    HttpPost post{call.body, {{"content-type", "application/json"}, {"idempotency-key", call.key}}};
    const std::int64_t now_s = eventstore::system_clock()() / 1'000'000;
    const auto secrets = secrets_of(line.department.source);
    if (secrets.empty()) return post;  // no secret has been agreed upon
    const std::string id = call.key + "/" + std::string(enum_name(call.kind));
    post.headers.emplace_back(webhook_id_header, id);
    post.headers.emplace_back(webhook_timestamp_header, std::to_string(now_s));
    post.headers.emplace_back(webhook_signature_header,
                              signatures_of({id, call.body, now_s}, secrets));
    return post;
  }

  std::vector<std::string> secrets_of(const std::string& source) {
    const auto sender = sender_of(senders_, source);
    if (!sender || !*sender) return {};
    return (*sender)->secrets.valid_at(book_.now());
  }

  void judge(Line& line, const StepReply& reply) {
    std::lock_guard lock(mutex_);
    auto& status = line.status;
    ++status.calls;
    line.probing = false;
    if (reply.trouble.empty()) {
      status.failures_in_a_row = 0;
      status.down = false;
      return;
    }
    ++status.failures;
    status.trouble = reply.trouble;
    if (++status.failures_in_a_row < terms_.down_after) return;
    status.down = true;
    line.down_until = Steady::now() + milliseconds(terms_.down_ms);
  }
  void note_waiting(Line& line) {
    std::lock_guard lock(mutex_);
    line.status.waiting = line.waiting.size();
  }

  const Book& book_;
  RuleBook& rules_;
  SenderDirectory& senders_;
  const DepartmentTerms terms_;
  asio::io_context io_{1};
  asio::executor_work_guard<asio::io_context::executor_type> stay_{io_.get_executor()};
  asio::steady_timer batch_timer_{io_};
  mutable std::mutex mutex_;  // of lines_ and of each status, probing and down_until
  std::map<std::string, LinePtr> lines_;
  std::thread thread_;
};

}  // namespace

std::unique_ptr<DepartmentConnections> DepartmentConnections::start(const Book& book,
                                                                    RuleBook& rules,
                                                                    SenderDirectory& senders,
                                                                    DepartmentTerms terms) {
  return std::make_unique<Running>(book, rules, senders, terms);
}

}  // namespace yiben::workflows
