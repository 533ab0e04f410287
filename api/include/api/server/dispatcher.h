// Dispatcher: one HTTP request to one reply, without sockets, so that tests and the fuzzer call it
// directly. Matches the route, checks who asks, waits for their own writes, calls the handler.
#pragma once

#include <map>
#include <string>

#include "api/server/route.h"

namespace yiben::api {

struct HttpRequest {
  std::string method, target;                  // "/api/v1/inbox?list=todo"
  std::map<std::string, std::string> headers;  // lower-case names
  std::string body;
  std::string address = {};  // of the peer
};

// Threads: handle() from any thread; it may block on the log's fsync.
class Dispatcher {
 public:
  explicit Dispatcher(const Services& services) : services_(services) {}
  Reply handle(const HttpRequest&) const;

 private:
  // What the log of requests says of one besides its answer.
  struct Asked {
    std::string route, address;
    UserId user;
  };
  Answered<Reply> answer(const HttpRequest&, Asked&) const;

  const Services& services_;
};

inline constexpr std::size_t body_bytes_max = 4u << 20;
Reply problem_reply(const Problem&, const MessageTable&);

}  // namespace yiben::api
