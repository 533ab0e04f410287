#include "eventstore/log.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace yiben::eventstore {

Result<Receipt> Log::append(Append append) {
  std::mutex mutex;
  std::condition_variable answered;
  std::optional<Result<Receipt>> answer;
  this->append(std::move(append), [&](Result<Receipt> result) {
    // Notified under the lock: the waiter may return, and its stack go, the moment we let go of it.
    std::lock_guard lock(mutex);
    answer.emplace(std::move(result));
    answered.notify_one();
  });
  std::unique_lock lock(mutex);
  answered.wait(lock, [&] { return answer.has_value(); });
  return *std::move(answer);
}

Clock system_clock() {
  return [] {
    using namespace std::chrono;
    return duration_cast<microseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  };
}

}  // namespace yiben::eventstore
