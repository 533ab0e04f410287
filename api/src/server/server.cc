#include "api/server/server.h"

#include <pthread.h>

#include <array>
#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <sstream>
#include <thread>

#include "api/server/dispatcher.h"
#include "server/event_streams.h"
#include "server/gzip.h"
#include "server/static_files.h"

namespace yiben::api {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;

constexpr int crowded_idle_timeout_s = 2;
// Of accepting again, after the system had no descriptor left.
constexpr std::chrono::milliseconds accept_pause{100};

struct Shared {
  ServerOptions options;
  const Services& services;
  Dispatcher dispatcher;
  StaticFiles files;
  EventStreams streams;
  std::atomic<std::size_t> connections{0};

  Shared(const Services& s, ServerOptions o)
      : options(std::move(o)),
        services(s),
        dispatcher(s),
        files(options.web_folder),
        streams(s.book, options.streams) {}
};

using Parser = http::request_parser<http::string_body>;
using Answer = http::response<http::string_body>;

HttpRequest plain(http::request<http::string_body>&& in, const std::string& address) {
  HttpRequest out;
  out.address = address;
  out.method = std::string(in.method_string());
  out.target = std::string(in.target());
  for (const auto& field : in) {
    std::string name(field.name_string());
    for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    out.headers[name] = std::string(field.value());
  }
  out.body = std::move(in.body());
  return out;
}

// JSON alone: what else is long comes packed already, or is never asked for twice.
void compress(Reply& reply) {
  constexpr std::size_t worth_it_bytes = 1'024;
  if (reply.body.size() < worth_it_bytes || reply.content_type.find("json") == std::string::npos)
    return;
  for (const auto& [name, value] : reply.headers)
    if (name == "Content-Encoding") return;
  reply.body = gzip(reply.body);
  reply.headers.push_back({"Content-Encoding", "gzip"});
}

Answer as_http(Reply&& reply, unsigned version, bool keep_alive) {
  Answer out{static_cast<http::status>(reply.status), version};
  out.set(http::field::content_type, reply.content_type);
  out.set("X-Content-Type-Options", "nosniff");
  out.set("Referrer-Policy", "no-referrer");
  out.set("X-Frame-Options", "DENY");
  out.set("Content-Security-Policy",
          "default-src 'self'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; "
          "base-uri 'none'; form-action 'self'");
  bool has_cache_rule = false;
  for (auto& [name, value] : reply.headers) {
    out.set(name, value);
    has_cache_rule |= name == "Cache-Control";
  }
  out.set(http::field::vary, "Accept-Encoding");
  if (!has_cache_rule) out.set(http::field::cache_control, "no-store");
  out.body() = std::move(reply.body);
  out.keep_alive(keep_alive);
  out.prepare_payload();
  return out;
}

// The answer's first part alone: what follows it ends with the connection.
std::string head_of_stream(Answer&& answer) {
  answer.erase(http::field::content_length);
  answer.keep_alive(false);
  std::ostringstream text;
  text << answer.base();
  return text.str();
}

// One connection: read a request, answer it on the thread that read it, write, again.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket&& socket, Shared& shared)
      : stream_(std::move(socket)), deadline_(stream_.get_executor()), shared_(shared) {
    ++shared_.connections;
    beast::error_code gone;
    const auto peer = stream_.socket().remote_endpoint(gone);
    if (!gone) address_ = peer.address().to_string();
  }
  ~Connection() { --shared_.connections; }

