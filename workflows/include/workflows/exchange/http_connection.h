// One kept-open connection to another system's HTTP address, for whoever posts to it one message at
// a time.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/core/result.h"

namespace yiben::workflows {

struct HttpAddress {
  bool tls = false;
  std::string host, port, authority, target;  // target: path and query
  // Requires what Webhook::Subscribe accepts; nullopt for anything else that is no URL.
  static std::optional<HttpAddress> parse(std::string_view url);
};

struct HttpPost {
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

// Whoever posts judges the status; 0: there was no answer, `trouble` says why.
struct HttpAnswer {
  int status = 0;
  std::string body;  // its first 64 KiB
  std::string trouble;
  bool sent = false;  // something of the message may have arrived
  // How long to leave it alone, where it says so in seconds; a date is not read (RFC 9110 §10.2.3).
  std::optional<std::int64_t> retry_after_s = {};
};

// Never connects to link-local, multicast or unspecified addresses, which no department has.
// Threads: the executor's, one post at a time.
class HttpConnection {
 public:
  HttpConnection(boost::asio::any_io_executor, HttpAddress, std::chrono::milliseconds timeout);
  ~HttpConnection();
  HttpConnection(HttpConnection&&) noexcept;

  // `timeout` is for all of it. Follows no redirection. The certificate of an https address must be
  // the host's, by the system's authorities.
  boost::asio::awaitable<HttpAnswer> post(const HttpPost&);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yiben::workflows
