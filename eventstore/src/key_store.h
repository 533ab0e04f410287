// Where a log keeps wrapped subject keys. Both logs are one; open_keys() asks for it by a cast, so
// that log.h need not speak of keys.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "eventstore/entry.h"

namespace yiben::eventstore {

class KeyStore {
 public:
  virtual ~KeyStore() = default;
  virtual Result<std::optional<std::string>> wrapped_key(const Uuid& subject) const = 0;
  // Every subject's, in no order. Errors: io, corrupt.
  virtual Result<void> each_wrapped_key(
      const std::function<void(const Uuid&, std::string_view)>&) const = 0;
  // What is appended next takes it to disk, in the same write.
  virtual Result<void> put_wrapped_key(const Uuid& subject, std::string_view wrapped) = 0;
  // What tells whether a ledger key is this log's; nullopt: none was ever taken.
  virtual Result<std::optional<std::string>> key_check() const = 0;
  virtual Result<void> put_key_check(std::string_view check) = 0;  // synced
  // Synced, and gone from the files too.
  virtual Result<void> erase_wrapped_key(const Uuid& subject) = 0;
};

}  // namespace yiben::eventstore
