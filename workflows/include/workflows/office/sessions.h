// Sessions: who is signed in, from when and from where, and how often somebody tried in vain. What
// is in the second log is kept in memory, so that asking costs nothing and a restart signs nobody
// out; only when a session was last used is not written, and counts from the restart.
//
// Times are the machine's, not the office's, whose date a demo may move.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "domain/office/session.h"
#include "domain/office/sign_in_rules.h"
#include "domain/office/user.h"
#include "workflows/loop/book.h"
#include "workflows/loop/failure.h"

namespace yiben::workflows {

struct LiveSession {
  Session::Began began;
  Instant last_seen;
};
struct SignInRow {
  eventstore::Position position = 0;
  Session::Event event;
};

// Threads: every function from any. Errors: those of the second log.
class Sessions {
 public:
  static Outcome<std::unique_ptr<Sessions>> open(const Book&, eventstore::Log& access_log,
                                                 SignInRules, std::function<Instant()> clock);

  const SignInRules& rules() const { return rules_; }
  Instant now() const { return clock_(); }

  // Minutes this login or address has to wait; 0: it may try.
  std::int32_t locked_minutes(const std::string& login, const std::string& address) const;
  std::optional<Instant> locked_until(const std::string& login) const;
  Outcome<void> refuse(Session::Refused);
  Outcome<void> forgive(const User::State&, UserId by);

  struct Begun {
    SessionId session;
    std::string token;  // 43 characters after the session's id; kept nowhere
  };
  Outcome<Begun> begin(const User::State&, const std::string& address, const std::string& agent);
  // The session of a token that has not ended; one whose time is up is ended here. `used`: from now
  // on counts as seen.
  Outcome<std::optional<LiveSession>> find(std::string_view token, bool used);
  std::vector<LiveSession> of(UserId) const;
  // Nothing happens to one that has ended.
  Outcome<void> end(SessionId, SessionEnd, std::optional<UserId> by = {});
  Outcome<void> end_all(UserId, SessionEnd, std::optional<UserId> by = {});
  std::optional<Instant> last_sign_in(UserId) const;

  // A code of the second factor is good once: false when its step was used.
  bool use_code(UserId, std::int64_t step);

  // Newest first, below `before` (0: from the head); next: 0 at the end.
  struct Rows {
    std::vector<SignInRow> rows;
    eventstore::Position next = 0;
  };
  Outcome<Rows> rows(const std::function<bool(const Session::Event&)>& wanted,
                     eventstore::Position before, std::size_t limit) const;

 private:
  using Times = std::map<std::string, std::vector<Instant>>;

  Sessions(const Book& book, eventstore::Log& log, SignInRules rules,
           std::function<Instant()> clock)
      : book_(book), log_(log), rules_(std::move(rules)), clock_(std::move(clock)) {}
  Outcome<void> write(UserId, const Session::Event&);
  void apply(const Session::Event&);
  void count(Times&, const std::string& key, std::int32_t max, Instant at);

  const Book& book_;
  eventstore::Log& log_;
  const SignInRules rules_;
  const std::function<Instant()> clock_;
  mutable std::mutex mutex_;  // of what follows
  std::map<SessionId, LiveSession> live_;
  Times by_login_, by_address_;
  std::map<UserId, Instant> last_sign_in_;
  std::map<UserId, std::int64_t> last_code_;
};

}  // namespace yiben::workflows
