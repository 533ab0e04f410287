// A log that passes everything on to another, for those that change one thing about it.
#pragma once

#include "eventstore/log.h"

namespace yiben::workflows {

class ForwardingLog : public eventstore::Log {
 public:
  using Log::append;
  void append(eventstore::Append a, Done done) override { done(append(std::move(a))); }
  eventstore::Result<eventstore::Receipt> append(eventstore::Append a) override {
    return inner().append(std::move(a));
  }
  eventstore::Position head() const override { return inner().head(); }
  eventstore::Position wait_beyond(eventstore::Position p, int ms) const override {
    return inner().wait_beyond(p, ms);
  }
  eventstore::Result<eventstore::StreamVersion> version(std::string_view s) const override {
    return inner().version(s);
  }
  std::unique_ptr<eventstore::Cursor> read_stream(std::string_view s,
                                                  eventstore::StreamVersion f) const override {
    return inner().read_stream(s, f);
  }
  std::unique_ptr<eventstore::Cursor> read_all(eventstore::Position p) const override {
    return inner().read_all(p);
  }
  std::unique_ptr<eventstore::Cursor> read_category(std::string_view c,
                                                    eventstore::Position p) const override {
    return inner().read_category(c, p);
  }
  eventstore::Result<std::optional<eventstore::Receipt>> find_command(
      const eventstore::Uuid& c) const override {
    return inner().find_command(c);
  }
  eventstore::Result<std::optional<std::string>> reservation_owner(
      std::string_view k) const override {
    return inner().reservation_owner(k);
  }
  eventstore::TreeHead tree_head() const override { return inner().tree_head(); }
  eventstore::Result<eventstore::Hash> root_of(std::uint64_t size) const override {
    return inner().root_of(size);
  }

 protected:
  virtual eventstore::Log& inner() const = 0;
};

}  // namespace yiben::workflows
