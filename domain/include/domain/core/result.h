// The three kinds of "no": a lawful refusal is a Rejection (core/rejection.h), a failed world is an
// eventstore::Error, a bug of ours stops in check() below.
#pragma once

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

namespace yiben {

template <class T, class E>
using Result = boost::system::result<T, E>;

[[noreturn]] void check_failed(const char* belief, const boost::source_location&);

// Stays on in release builds: nothing is written on a false belief.
inline void check(bool condition, const char* belief,
                  const boost::source_location& at = BOOST_CURRENT_LOCATION) {
  if (!condition) [[unlikely]]
    check_failed(belief, at);
}

}  // namespace yiben
