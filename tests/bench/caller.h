// A client of a bench: one HTTP connection of many on one thread. A thread each would take from the
// server the two cores it is measured on.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <functional>
#include <optional>
#include <string>

#include "tests/bench/load.h"

namespace yiben::bench {

std::string post_request(const std::string& path, const std::string& body,
                         const std::string& cookie);

// Sends a request, reads its answer, sends the next. Threads: those that run `io`, one at a time.
class Caller {
 public:
  using Answer = boost::beast::http::response<boost::beast::http::string_body>;
  using Next = std::function<std::optional<std::string>()>;  // nullopt: no more
  // False: the next one waits for send_next().
  using Answered = std::function<bool(const Answer&, double ms)>;

  // Sends its first at once.
  Caller(boost::asio::io_context& io, std::uint16_t port, Next, Answered);
  void send_next();

 private:
  void read(boost::system::error_code);
  void done(boost::system::error_code);

  boost::asio::ip::tcp::socket stream_;
  Next next_;
  Answered answered_;
  std::string request_;
  boost::beast::flat_buffer buffer_;
  Answer response_;
  Steady::time_point sent_;
};

}  // namespace yiben::bench
