// Keys for personal fields: one AES-256 key a subject, wrapped by the ledger key, kept beside the
// log and never in it, so that destroying a key erases the person and leaves every proof standing.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "eventstore/entry.h"

namespace yiben::eventstore {

// Threads: every function from any thread.
class KeyRing {
 public:
  virtual ~KeyRing() = default;

  // AES-256-GCM under the subject's key, made at first use. Bound to `context` (event id and field
  // path), so a sealed value moved elsewhere does not open. Layout: 12-byte nonce, text, 16-byte
  // tag. A new key goes to disk with whatever is appended next, so nothing durable in this log can
  // rest on a key that is not.
  virtual Result<std::string> seal(const Uuid& subject, std::string_view context,
                                   std::string_view plain) = 0;

  // nullopt: the subject's key was destroyed or never existed. Errors: corrupt (tag mismatch).
  virtual Result<std::optional<std::string>> open(const Uuid& subject, std::string_view context,
                                                  std::string_view sealed) const = 0;

  // Destroys the subject's key, on disk before it returns; what it sealed never opens again. A
  // later seal() for the subject makes a new key.
  virtual Result<void> erase(const Uuid& subject) = 0;

  // HMAC-SHA-256 under the ledger's lookup key: reservations and look-ups of identity numbers.
  virtual std::string lookup_hash(std::string_view value) const = 0;
};

// The ring that lives in the log's own database. `ledger_key` is 32 bytes, kept outside the folder
// by configuration. The log must outlive the ring. Requires a log made by open_log or memory_log.
// A log without entries takes the key as its own; afterwards another is refused, by a check value
// in the log. Errors: foreign, corrupt.
class Log;
Result<std::unique_ptr<KeyRing>> open_keys(Log& log, std::string_view ledger_key);

// Gives every subject's wrapped key of one log to another, which takes them to disk with what is
// appended next. Both under the same ledger key, or neither opens.
Result<void> copy_keys(const Log& from, Log& to);

}  // namespace yiben::eventstore
