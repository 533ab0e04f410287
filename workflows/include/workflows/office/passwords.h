// Passwords are hashed with scrypt (RFC 7914), which is hard on memory: 32 MiB each. So only a few
// are hashed at once, others wait their turn, and whoever would wait too long is sent away.
//
//   auto turn = hashing.turn();
//   if (!turn) …busy…
//   bool right = password_matches(password, hash);
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace yiben::workflows {

// "scrypt$15$8$1$<salt>$<hash>". Cost: about 60 ms and 32 MiB; `log2_cost` is lowered by tests
// alone.
std::string hash_password(std::string_view password, int log2_cost = 15);
bool password_matches(std::string_view password, std::string_view hash);
// Meets any rules there may be: 16 characters of every kind, told once, changed at first use.
std::string new_password();

// Threads: any.
class Hashing {
 public:
  explicit Hashing(int at_once = 2, int waiting_max = 32, int wait_ms = 5'000)
      : free_(at_once), waiting_max_(waiting_max), wait_ms_(wait_ms) {}
  class Turn {
   public:
    explicit Turn(Hashing& of) : of_(&of) {}
    Turn(Turn&& other) noexcept : of_(std::exchange(other.of_, nullptr)) {}
    Turn& operator=(Turn&&) = delete;
    ~Turn() {
      if (of_) of_->leave();
    }

   private:
    Hashing* of_;
  };
  // Waits; nothing when too many do, or it took too long.
  std::optional<Turn> turn();

 private:
  void leave();

  std::mutex mutex_;
  std::condition_variable freed_;
  int free_, waiting_ = 0;
  const int waiting_max_, wait_ms_;
};

}  // namespace yiben::workflows