  void read() {
    parser_.emplace();
    parser_->body_limit(body_bytes_max);
    parser_->header_limit(32 << 10);
    stream_.expires_never();
    deadline_.expires_after(idle_timeout());
    deadline_.async_wait([self = shared_from_this()](beast::error_code) { self->on_deadline(); });
    http::async_read(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](beast::error_code ec, std::size_t) { self->on_read(ec); });
  }

 private:
  // Where most of the room is taken, newcomers who say nothing do not keep it for long.
  std::chrono::seconds idle_timeout() const {
    const auto& o = shared_.options;
    const bool crowded = shared_.connections > o.connections_max / 4 * 3;
    return std::chrono::seconds(crowded ? std::min(o.idle_timeout_s, crowded_idle_timeout_s)
                                        : o.idle_timeout_s);
  }

  // Its own timer, as the stream's would close the socket before the client could be told why.
  void on_deadline() {
    if (deadline_.expiry() > std::chrono::steady_clock::now()) return;  // of a request long read
    late_ = true;
    stream_.cancel();
  }

  void on_read(beast::error_code ec) {
    deadline_.expires_at(std::chrono::steady_clock::time_point::max());
    if (!ec) return work();
    const bool begun = parser_->got_some() || buffer_.size() > 0;
    if (late_ && begun) return refuse(Problem::of(408, "slow_request"));
    if (ec == http::error::body_limit) return refuse(Problem::of(413, "body_too_large"));
    const bool not_http = ec.category() == make_error_code(http::error::bad_method).category() &&
                          ec != http::error::end_of_stream && ec != http::error::partial_message;
    if (not_http) return refuse(Problem::of(400, "bad_query", {{"name", "HTTP"}}));
    close();
  }

  void work() {
    auto request = parser_->release();
    unsigned version = request.version();
    bool keep_alive = request.keep_alive();
    if (version >= 11 && request.count(http::field::host) != 1)
      return refuse(Problem::of(400, "bad_query", {{"name", "Host"}}));
    // What we do not decode is not guessed at; and where such a body ends nobody can say.
    if (const auto coding = request[http::field::transfer_encoding];
        !coding.empty() && !beast::iequals(coding, "chunked"))
      return refuse(Problem::of(501, "transfer_encoding_unknown", {{"name", std::string(coding)}}));
    const std::string accepted(request[http::field::accept_encoding]);
    auto reply = answer(std::move(request), address_);
    if (!reply.stream && accepts_gzip(accepted)) compress(reply);
    if (reply.stream) return hand_over(std::move(reply), version);
    write(as_http(std::move(reply), version, keep_alive));
  }

  void hand_over(Reply&& reply, unsigned version) {
    if (!shared_.streams.has_room()) return refuse(Problem::of(503, "too_many_streams"));
    auto stream = *std::move(reply.stream);
    shared_.streams.open(stream_.release_socket(), std::move(stream),
                         head_of_stream(as_http(std::move(reply), version, false)));
  }

  Reply answer(http::request<http::string_body>&& request, const std::string& address) {
    if (request.target().starts_with("/api/"))
      return shared_.dispatcher.handle(plain(std::move(request), address));
    if (request.method() != http::verb::get && request.method() != http::verb::head) {
      auto problem = Problem::of(405, "method_not_allowed");
      problem.headers = {{"Allow", "GET, HEAD"}};
      return problem_reply(problem, shared_.services.messages);
    }
    return shared_.files.get(request.target(), request[http::field::accept],
                             accepts_gzip(request[http::field::accept_encoding]));
  }

  void refuse(const Problem& problem) {
    refused_ = true;
    write(as_http(problem_reply(problem, shared_.services.messages), 11, false));
  }

  void write(Answer&& out) {
    answer_ = std::move(out);
    stream_.expires_after(idle_timeout());
    http::async_write(stream_, answer_,
                      [self = shared_from_this()](beast::error_code ec, std::size_t) {
                        if (ec || !self->answer_.keep_alive()) return self->close();
                        self->read();
                      });
  }

  void close() {
    beast::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    if (!refused_ || late_) return;
    stream_.expires_after(idle_timeout());
    drop_the_rest();
  }

  // Closing over bytes still on their way would reset the connection, and the client would never
  // read why it was refused.
  void drop_the_rest() {
    stream_.async_read_some(asio::buffer(dropped_),
                            [self = shared_from_this()](beast::error_code ec, std::size_t) {
                              if (!ec) self->drop_the_rest();
                            });
  }

  beast::tcp_stream stream_;
  std::string address_;
  asio::steady_timer deadline_;  // for the request to arrive
  bool late_ = false, refused_ = false;
  std::array<char, 4'096> dropped_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  Answer answer_;
  Shared& shared_;
};

class Listening : public Server {
 public:
  Listening(const Services& services, ServerOptions options)
      : shared_(services, std::move(options)) {}

  std::optional<ServerProblem> listen() {
    beast::error_code ec;
    auto address = asio::ip::make_address(shared_.options.address, ec);
    if (ec) return ServerProblem{shared_.options.address + ": " + ec.message()};
    tcp::endpoint endpoint(address, shared_.options.port);
    acceptor_.open(endpoint.protocol(), ec);
    acceptor_.set_option(asio::socket_base::reuse_address(true), ec);
    acceptor_.bind(endpoint, ec);
    if (!ec) acceptor_.listen(asio::socket_base::max_listen_connections, ec);
    if (ec)
      return ServerProblem{shared_.options.address + ":" + std::to_string(shared_.options.port) +
                           ": " + ec.message()};
    accept();
    for (int i = 0; i < shared_.options.threads; ++i)
      threads_.emplace_back([this] {
        pthread_setname_np(pthread_self(), "http");
        io_.run();
      });
    return std::nullopt;
  }

  ~Listening() override {
    io_.stop();  // a thread ends once it has answered
    for (auto& thread : threads_) thread.join();
  }

  std::uint16_t port() const override { return acceptor_.local_endpoint().port(); }

 private:
  void accept() {
    acceptor_.async_accept(asio::make_strand(io_),
                           [this](beast::error_code ec, tcp::socket socket) {
                             if (!ec && shared_.connections < shared_.options.connections_max) {
                               beast::error_code ignored;
                               socket.set_option(tcp::no_delay(true), ignored);
                               std::make_shared<Connection>(std::move(socket), shared_)->read();
                             }
                             if (ec)
                               accept_later();
                             else
                               accept();
                           });
  }
  void accept_later() {
    pause_.expires_after(accept_pause);
    pause_.async_wait([this](beast::error_code) { accept(); });
  }

  Shared shared_;
  asio::io_context io_;
  tcp::acceptor acceptor_{io_};
  asio::steady_timer pause_{io_};
  std::vector<std::thread> threads_;
};

}  // namespace

Result<std::unique_ptr<Server>, ServerProblem> Server::start(const Services& services,
                                                             ServerOptions options) {
  auto server = std::make_unique<Listening>(services, std::move(options));
  if (auto problem = server->listen()) return *problem;
  return std::unique_ptr<Server>(std::move(server));
}

}  // namespace yiben::api
