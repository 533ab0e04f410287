// A lawful refusal: the rule that was broken and what the messages need to say it. The words, in
// Chinese and English with the article of law, are in api/messages.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "domain/core/result.h"

namespace yiben {

// Named by rule_names.inc; the name is what a problem document carries.
enum class Rule {
#define YIBEN_RULE(rule) rule,
#include "domain/core/rule_names.inc"
#undef YIBEN_RULE
};

std::string_view name(Rule);
// Every rule, in the order of rule_names.inc: the message test walks it.
std::string_view rule_name_at(std::size_t index);  // empty past the end

struct Rejection {
  Rule rule;
  std::map<std::string, std::string> details;  // for the message: {"step", "first_review"}, …
  bool operator==(const Rejection&) const = default;
};

template <class T>
using Lawful = Result<T, Rejection>;

[[noreturn]] void throw_exception_from_error(const Rejection&, const boost::source_location&);

}  // namespace yiben
