#include "workflows/exchange/http_connection.h"

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/url/parse.hpp>
#include <variant>

#include "domain/core/whole_number.h"

namespace yiben::workflows {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::size_t answer_bytes_max = 64u << 10;

bool may_be_reached(const asio::ip::address& address) {
  if (address.is_unspecified() || address.is_multicast()) return false;
  if (address.is_v6()) {
    const auto v6 = address.to_v6();
    if (v6.is_v4_mapped())
      return may_be_reached(asio::ip::make_address_v4(asio::ip::v4_mapped, v6));
    return !v6.is_link_local();
  }
  constexpr std::uint32_t link_local = 0xA9FE;  // 169.254/16
  return address.to_v4().to_uint() >> 16 != link_local;
}

asio::ssl::context& trust() {
  static asio::ssl::context context = [] {
    asio::ssl::context c(asio::ssl::context::tls_client);
    c.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                  asio::ssl::context::no_tlsv1_1);
    c.set_default_verify_paths();
    c.set_verify_mode(asio::ssl::verify_peer);
    return c;
  }();
  return context;
}

}  // namespace

std::optional<HttpAddress> HttpAddress::parse(std::string_view url) {
  const auto parsed = boost::urls::parse_uri(url);
  if (!parsed || parsed->encoded_host().empty()) return std::nullopt;
  HttpAddress out;
  out.tls = parsed->scheme() == "https";
  if (!out.tls && parsed->scheme() != "http") return std::nullopt;
  out.host = parsed->host_address();
  out.port = parsed->has_port() ? std::string(parsed->port()) : out.tls ? "443" : "80";
  out.authority = std::string(parsed->encoded_host_and_port());
  out.target = std::string(parsed->encoded_path());
  if (out.target.empty()) out.target = "/";
  if (parsed->has_query()) out.target += "?" + std::string(parsed->encoded_query());
  return out;
}

class HttpConnection::Impl {
 public:
  Impl(asio::any_io_executor executor, HttpAddress address, std::chrono::milliseconds timeout)
      : executor_(std::move(executor)), address_(std::move(address)), timeout_(timeout) {}

  asio::awaitable<HttpAnswer> post(const HttpPost& message) {
    const auto deadline = std::chrono::steady_clock::now() + timeout_;
    const bool kept = is_open();
    auto answer = co_await try_once(message, deadline);
    // It may have been closed at the other end since the last message, before anything was read.
    if (kept && answer.status == 0 && !timed_out_) {
      answer = co_await try_once(message, deadline);
      answer.sent = true;
    }
    if (answer.status == 0) close();
    co_return answer;
  }

 private:
  using Plain = beast::tcp_stream;
  using Tls = beast::ssl_stream<beast::tcp_stream>;
  using Deadline = std::chrono::steady_clock::time_point;

  bool is_open() const { return !std::holds_alternative<std::monostate>(stream_); }
  void close() { stream_.emplace<std::monostate>(); }
  Plain& transport() {
    if (auto* plain = std::get_if<Plain>(&stream_)) return *plain;
    return beast::get_lowest_layer(std::get<Tls>(stream_));
  }

  asio::awaitable<HttpAnswer> try_once(const HttpPost& message, Deadline deadline) {
    timed_out_ = false;
    error_code ec;
    if (!is_open()) {
      const auto trouble = co_await connect(deadline);
      if (!trouble.empty()) co_return HttpAnswer{0, {}, trouble, false};
    }
    http::request<http::string_body> request(http::verb::post, address_.target, 11);
    request.set(http::field::host, address_.authority);
    request.set(http::field::user_agent, "yiben");
    for (const auto& [name, value] : message.headers) request.set(name, value);
    request.body() = message.body;
    request.prepare_payload();
    http::response_parser<http::string_body> answer;
    answer.body_limit(answer_bytes_max);
    beast::flat_buffer buffer;
    transport().expires_at(deadline);
    const auto token = [&ec] { return asio::redirect_error(asio::use_awaitable, ec); };
    if (auto* tls = std::get_if<Tls>(&stream_)) {
      co_await http::async_write(*tls, request, token());
      if (!ec) co_await http::async_read(*tls, buffer, answer, token());
    } else {
      auto& plain = std::get<Plain>(stream_);
      co_await http::async_write(plain, request, token());
      if (!ec) co_await http::async_read(plain, buffer, answer, token());
    }
    // A long answer is an answer all the same.
    const bool too_long = ec == http::error::body_limit;
    if (ec && !too_long) co_return fails(ec);
    transport().expires_never();
    HttpAnswer out{static_cast<int>(answer.get().result_int()), answer.get().body(), {}, true};
    const auto wait_s = whole_number<std::int64_t>(answer.get()[http::field::retry_after]);
    if (wait_s && *wait_s >= 0) out.retry_after_s = wait_s;
    if (too_long || !answer.get().keep_alive()) close();
    co_return out;
  }

  HttpAnswer fails(error_code ec) {
    timed_out_ = ec == beast::error::timeout;
    close();
    return {0, {}, timed_out_ ? "no answer in time" : ec.message(), true};
  }

  // What went wrong; empty: connected.
  asio::awaitable<std::string> connect(Deadline deadline) {
    error_code ec;
    const auto token = [&ec] { return asio::redirect_error(asio::use_awaitable, ec); };
    tcp::resolver resolver(executor_);
    const auto found = co_await resolver.async_resolve(address_.host, address_.port, token());
    if (ec) co_return address_.host + ": " + ec.message();
    std::vector<tcp::endpoint> places;
    for (const auto& place : found)
      if (may_be_reached(place.endpoint().address())) places.push_back(place.endpoint());
    if (places.empty()) co_return address_.host + ": no address that may be reached";
    if (address_.tls)
      stream_.emplace<Tls>(executor_, trust());
    else
      stream_.emplace<Plain>(executor_);
    transport().expires_at(deadline);
    co_await transport().async_connect(places, token());
    if (!ec) transport().socket().set_option(tcp::no_delay(true), ec);
    if (auto* tls = std::get_if<Tls>(&stream_); tls && !ec) {
      SSL_set_tlsext_host_name(tls->native_handle(), address_.host.c_str());
      tls->set_verify_callback(asio::ssl::host_name_verification(address_.host));
      co_await tls->async_handshake(asio::ssl::stream_base::client, token());
    }
    co_return ec ? fails(ec).trouble : std::string{};
  }

  asio::any_io_executor executor_;
  const HttpAddress address_;
  const std::chrono::milliseconds timeout_;
  std::variant<std::monostate, Plain, Tls> stream_;
  bool timed_out_ = false;
};

HttpConnection::HttpConnection(asio::any_io_executor executor, HttpAddress address,
                               std::chrono::milliseconds timeout)
    : impl_(std::make_unique<Impl>(std::move(executor), std::move(address), timeout)) {}
HttpConnection::~HttpConnection() = default;
HttpConnection::HttpConnection(HttpConnection&&) noexcept = default;

asio::awaitable<HttpAnswer> HttpConnection::post(const HttpPost& message) {
  return impl_->post(message);
}

}  // namespace yiben::workflows
