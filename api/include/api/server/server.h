// Server: HTTP/1.1. Each of its threads reads, answers and writes: a command waits for its fsync on
// the thread that read it, and many waiting threads is what fills a group commit.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "api/server/services.h"

namespace yiben::api {

// Of event streams, which are connections of their own kind: counted apart, on no thread.
struct StreamTerms {
  std::size_t streams_max = 2'000;
  int heartbeat_ms = 15'000;  // a comment when nothing else was sent; also how soon a reader whose
                              // account was disabled is cut off
  int drain_ms = 10'000;      // to take a write of at most 320 KiB, or be cut off
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8787;
  std::string web_folder;
  int threads = 64;
  int idle_timeout_s = 30;  // to send a request, or to take an answer
  std::size_t connections_max = 4'000;
  StreamTerms streams = {};
};

struct ServerProblem {
  std::string text;
};

class Server {
 public:
  // Listens at once. Errors: the address cannot be had (the port is taken).
  static Result<std::unique_ptr<Server>, ServerProblem> start(const Services&, ServerOptions);
  virtual ~Server() = default;  // stops, letting running requests end
  virtual std::uint16_t port() const = 0;
};

}  // namespace yiben::api
