// FactFeed: the log as facts for readers outside, however many: each entry is decoded and written
// out once and shared by all who read at about the same place.
//
// A reader keeps one number, the position it wants next, and asks for what comes from there. The
// newest facts are in memory; older ones are read from the log a page at a time. Nothing is queued
// for anybody, so a reader that stands still costs nothing.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "domain/core/result.h"
#include "eventstore/log.h"

namespace yiben::workflows {

struct Fact {
  eventstore::Position position = 0;
  eventstore::StreamVersion stream_version = 0;
  std::string id, stream;
  std::string type;      // "claim.filed"
  std::string division;  // the fact's own, not the actor's; empty when its data names none
  std::string frame;     // as a Framing wrote it
};
using Facts = std::vector<std::shared_ptr<const Fact>>;  // in order, without a gap

// How a reader writes a fact down, from its position and its CloudEvent (structured JSON).
using Framing = std::function<std::string(eventstore::Position, std::string_view cloud_event)>;

// An entry as a fact; `bytes` as its cursor gives them. Errors: unknown_version, corrupt.
eventstore::Result<std::shared_ptr<const Fact>> fact_of(const eventstore::EntryView&,
                                                        std::string_view bytes, const Framing&,
                                                        std::string_view server);

// Which facts a reader wants.
struct FactFilter {
  std::vector<std::string> types;  // "claim.filed", or "claim.*"; none: every type
  // Facts whose data names a division in this one: event_division(). Facts that name none are
  // left out. Empty: all facts.
  std::string division;

  // The first of a list that cannot be asked for.
  struct WrongType {
    std::string name;
    bool withheld = false;  // else there is no such type
  };
  // From "claim.filed,award.*", with or without the gov.yiben. of CloudEvents.
  static Result<std::vector<std::string>, WrongType> parse_types(std::string_view list);
  // Never a fact of a type that is withheld (domain/exchange/withheld_types.h).
  bool passes(const Fact&) const;
};

// Threads: every function from any thread.
class FactFeed {
 public:
  // Borrows the log. `arrived` is called on the feed's own thread when there are newer facts, and
  // must not block.
  // `server`: of cloud_event().
  FactFeed(const eventstore::Log&, Framing, std::function<void()> arrived, std::string server);
  ~FactFeed();
  FactFeed(const FactFeed&) = delete;

  // Whether anyone waits for new facts; without, nothing is read.
  void follow(bool);

  // At most `count` facts from `from` on, from memory. None: there are no newer ones yet, `arrived`
  // will tell. nullopt: they are older than what is held; page() has them.
  std::optional<Facts> newest(eventstore::Position from, std::size_t count) const;
  // Some facts from `from` on, from the log; none only at its end. Reads the disk. Errors: corrupt,
  // io, unknown_version: entry `from` cannot be told, and nothing after it.
  eventstore::Result<Facts> page(eventstore::Position from);

 private:
  struct Page {
    Facts facts;
    std::size_t bytes = 0;
    std::uint64_t used = 0;  // by the clock of uses_
  };

  void watch();
  void keep_newest(Facts&&);
  std::optional<Facts> held_page(eventstore::Position from);
  void hold_page(const Facts&);
  // Facts of [from, to): as many as could be told, and why not more.
  std::optional<eventstore::Error> read(eventstore::Position from, eventstore::Position to,
                                        Facts& out) const;

  const eventstore::Log& log_;
  const Framing framing_;
  const std::string server_;
  const std::function<void()> arrived_;

  mutable std::mutex mutex_;  // of what follows
  bool stop_ = false, following_ = false, stalled_ = false;
  std::deque<std::shared_ptr<const Fact>> newest_;
  std::size_t newest_bytes_ = 0;
  eventstore::Position newest_end_ = 0;
  std::map<eventstore::Position, Page> pages_;  // by the position they begin at
  std::size_t page_bytes_ = 0;
  std::uint64_t uses_ = 0;

  std::thread watcher_;
};

}  // namespace yiben::workflows
