#include "ops/server_log.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "domain/core/date.h"
#include "eventstore/log.h"

namespace yiben::ops {

namespace fs = std::filesystem;

ServerLog::ServerLog(std::string file) : file_(std::move(file)) {
  if (!file_.empty()) open();
}

void ServerLog::open() {
  const int fd = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0) return;
  struct stat now {};
  bytes_ = fstat(fd, &now) == 0 ? static_cast<long>(now.st_size) : 0;
  dup2(fd, STDERR_FILENO);
  close(fd);
}

void ServerLog::move_aside() {
  std::error_code ignored;
  for (int i = kept - 1; i > 0; --i)
    fs::rename(file_ + "." + std::to_string(i), file_ + "." + std::to_string(i + 1), ignored);
  fs::rename(file_, file_ + ".1", ignored);
  open();
}

void ServerLog::line(std::string_view text) {
  std::string out = Instant{eventstore::system_clock()()}.text();
  out += ' ';
  out += text;
  out += '\n';
  std::lock_guard lock(mutex_);
  if (!file_.empty() && bytes_ > bytes_max) move_aside();
  const auto written = write(STDERR_FILENO, out.data(), out.size());
  if (written > 0) bytes_ += written;
}

}  // namespace yiben::ops
