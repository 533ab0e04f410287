#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "domain/core/rejection.h"
#include "domain/core/result.h"

namespace yiben {

void check_failed(const char* belief, const boost::source_location& at) {
  std::fprintf(stderr, "yiben: bug: not true: %s (%s:%u)\n", belief, at.file_name(),
               static_cast<unsigned>(at.line()));
  std::fflush(stderr);
  std::abort();
}

namespace {
constexpr std::string_view rule_names[] = {
#define YIBEN_RULE(rule) #rule,
#include "domain/core/rule_names.inc"
#undef YIBEN_RULE
};
}  // namespace

std::string_view name(Rule rule) { return rule_names[static_cast<std::size_t>(rule)]; }

std::string_view rule_name_at(std::size_t index) {
  return index < std::size(rule_names) ? rule_names[index] : std::string_view{};
}

void throw_exception_from_error(const Rejection& rejection, const boost::source_location&) {
  throw std::logic_error("rejection not looked at: " + std::string(name(rejection.rule)));
}

}  // namespace yiben
