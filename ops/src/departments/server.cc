#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <condition_variable>
#include <list>
#include <queue>
#include <thread>

#include "departments/batch_desk.h"
#include "departments/callback.h"
#include "departments/faults.h"
#include "departments/reply_body.h"
#include "ops/departments.h"
#include "workflows/exchange/signatures.h"
#include "workflows/office/rule_files.h"

namespace yiben::ops {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;
using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;
using workflows::Fault;
using workflows::StepCall;
using workflows::StepReply;

// A department repeats what was not taken.
constexpr auto tell_again = std::chrono::seconds(10);
constexpr int tell_tries_max = 20;

class Server : public DepartmentsServer {
 public:
  Server(const DepartmentsOptions& options)
      : options_(options), plan_(options.seed, options.faults_in_a_thousand) {}

  ~Server() override {
    stop_ = true;
    boost::system::error_code ec;
    if (acceptor_.is_open()) {
      tcp::socket last(io_);  // wakes the one that accepts
      last.connect(acceptor_.local_endpoint(), ec);
      accepting_.join();
    }
    for (auto& [socket, thread] : connections_) {
      socket->shutdown(tcp::socket::shutdown_both, ec);
      thread.join();
    }
    {
      std::lock_guard lock(mutex_);
      telling_.notify_all();
    }
    if (teller_.joinable()) teller_.join();
  }

  Result<void, std::string> begin() {
    if (!options_.script.empty())
      if (auto ok = plan_.read(options_.script); !ok) return ok;
    const auto lists = workflows::load_departments(default_rules_folder());
    if (!lists) return lists.error().text;
    for (const auto& list : *lists)
      for (const auto& department : list.departments) sources_[department.id] = department.source;
    boost::system::error_code ec;
    const auto address = asio::ip::make_address(options_.address, ec);
    const tcp::endpoint place(address, options_.port);
    if (!ec) acceptor_.open(place.protocol(), ec);
    if (!ec) acceptor_.set_option(asio::socket_base::reuse_address(true), ec);
    if (!ec) acceptor_.bind(place, ec);
    if (!ec) acceptor_.listen(asio::socket_base::max_listen_connections, ec);
    if (ec) {
      boost::system::error_code ignored;
      acceptor_.close(ignored);
      return "port " + std::to_string(options_.port) + ": " + ec.message();
    }
    if (!options_.batches.empty())
      batches_ = std::make_unique<BatchDesk>(options_.batches, departments_,
                                             [this](const std::string& department) {
                                               return demo_department_secret(source_of(department));
                                             });
    accepting_ = std::thread([this] { accept(); });
    teller_ = std::thread([this] { tell_due(); });
    return {};
  }

  std::uint16_t port() const override { return acceptor_.local_endpoint().port(); }
  std::string summary() const override {
    int done = 0, undone = 0, twice = 0;
    for (const auto& [key, one] : departments_.cases()) {
      done += one.done;
      undone += one.undone;
      twice += one.done > 1;
    }
    return std::to_string(calls_) + " calls, " + std::to_string(faults_) + " with a fault, " +
           std::to_string(done) + " acts done, " + std::to_string(undone) + " undone, " +
           std::to_string(twice) + " done twice";
  }

 private:
  void accept() {
    while (!stop_) {
      auto socket = std::make_shared<tcp::socket>(io_);
      boost::system::error_code ec;
      acceptor_.accept(*socket, ec);
      if (ec || stop_) return;
      connections_.emplace_back(socket, std::thread([this, socket] { converse(*socket); }));
    }
  }

  void converse(tcp::socket& socket) {
    beast::flat_buffer buffer;
    for (;;) {
      Request request;
      boost::system::error_code ec;
      http::read(socket, buffer, request, ec);
      if (ec) return;
      auto response = answer(request);
      if (!response) {  // nothing is heard
        socket.shutdown(tcp::socket::shutdown_both, ec);
        return;
      }
      response->keep_alive(request.keep_alive());
      response->prepare_payload();
      http::write(socket, *response, ec);
      if (ec) return;
    }
  }

  static Response response(unsigned status, std::string body) {
    Response out(static_cast<http::status>(status), 11);
    out.set(http::field::content_type, "application/json");
    out.body() = std::move(body);
    return out;
  }

  std::optional<Response> answer(const Request& request) {
    if (request.method() == http::verb::get) return response(200, summary() + "\n");
    const auto call = call_in(request.body(), std::string(request.target()).substr(1));
    if (!call || call->key != std::string(request["idempotency-key"]))
      return response(400, R"({"error":"no call of a step"})");
    if (!is_signed(request, call->department)) return response(401, R"({"error":"signature"})");
    ++calls_;
    return carry_out(*call, plan_.next(*call));
  }

