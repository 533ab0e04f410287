// Logs that fail where it hurts.
#pragma once

#include <functional>
#include <stdexcept>
#include <utility>

#include "eventstore/log.h"

namespace yiben::workflows {

// A log that is killed before its nth append, or after it was written but before it was answered.
class KilledLog : public eventstore::Log {
 public:
  struct Killed : std::runtime_error {
    using std::runtime_error::runtime_error;
  };
  KilledLog(eventstore::Log& inner) : inner_(inner) {}
  int kill_at = -1;
  bool after_writing = false;
  std::function<void()> before_append;  // someone else, at the worst moment

  using Log::append;
  void append(eventstore::Append a, Done done) override { done(append(std::move(a))); }
  eventstore::Result<eventstore::Receipt> append(eventstore::Append a) override {
    if (before_append) std::exchange(before_append, {})();
    if (kill_at-- == 0) {
      if (after_writing) (void)inner_.append(std::move(a));
      throw Killed("killed");
    }
    return inner_.append(std::move(a));
  }
  eventstore::Position head() const override { return inner_.head(); }
  eventstore::Position wait_beyond(eventstore::Position p, int ms) const override {
    return inner_.wait_beyond(p, ms);
  }
  eventstore::Result<eventstore::StreamVersion> version(std::string_view s) const override {
    return inner_.version(s);
  }
  std::unique_ptr<eventstore::Cursor> read_stream(std::string_view s,
                                                  eventstore::StreamVersion f) const override {
    return inner_.read_stream(s, f);
  }
  std::unique_ptr<eventstore::Cursor> read_all(eventstore::Position p) const override {
    return inner_.read_all(p);
  }
  std::unique_ptr<eventstore::Cursor> read_category(std::string_view c,
                                                    eventstore::Position p) const override {
    return inner_.read_category(c, p);
  }
  eventstore::Result<std::optional<eventstore::Receipt>> find_command(
      const eventstore::Uuid& c) const override {
    return inner_.find_command(c);
  }
  eventstore::Result<std::optional<std::string>> reservation_owner(
      std::string_view k) const override {
    return inner_.reservation_owner(k);
  }
  eventstore::TreeHead tree_head() const override { return inner_.tree_head(); }

 private:
  eventstore::Log& inner_;
};

}  // namespace yiben::workflows
