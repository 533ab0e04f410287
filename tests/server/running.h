// `yiben serve` as a process of its own, to be killed at will, and the other commands beside it.
#pragma once

#include <gtest/gtest.h>
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace yiben {

// A folder of its own, gone at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string path = (std::filesystem::temp_directory_path() / "yiben-server-XXXXXX").string();
    path_ = mkdtemp(path.data());
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// A demo district on a data folder, listening on a free port. What it says goes to `said_in`.
class RunningServer {
 public:
  RunningServer(const std::string& data, const std::string& said_in,
                const std::vector<std::string>& options = {});
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;
  ~RunningServer() { kill_hard(); }

  // Waits until it listens. 0: it ended before.
  std::uint16_t port();
  // Asks it to end and waits until it has. Its exit code.
  int stop();
  // kill -9, and waits until it is gone. What killed it, 0: it had ended by itself.
  int kill_hard();

 private:
  pid_t child_ = -1;
  int out_ = -1;
  std::uint16_t port_ = 0;
};

struct Ran {
  int code = -1;
  std::string said;
};
// build/yiben with these arguments, to its end.
Ran run_yiben(const std::string& arguments);

}  // namespace yiben
