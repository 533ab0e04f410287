#include "tests/bench/sign_in.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "eventstore/check.h"
#include "ops/demo_office.h"

namespace yiben::bench {

std::string sign_in(std::uint16_t port, const std::string& login) {
  namespace http = boost::beast::http;
  boost::asio::io_context io;
  boost::asio::ip::tcp::socket socket(io);
  socket.connect({boost::asio::ip::address_v4::loopback(), port});
  http::request<http::string_body> request{http::verb::post, "/api/v1/session", 11};
  request.set(http::field::host, "localhost");
  request.set(http::field::content_type, "application/json");
  request.set("X-Yiben", "1");
  request.body() =
      R"({"login":")" + login + R"(","password":")" + std::string(ops::demo_password) + R"("})";
  request.prepare_payload();
  http::write(socket, request);
  boost::beast::flat_buffer buffer;
  http::response<http::string_body> answer;
  http::read(socket, buffer, answer);
  eventstore::check(answer.result_int() == 200, "a bench signs in");
  const std::string cookie(answer[http::field::set_cookie]);
  return cookie.substr(0, cookie.find(';'));
}

}  // namespace yiben::bench
