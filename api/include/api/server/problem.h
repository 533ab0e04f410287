// Problem: an RFC 9457 problem document. It names the rule broken and what to do next, in Chinese
// and English.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "api/server/messages.h"
#include "domain/codec/json.h"
#include "workflows/loop/failure.h"

namespace yiben::api {

struct FieldProblem {
  static constexpr std::string_view schema_name = "FieldProblem";
  std::string pointer, detail;  // "/members/0/born", a JSON pointer (RFC 6901)
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(pointer), CEREAL_NVP(detail));
  }
};

// As sent.
struct ProblemDocument {
  static constexpr std::string_view schema_name = "Problem";
  std::string type;  // "urn:yiben:rule:same_person_twice"
  std::int32_t status = 500;
  std::string title, title_en;
  std::string next_step, next_step_en;
  std::optional<std::string> rule, law;
  std::optional<std::string> detail;
  std::vector<FieldProblem> errors;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(type), CEREAL_NVP(status), CEREAL_NVP(title), CEREAL_NVP(title_en),
       CEREAL_NVP(next_step), CEREAL_NVP(next_step_en), CEREAL_NVP(rule), CEREAL_NVP(law),
       CEREAL_NVP(detail), CEREAL_NVP(errors));
  }
};

// As handlers return it, without words yet.
struct Problem {
  int status = 500;
  std::string kind;  // "rule", "errc" or "problem": the first part of the message keys
  std::string name;  // "same_person_twice", "version_conflict", "not_found"
  std::map<std::string, std::string> args;
  std::vector<FieldProblem> errors;
  std::vector<std::pair<std::string, std::string>> headers;  // of the answer
  Problem() = default;
  Problem(int status, std::string kind, std::string name,
          std::map<std::string, std::string> args = {})
      : status(status), kind(std::move(kind)), name(std::move(name)), args(std::move(args)) {}
  static Problem of(int status, std::string name, std::map<std::string, std::string> args = {});
};
[[noreturn]] void throw_exception_from_error(const Problem&, const boost::source_location&);

// 422 for a refused rule (403 for role and division), 409 for a version conflict, 503 when the
// world failed.
Problem problem_of(const workflows::Failure&);
Problem problem_of(const eventstore::Error&);
Problem problem_of(const JsonProblem&);

ProblemDocument document(const Problem&, const MessageTable&);

template <class T>
using Answered = Result<T, Problem>;

}  // namespace yiben::api
