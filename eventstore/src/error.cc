#include "eventstore/error.h"

#include <cstdio>
#include <cstdlib>

#include "eventstore/check.h"

namespace yiben::eventstore {

std::string_view name(Errc code) {
  switch (code) {
    case Errc::version_conflict:
      return "version_conflict";
    case Errc::reservation_taken:
      return "reservation_taken";
    case Errc::too_large:
      return "too_large";
    case Errc::disk_full:
      return "disk_full";
    case Errc::read_only:
      return "read_only";
    case Errc::io:
      return "io";
    case Errc::corrupt:
      return "corrupt";
    case Errc::unknown_version:
      return "unknown_version";
    case Errc::locked:
      return "locked";
    case Errc::not_found:
      return "not_found";
    case Errc::exists:
      return "exists";
    case Errc::foreign:
      return "foreign";
    case Errc::cut_short:
      return "cut_short";
    case Errc::not_relayed:
      return "not_relayed";
  }
  return "unnamed";
}

void throw_exception_from_error(const Error& error, const boost::source_location& at) {
  const std::string belief =
      "value() of an error: " + std::string(name(error.code)) + " " + error.detail;
  check_failed(belief.c_str(), at);
}

void check_failed(const char* belief, const boost::source_location& at) {
  std::fprintf(stderr, "check failed: %s\n  at %s:%u in %s\n", belief, at.file_name(),
               static_cast<unsigned>(at.line()), at.function_name());
  std::abort();
}

}  // namespace yiben::eventstore
