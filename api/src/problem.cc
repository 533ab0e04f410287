#include "api/problem.h"

#include <stdexcept>

namespace yiben::api {

Problem Problem::of(int status, std::string name, std::map<std::string, std::string> args) {
  return {status, "problem", std::move(name), std::move(args)};
}

void throw_exception_from_error(const Problem& p, const boost::source_location&) {
  throw std::logic_error("problem not looked at: " + p.name);
}

Problem problem_of(const eventstore::Error& e) {
  using eventstore::Errc;
  int status = e.code == Errc::version_conflict ? 409
               : e.code == Errc::too_large      ? 413
               : e.code == Errc::not_found      ? 404
                                                : 503;
  return {status, "errc", std::string(eventstore::name(e.code)), {{"detail", e.detail}}};
}

Problem problem_of(const workflows::Failure& failure) {
  if (auto* error = failure.error()) return problem_of(*error);
  const Rejection& r = *failure.rejection();
  bool forbidden = r.rule == Rule::not_your_role || r.rule == Rule::not_your_division;
  return {forbidden ? 403 : 422, "rule", std::string(name(r.rule)), r.details};
}

Problem problem_of(const JsonProblem& p) {
  bool text = p.what.starts_with("not JSON");
  Problem out =
      Problem::of(400, text ? "not_json" : "invalid_field", {{"path", p.path}, {"what", p.what}});
  out.errors.push_back({p.path, p.what});
  return out;
}

ProblemDocument document(const Problem& p, const MessageTable& words) {
  ProblemDocument out;
  std::string key = p.kind + "." + p.name;
  out.type = "urn:yiben:" + p.kind + ":" + p.name;
  out.status = p.status;
  out.title = words.zh(key + ".title", p.args);
  out.title_en = words.en(key + ".title", p.args);
  out.next_step = words.zh(key + ".next", p.args);
  out.next_step_en = words.en(key + ".next", p.args);
  if (p.kind == "rule") out.rule = p.name;
  if (words.all_zh().contains(key + ".law")) out.law = words.zh(key + ".law");
  std::string detail;
  for (const auto& [name, value] : p.args)
    detail += (detail.empty() ? "" : ", ") + name + ": " + value;
  if (!detail.empty()) out.detail = detail;
  out.errors = p.errors;
  return out;
}

}  // namespace yiben::api
