#include "eventstore/keys.h"

#include <cstring>
#include <mutex>

#include "aead.h"
#include "bytes.h"
#include "eventstore/check.h"
#include "eventstore/log.h"
#include "hashing.h"
#include "key_store.h"

namespace yiben::eventstore {
namespace {

constexpr std::size_t unwrapped_keys_max = 4'096;

// A wrapped key moved to another subject does not open.
std::string wrap_context(const Uuid& subject) {
  return "yiben subject key" + std::string(text_of(subject));
}

class StoredKeyRing : public KeyRing {
 public:
  StoredKeyRing(KeyStore& store, const Key& ledger_key)
      : store_(store), ledger_key_(ledger_key), lookup_key_(hmac(ledger_key, "lookup")) {}

  Result<std::string> seal(const Uuid& subject, std::string_view context,
                           std::string_view plain) override {
    auto key = find_or_make(subject);
    if (!key) return key.error();
    return seal_bytes(*key, context, plain);
  }

  Result<std::optional<std::string>> open(const Uuid& subject, std::string_view context,
                                          std::string_view sealed) const override {
    std::unique_lock lock(mutex_);
    const auto key = find(subject);
    lock.unlock();
    if (!key) return key.error();
    if (!*key) return std::optional<std::string>{};
    auto plain = open_bytes(**key, context, sealed);
    if (!plain) return Error{Errc::corrupt, "sealed value of subject " + to_text(subject)};
    return plain;
  }

  Result<void> erase(const Uuid& subject) override {
    std::lock_guard lock(mutex_);
    unwrapped_.erase(subject);
    return store_.erase_wrapped_key(subject);
  }

  std::string lookup_hash(std::string_view value) const override {
    return std::string(text_of(hmac(lookup_key_, value)));
  }

 private:
  // Requires mutex_.
  Result<std::optional<Key>> find(const Uuid& subject) const {
    if (const auto* key = unwrapped_.find(subject)) return std::optional(*key);
    const auto wrapped = store_.wrapped_key(subject);
    if (!wrapped) return wrapped.error();
    if (!*wrapped) return std::optional<Key>{};
    const auto plain = open_bytes(ledger_key_, wrap_context(subject), **wrapped);
    if (!plain || plain->size() != Key{}.size()) {
      return Error{Errc::corrupt, "key of subject " + to_text(subject)};
    }
    Key key;
    std::memcpy(key.data(), plain->data(), key.size());
    remember(subject, key);
    return std::optional(key);
  }

  // The lock is held while a key is made: two first seals of one subject must agree on one key.
  Result<Key> find_or_make(const Uuid& subject) {
    std::lock_guard lock(mutex_);
    const auto found = find(subject);
    if (!found) return found.error();
    if (*found) return **found;
    const Key key = random_key();
    const auto wrapped = seal_bytes(ledger_key_, wrap_context(subject), text_of(key));
    if (const auto put = store_.put_wrapped_key(subject, wrapped); !put) return put.error();
    remember(subject, key);
    return key;
  }

  void remember(const Uuid& subject, const Key& key) const {
    unwrapped_.trim();
    unwrapped_.put(subject, key);
  }

  KeyStore& store_;
  const Key ledger_key_;
  const Key lookup_key_;
  mutable std::mutex mutex_;
  mutable Recent<UuidMap<Key>> unwrapped_{unwrapped_keys_max};
};

}  // namespace

Result<std::unique_ptr<KeyRing>> open_keys(Log& log, std::string_view ledger_key) {
  auto* store = dynamic_cast<KeyStore*>(&log);
  check(store != nullptr, "the log was made by open_log or memory_log");
  check(ledger_key.size() == Key{}.size(), "a ledger key has 32 bytes");
  Key key;
  std::memcpy(key.data(), ledger_key.data(), key.size());
  const auto check_value = std::string(text_of(hmac(key, "yiben key check")));
  const auto known = store->key_check();
  if (!known) return known.error();
  if (!*known && log.head() > 0)
    return Error{Errc::corrupt, "the log does not say which key it was written under"};
  if (!*known)
    if (const auto kept = store->put_key_check(check_value); !kept) return kept.error();
  if (*known && **known != check_value)
    return Error{Errc::foreign, "the log was written under another ledger key"};
  return std::unique_ptr<KeyRing>(std::make_unique<StoredKeyRing>(*store, key));
}

Result<void> copy_keys(const Log& from, Log& to) {
  const auto* source = dynamic_cast<const KeyStore*>(&from);
  auto* target = dynamic_cast<KeyStore*>(&to);
  check(source != nullptr && target != nullptr, "both logs were made by open_log or memory_log");
  Result<void> done;
  const auto read = source->each_wrapped_key([&](const Uuid& subject, std::string_view wrapped) {
    if (done) done = target->put_wrapped_key(subject, wrapped);
  });
  return read ? done : read;
}

}  // namespace yiben::eventstore
