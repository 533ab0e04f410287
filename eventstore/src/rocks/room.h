// How much of the disk the log may still take: a part is kept free, so that a disk filling up stops
// writing while nothing has failed yet and readers can still be recorded.
#pragma once

#include <sys/statvfs.h>

#include <cstdint>
#include <limits>
#include <string>

namespace yiben::eventstore {

// Threads: one.
class Room {
 public:
  Room(std::string folder, std::uint64_t kept_bytes)
      : folder_(std::move(folder)), kept_bytes_(kept_bytes) {}

  // Looks at the disk anew: once a commit. A disk that does not tell its room has enough.
  void measure() {
    struct statvfs disk;
    left_bytes_ = kept_bytes_ == 0 || statvfs(folder_.c_str(), &disk) != 0
                      ? std::numeric_limits<std::uint64_t>::max()
                      : disk.f_bavail * std::uint64_t{disk.f_frsize};
  }
  // Takes the bytes, or leaves all as it was.
  bool take(std::uint64_t bytes) {
    if (left_bytes_ < kept_bytes_ || left_bytes_ - kept_bytes_ < bytes) return false;
    left_bytes_ -= bytes;
    return true;
  }
  std::string shortage() const {
    return "less than " + std::to_string(kept_bytes_ >> 20) + " MiB left for " + folder_;
  }

 private:
  const std::string folder_;
  const std::uint64_t kept_bytes_;
  std::uint64_t left_bytes_ = 0;
};

}  // namespace yiben::eventstore
