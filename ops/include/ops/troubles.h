// Troubles: what is wrong with a running server, by name. /health shows them; the server's own log
// says when one comes and when it goes.
#pragma once

#include <map>
#include <mutex>
#include <string>

namespace yiben::ops {

// Threads: every function from any thread.
class Troubles {
 public:
  // Empty `why`: it is over.
  void set(const std::string& name, const std::string& why);
  std::string of(const std::string& name) const;  // empty: there is none
  std::map<std::string, std::string> all() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> now_;
};

}  // namespace yiben::ops
