// The world failed: what the store reports when bytes could not be read or written as asked.
// A lawful refusal is a domain Rejection; a bug of ours stops in check(). Neither is an Error.
#pragma once

#include <boost/system/result.hpp>
#include <string>
#include <string_view>

namespace yiben::eventstore {

enum class Errc {
  version_conflict,   // nothing written; load, decide and try again
  reservation_taken,  // nothing written; detail is the owner's stream
  too_large,          // nothing written; an entry above entry_bytes_max or a batch above its limits
  disk_full,          // nothing written; writes go on by themselves once there is room again
  read_only,          // nothing written; a write failed earlier, reads still work
  io,                 // outcome unknown; stop and reopen
  corrupt,            // stored bytes are not what was written; detail names the place
  unknown_version,    // bytes from a newer release; stop, do not guess
  locked,             // another process has the folder open
  not_found,    // no such thing; of a log: the folder is not a whole one, detail says what lacks
  exists,       // a log is made once; the folder holds something already
  foreign,      // sound in itself, and of another book or under another key
  cut_short,    // the log is shorter than, or differs from, what was known outside it
  not_relayed,  // written here; Kafka has not confirmed it in time
};

std::string_view name(Errc);

struct Error {
  Errc code;
  std::string detail;
};

template <class T>
using Result = boost::system::result<T, Error>;

// Called by boost when value() is used on an error; we use operator* after a test instead.
[[noreturn]] void throw_exception_from_error(const Error&, const boost::source_location&);

}  // namespace yiben::eventstore