  bool is_signed(const Request& request, const std::string& department) const {
    const auto secret = demo_department_secret(source_of(department));
    const std::string id(request[std::string(workflows::webhook_id_header)]);
    const std::string signatures(request[std::string(workflows::webhook_signature_header)]);
    const std::int64_t at_s =
        std::atoll(std::string(request[std::string(workflows::webhook_timestamp_header)]).c_str());
    return workflows::check_signature({id, request.body(), at_s}, signatures, {secret},
                                      eventstore::system_clock()() / 1'000'000) ==
           workflows::SignatureProblem::none;
  }
  // As published; of a department there is none of, nothing that could have signed.
  std::string source_of(const std::string& department) const {
    const auto found = sources_.find(department);
    return found == sources_.end() ? std::string{} : found->second;
  }

  std::optional<Response> carry_out(const StepCall& call, Fault fault) {
    if (fault != Fault::none) ++faults_;
    const auto handled = [&](bool refuse = false) { return departments_.handle(call, refuse); };
    const auto told = [&](const StepReply& reply) {
      return response(200, json::serialize(reply_body(reply)));
    };
    const auto accepted = [&] { return response(200, R"({"result":"accepted"})"); };
    switch (fault) {
      case Fault::none:
        return told(handled());
      case Fault::reply_lost:
        handled();
        return std::nullopt;
      case Fault::request_lost:
        return std::nullopt;
      case Fault::server_error:
        return response(500, "");
      case Fault::busy:
        return response(200, R"({"result":"not_done"})");
      case Fault::refusal:
        return told(handled(call.kind == CallKind::perform));
      case Fault::garbage:
        handled();
        return response(200, "<html>");
      case Fault::accepted:
        tell_later(call, handled().kind);
        return accepted();
      case Fault::callback_first:
        tell(call, handled().kind);
        return accepted();
      case Fault::reply_twice: {
        const auto reply = handled();
        tell_later(call, reply.kind);
        return told(reply);
      }
      case Fault::reply_late: {
        const auto reply = handled();
        std::this_thread::sleep_for(milliseconds(options_.late_ms));
        return told(reply);
      }
      case Fault::contradicting: {
        const auto reply = handled();
        tell_later(call, ReplyKind::refused);
        return told(reply);
      }
    }
    return told(handled());
  }

  bool tell(const StepCall& call, ReplyKind kind) {
    if (options_.facts_url.empty() || is_query(call.kind)) return true;
    const auto source = source_of(call.department);
    const auto event = step_answer_event(call, kind, source, static_cast<int>(kind));
    return post_event(options_.facts_url, event, demo_department_secret(source));
  }
  void tell_later(const StepCall& call, ReplyKind kind) {
    std::lock_guard lock(mutex_);
    untold_.push_back({call, kind, Steady::now() + milliseconds(options_.callback_after_ms), 0});
    telling_.notify_all();
  }
  void tell_due() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
      telling_.wait_for(lock, milliseconds(100));
      for (auto it = untold_.begin(); it != untold_.end() && !stop_;) {
        if (it->at > Steady::now()) {
          ++it;
          continue;
        }
        const auto one = *it;
        lock.unlock();
        const bool taken = tell(one.call, one.kind);
        lock.lock();
        it->at = Steady::now() + tell_again;
        it = taken || ++it->tries == tell_tries_max ? untold_.erase(it) : std::next(it);
      }
    }
  }

  struct Untold {
    StepCall call;
    ReplyKind kind;
    Steady::time_point at;
    int tries;
  };

  const DepartmentsOptions options_;
  workflows::SimulatedDepartments departments_;
  FaultPlan plan_;
  std::map<std::string, std::string> sources_;  // by department
  std::atomic<bool> stop_ = false;
  std::atomic<std::uint64_t> calls_ = 0, faults_ = 0;
  asio::io_context io_;
  tcp::acceptor acceptor_{io_};
  std::list<std::pair<std::shared_ptr<tcp::socket>, std::thread>> connections_;
  std::mutex mutex_;
  std::condition_variable telling_;
  std::list<Untold> untold_;
  std::thread accepting_, teller_;
  std::unique_ptr<BatchDesk> batches_;
};

}  // namespace

Result<std::unique_ptr<DepartmentsServer>, std::string> DepartmentsServer::start(
    const DepartmentsOptions& options) {
  auto server = std::make_unique<Server>(options);
  if (auto ok = server->begin(); !ok) return ok.error();
  return std::unique_ptr<DepartmentsServer>(std::move(server));
}

}  // namespace yiben::ops
