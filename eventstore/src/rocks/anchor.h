// Whether the folder a log was opened in is still the one at its path. Files that are deleted under
// a process go on taking what it writes, and take it with them when it ends; so every commit looks
// before it is acknowledged.
#pragma once

#include <sys/stat.h>

#include <string>

namespace yiben::eventstore {

// Threads: any.
class Anchor {
 public:
  explicit Anchor(const std::string& folder) : path_(folder + "/CURRENT"), lock_(folder + "/LOCK") {
    known_ = stat(lock_.c_str(), &at_opening_) == 0;
  }

  // Cost: two look-ups of a path the kernel has at hand.
  bool holds() const {
    struct stat now;
    if (!known_ || stat(path_.c_str(), &now) != 0 || stat(lock_.c_str(), &now) != 0) return false;
    return now.st_ino == at_opening_.st_ino && now.st_dev == at_opening_.st_dev;
  }

 private:
  const std::string path_, lock_;
  struct stat at_opening_ {};
  bool known_ = false;
};

}  // namespace yiben::eventstore
