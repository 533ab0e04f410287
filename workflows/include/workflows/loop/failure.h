// Failure: why a command was not carried out: refused by a rule, or the world failed. A bug of ours
// is neither; it stops in check().
#pragma once

#include <variant>

#include "domain/core/rejection.h"
#include "eventstore/error.h"

namespace yiben::workflows {

struct Failure {
  std::variant<Rejection, eventstore::Error> why;
  Failure() = default;  // boost::system::result<void, Failure> asks for it
  Failure(Rejection r) : why(std::move(r)) {}
  Failure(eventstore::Error e) : why(std::move(e)) {}
  const Rejection* rejection() const { return std::get_if<Rejection>(&why); }
  const eventstore::Error* error() const { return std::get_if<eventstore::Error>(&why); }
};

template <class T>
using Outcome = Result<T, Failure>;

[[noreturn]] void throw_exception_from_error(const Failure&, const boost::source_location&);

}  // namespace yiben::workflows
