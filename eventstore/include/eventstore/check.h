// check(condition, "what we believed"): a bug of ours stops the process before anything is written.
// Stays on in release builds.
#pragma once

#include <boost/assert/source_location.hpp>

namespace yiben::eventstore {

[[noreturn]] void check_failed(const char* belief, const boost::source_location&);

inline void check(bool condition, const char* belief,
                  const boost::source_location& at = BOOST_CURRENT_LOCATION) {
  if (!condition) [[unlikely]]
    check_failed(belief, at);
}

}  // namespace yiben::eventstore
