#include "workflows/office/sessions.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>

#include "domain/codec/hex.h"
#include "workflows/loop/digest.h"
#include "workflows/loop/sealing.h"

namespace yiben::workflows {
namespace {

constexpr std::size_t id_characters = 36;
constexpr std::size_t keys_max = 10'000;  // of wrong tries, before old ones are dropped

std::string secret_text() {
  std::string bytes(32, '\0');
  const int ok = RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), 32);
  check(ok == 1, "the system gives random bytes");
  return hex(bytes);
}

bool same_hash(const std::string& a, const std::string& b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

Outcome<std::unique_ptr<Sessions>> Sessions::open(const Book& book, eventstore::Log& access_log,
                                                  SignInRules rules,
                                                  std::function<Instant()> clock) {
  std::unique_ptr<Sessions> out(new Sessions(book, access_log, std::move(rules), std::move(clock)));
  auto cursor = access_log.read_category(Session::category, 0);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) break;
    auto event = opened_event<Session::Event>(**entry, book.keys);
    if (!event) return Failure(event.error());
    out->apply(*event);
  }
  for (auto& [id, session] : out->live_) session.last_seen = out->now();
  return out;
}

Outcome<void> Sessions::write(UserId user, const Session::Event& event) {
  auto sealed = sealed_event(event, book_.new_id().bytes, book_.keys);
  if (!sealed) return Failure(sealed.error());
  eventstore::Append append;
  append.command_id = append.correlation_id = append.causation_id = sealed->event_id;
  append.actor = {user.text(), std::string(enum_name(Role::none)), book_.district};
  eventstore::StreamAppend written{Session::stream(user), eventstore::StreamAppend::any, {}};
  written.events.push_back(std::move(*sealed));
  append.streams.push_back(std::move(written));
  auto receipt = log_.append(std::move(append));
  if (!receipt) return Failure(receipt.error());
  std::lock_guard lock(mutex_);
  apply(event);
  return {};
}

void Sessions::count(Times& times, const std::string& key, std::int32_t max, Instant at) {
  if (key.empty()) return;
  if (times.size() >= keys_max) {
    const auto old = at.us - rules_.tries.minutes * std::int64_t{60'000'000};
    std::erase_if(times, [&](const auto& one) { return one.second.back().us < old; });
  }
  auto& wrong = times[key];
  wrong.push_back(at);
  if (wrong.size() > static_cast<std::size_t>(max)) wrong.erase(wrong.begin());
}

void Sessions::apply(const Session::Event& event) {
  if (const auto* e = std::get_if<Session::Began>(&event)) {
    live_[e->session] = {*e, e->at};
    last_sign_in_[e->user] = e->at;
    by_login_.erase(e->login);
  } else if (const auto* e = std::get_if<Session::Ended>(&event)) {
    live_.erase(e->session);
  } else if (const auto* e = std::get_if<Session::TriesForgiven>(&event)) {
    by_login_.erase(e->login);
  } else {
    const auto& refused = std::get<Session::Refused>(event);
    // A lock is not drawn out by trying on, and a code is asked for after a right password.
    if (refused.reason == SignInRefusal::too_many_tries ||
        refused.reason == SignInRefusal::second_factor_needed)
      return;
    count(by_login_, refused.login, rules_.tries.account, refused.at);
    count(by_address_, refused.address, rules_.tries.address, refused.at);
  }
}

std::int32_t Sessions::locked_minutes(const std::string& login, const std::string& address) const {
  std::lock_guard lock(mutex_);
  const auto wait = [&](const Times& times, const std::string& key, std::int32_t max) {
    const auto wrong = times.find(key);
    return wrong == times.end()
               ? 0
               : yiben::locked_minutes(wrong->second, max, rules_.tries.minutes, now());
  };
  return std::max(wait(by_login_, login, rules_.tries.account),
                  wait(by_address_, address, rules_.tries.address));
}

std::optional<Instant> Sessions::locked_until(const std::string& login) const {
  const auto minutes = locked_minutes(login, "");
  if (minutes == 0) return std::nullopt;
  return Instant{now().us + minutes * std::int64_t{60'000'000}};
}

Outcome<void> Sessions::refuse(Session::Refused refused) {
  refused.at = now();
  refused.login = refused.login.substr(0, 32);
  return write(refused.user.value_or(UserId{}), refused);
}

