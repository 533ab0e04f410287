// One connection to a server on this machine, kept open from request to request, as a browser does.
// For tests and benches.
#pragma once

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <map>
#include <stdexcept>
#include <string>

namespace yiben {

struct HttpAnswer {
  int status = 0;
  std::string content_type, set_cookie, body;
  std::map<std::string, std::string> headers = {};  // by lower-case names
  bool done() const { return status == 200 || status == 201; }
};

// Threads: one. Whatever breaks the connection is thrown as boost::system::system_error.
class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port) : stream_(io_) {
    namespace asio = boost::asio;
    stream_.connect({asio::ip::make_address("127.0.0.1"), port});
    stream_.socket().set_option(asio::ip::tcp::no_delay(true));
  }

  // `path` without /api/v1.
  HttpAnswer send(const std::string& method, const std::string& path, const std::string& body = {},
                  const std::map<std::string, std::string>& headers = {}) {
    namespace http = boost::beast::http;
    http::request<http::string_body> request{http::string_to_verb(method), "/api/v1" + path, 11};
    request.set(http::field::host, "localhost");
    request.set("X-Yiben", "1");
    if (!body.empty()) request.set(http::field::content_type, "application/json");
    for (const auto& [name, value] : headers) request.set(name, value);
    request.body() = body;
    request.prepare_payload();
    // A server that refuses by the header alone answers while the body is still on its way.
    boost::beast::error_code unsent;
    http::write(stream_, request, unsent);
    return read();
  }

  // Bytes as they are, for what no proper client would send.
  void write(const std::string& bytes) {
    boost::asio::write(stream_.socket(), boost::asio::buffer(bytes));
  }
  HttpAnswer read() {
    namespace http = boost::beast::http;
    http::response<http::string_body> answer;
    http::read(stream_, buffer_, answer);
    HttpAnswer out{static_cast<int>(answer.result_int()), answer[http::field::content_type],
                   answer[http::field::set_cookie], std::move(answer.body())};
    for (const auto& field : answer) {
      std::string name(field.name_string());
      for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      out.headers[name] = std::string(field.value());
    }
    return out;
  }

 private:
  boost::asio::io_context io_;
  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
};

// The cookie of a signed-in demo account.
inline std::string signed_in(HttpClient& client, const std::string& login) {
  auto answer =
      client.send("POST", "/session", R"({"login":")" + login + R"(","password":"yiben-demo"})");
  if (answer.status != 200) throw std::runtime_error(login + " cannot sign in: " + answer.body);
  return answer.set_cookie.substr(0, answer.set_cookie.find(';'));
}

}  // namespace yiben
