// ServerLog: the running server's own log, a line an event, with its time. What goes to standard
// error goes there too. A file that has grown is moved aside: server.log.1 is the newest of those.
//
//   ServerLog log("data/server.log");
//   log.line("GET /api/v1/inbox 200 3 ms");
#pragma once

#include <mutex>
#include <string>
#include <string_view>

namespace yiben::ops {

class ServerLog {
 public:
  static constexpr long bytes_max = 16L << 20;
  static constexpr int kept = 5;  // moved aside; the oldest goes

  // Empty: standard error as it is, never moved. A file that cannot be written: likewise.
  explicit ServerLog(std::string file);

  // Threads: any. Cost: one write.
  void line(std::string_view text);

 private:
  void open();
  void move_aside();

  const std::string file_;
  std::mutex mutex_;
  long bytes_ = 0;  // as of the last look; others write to standard error as well
};

}  // namespace yiben::ops