Outcome<void> Sessions::forgive(const User::State& user, UserId by) {
  return write(user.created->user,
               Session::TriesForgiven{user.created->user, user.created->login, now(), by});
}

Outcome<Sessions::Begun> Sessions::begin(const User::State& user, const std::string& address,
                                         const std::string& agent) {
  Begun out{SessionId{random_id()}, {}};
  out.token = out.session.text() + secret_text();
  auto ok = write(user.created->user,
                  Session::Began{out.session, user.created->user, user.created->login, user.changes,
                                 sha256_hex(out.token), now(), address, agent.substr(0, 200)});
  if (!ok) return ok.error();
  return out;
}

Outcome<std::optional<LiveSession>> Sessions::find(std::string_view token, bool used) {
  const auto id = SessionId::parse(token.substr(0, id_characters));
  if (!id) return std::optional<LiveSession>{};
  SessionAge age = SessionAge::good;
  {
    std::lock_guard lock(mutex_);
    const auto found = live_.find(*id);
    if (found == live_.end() || !same_hash(sha256_hex(token), found->second.began.token_sha256))
      return std::optional<LiveSession>{};
    auto& session = found->second;
    age = session_age(rules_.sessions, session.began.at, session.last_seen, now());
    if (age == SessionAge::good) {
      if (used) session.last_seen = now();
      return std::optional<LiveSession>(session);
    }
  }
  auto ended = end(*id, age == SessionAge::idle ? SessionEnd::idle : SessionEnd::expired);
  if (!ended) return ended.error();
  return std::optional<LiveSession>{};
}

std::vector<LiveSession> Sessions::of(UserId user) const {
  std::lock_guard lock(mutex_);
  std::vector<LiveSession> out;
  for (const auto& [id, session] : live_)
    if (session.began.user == user && session_age(rules_.sessions, session.began.at,
                                                  session.last_seen, now()) == SessionAge::good)
      out.push_back(session);
  return out;
}

Outcome<void> Sessions::end(SessionId id, SessionEnd reason, std::optional<UserId> by) {
  Session::Ended ended;
  {
    std::lock_guard lock(mutex_);
    const auto found = live_.find(id);
    if (found == live_.end()) return {};
    const auto& began = found->second.began;
    ended = {id, began.user, began.login, now(), began.address, reason, by};
  }
  return write(ended.user, ended);
}

Outcome<void> Sessions::end_all(UserId user, SessionEnd reason, std::optional<UserId> by) {
  for (const auto& session : of(user))
    if (auto ok = end(session.began.session, reason, by); !ok) return ok;
  return {};
}

std::optional<Instant> Sessions::last_sign_in(UserId user) const {
  std::lock_guard lock(mutex_);
  const auto found = last_sign_in_.find(user);
  return found == last_sign_in_.end() ? std::nullopt : std::optional(found->second);
}

bool Sessions::use_code(UserId user, std::int64_t step) {
  std::lock_guard lock(mutex_);
  auto& last = last_code_[user];
  if (step <= last) return false;
  last = step;
  return true;
}

// The log is read forwards alone, so pages are found window by window from its end.
Outcome<Sessions::Rows> Sessions::rows(const std::function<bool(const Session::Event&)>& wanted,
                                       eventstore::Position before, std::size_t limit) const {
  constexpr eventstore::Position window = 2'000;
  Rows out;
  auto end = before == 0 ? log_.head() : std::min<eventstore::Position>(before, log_.head());
  while (end > 0) {
    const auto begin = end - std::min(end, window);
    std::vector<SignInRow> found;
    auto cursor = log_.read_category(Session::category, begin);
    for (;;) {
      auto entry = cursor->next();
      if (!entry) return Failure(entry.error());
      if (!*entry || (*entry)->position >= end) break;
      auto event = opened_event<Session::Event>(**entry, book_.keys);
      if (!event) return Failure(event.error());
      if (wanted(*event)) found.push_back({(*entry)->position, std::move(*event)});
    }
    for (auto row = found.rbegin(); row != found.rend(); ++row) {
      if (out.rows.size() == limit) {
        out.next = out.rows.back().position;
        return out;
      }
      out.rows.push_back(std::move(*row));
    }
    end = begin;
  }
  return out;
}

}  // namespace yiben::workflows
