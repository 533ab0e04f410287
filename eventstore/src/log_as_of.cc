#include "eventstore/log_as_of.h"

#include <chrono>
#include <thread>

#include "eventstore/check.h"

namespace yiben::eventstore {
namespace {

class UntilCursor final : public Cursor {
 public:
  UntilCursor(std::unique_ptr<Cursor> all, Position size) : all_(std::move(all)), size_(size) {}
  Result<const EntryView*> next() override {
    auto entry = all_->next();
    if (entry && *entry && (*entry)->position >= size_) return nullptr;
    return entry;
  }
  std::string_view bytes() const override { return all_->bytes(); }

 private:
  std::unique_ptr<Cursor> all_;
  const Position size_;
};

class LogAsOf final : public Log {
 public:
  LogAsOf(const Log& log, Position size) : log_(log), size_(size) {}

  void append(Append, Done done) override {
    done(Error{Errc::read_only, "a log as it was takes nothing more"});
  }
  Position head() const override { return size_; }
  Position wait_beyond(Position position, int timeout_ms) const override {
    if (position >= size_) std::this_thread::sleep_for(std::chrono::milliseconds(timeout_ms));
    return size_;
  }
  Result<StreamVersion> version(std::string_view stream) const override {
    auto cursor = read_stream(stream, 0);
    for (StreamVersion n = 0;; ++n) {
      const auto entry = cursor->next();
      if (!entry) return entry.error();
      if (*entry == nullptr) return n;
    }
  }
  std::unique_ptr<Cursor> read_stream(std::string_view stream, StreamVersion from) const override {
    return std::make_unique<UntilCursor>(log_.read_stream(stream, from), size_);
  }
  std::unique_ptr<Cursor> read_all(Position position) const override {
    return std::make_unique<UntilCursor>(log_.read_all(position), size_);
  }
  std::unique_ptr<Cursor> read_category(std::string_view category,
                                        Position position) const override {
    return std::make_unique<UntilCursor>(log_.read_category(category, position), size_);
  }
  Result<std::optional<Receipt>> find_command(const Uuid& command_id) const override {
    auto found = log_.find_command(command_id);
    if (found && *found && (*found)->first >= size_) return std::optional<Receipt>{};
    return found;
  }
  // Who owns a key is known of now alone.
  Result<std::optional<std::string>> reservation_owner(std::string_view) const override {
    return Error{Errc::not_found, "a log as it was does not know what was reserved"};
  }
  TreeHead tree_head() const override {
    const auto root = log_.root_of(size_);
    return {size_, root ? *root : Hash{}};
  }
  Result<Hash> root_of(std::uint64_t size) const override {
    if (size > size_) return Error{Errc::not_found, std::to_string(size)};
    return log_.root_of(size);
  }
  Uuid book() const override { return log_.book(); }

 private:
  const Log& log_;
  const Position size_;
};

}  // namespace

std::unique_ptr<Log> log_as_of(const Log& log, Position size) {
  check(size <= log.head(), "a log is asked for what it has been");
  return std::make_unique<LogAsOf>(log, size);
}

}  // namespace yiben::eventstore
