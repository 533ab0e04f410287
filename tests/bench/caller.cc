#include "tests/bench/caller.h"

#include <boost/asio/write.hpp>
#include <sstream>

#include "eventstore/check.h"

namespace yiben::bench {

namespace http = boost::beast::http;
using tcp = boost::asio::ip::tcp;

std::string post_request(const std::string& path, const std::string& body,
                         const std::string& cookie) {
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

Caller::Caller(boost::asio::io_context& io, std::uint16_t port, Next next, Answered answered)
    : stream_(io), next_(std::move(next)), answered_(std::move(answered)) {
  stream_.connect(tcp::endpoint(boost::asio::ip::make_address("127.0.0.1"), port));
  stream_.set_option(tcp::no_delay(true));
  send_next();
}

void Caller::send_next() {
  auto next = next_();
  if (!next) return;
  request_ = std::move(*next);
  sent_ = Steady::now();
  boost::asio::async_write(stream_, boost::asio::buffer(request_),
                           [this](boost::system::error_code ec, std::size_t) { read(ec); });
}

void Caller::read(boost::system::error_code ec) {
  eventstore::check(!ec, "a bench's request is sent");
  response_ = {};
  http::async_read(stream_, buffer_, response_,
                   [this](boost::system::error_code ec, std::size_t) { done(ec); });
}

void Caller::done(boost::system::error_code ec) {
  eventstore::check(!ec, "a bench's request is answered");
  if (answered_(response_, seconds_since(sent_) * 1e3)) send_next();
}

}  // namespace yiben::bench
