// The head file: how far each log of a book had come and with which root, kept on a path of its
// own, best on another disk. A log alone cannot tell that its end is missing; held against this it
// can.
//
//   yiben head 1
//   book 018f4c1e-…
//   log 29742 6f0c…            name, entries, root in hexadecimal
//   access 812 9a41…
//   sum 51c0…                  leaf hash (merkle.h) of the lines above
//
// Written to a file beside it, synced and renamed over it, so it is always one or the other whole.
// Lines to come (signatures, witnesses) stand between the logs and the sum.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "eventstore/log.h"

namespace yiben::eventstore {

struct KnownHeads {
  Uuid book{};
  std::map<std::string, TreeHead> logs;  // by name: "log", "access", …
};

// Errors: not_found; corrupt, when it is not whole; io.
Result<KnownHeads> read_head_file(const std::string& path);
// On disk when it returns, its folder too. Errors: io, disk_full.
Result<void> write_head_file(const std::string& path, const KnownHeads&);

// Whether the log still holds what was known of it: at least as many entries, and the same root
// over those. Errors: cut_short, with both sizes or both roots; corrupt, io.
Result<void> holds_what_was_known(const Log& log, const std::string& name, const TreeHead& known);

// Keeps the file up with the logs: within 200 ms of a commit, sooner when 1,000 entries have come,
// at once when told, and at the end.
// Threads: every function from any thread; watches on one of its own.
class HeadKeeper {
 public:
  struct Watched {
    std::string name;
    const Log* log;  // outlives the keeper
  };
  // `trouble` is called when the file cannot be written, and with "" once it can.
  HeadKeeper(std::string path, Uuid book, std::vector<Watched>,
             std::function<void(const std::string&)> trouble = {});
  ~HeadKeeper();

  // The file stands at the logs' heads of now, or why not.
  Result<void> write_now();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yiben::eventstore
