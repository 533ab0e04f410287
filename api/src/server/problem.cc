#include "api/server/problem.h"

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
  for (const auto& other : p.others) out.errors.push_back({other.path, other.what});
  return out;
}

namespace {

using Words = std::map<std::string, std::string>;

// Values that have words of their own are said in them.
Words in_words(Words args, const Words& words) {
  for (auto [arg, group] : {std::pair{"problem", "id_number_problem."},
                            {"status", "payment_status."},
                            {"obstacle", "migration_obstacle."},
                            {"what", "field_fault."},
                            {"programme", "programme."},
                            {"role", "role."}}) {
    auto value = args.find(arg);
    if (value == args.end()) continue;
    if (auto word = words.find(group + value->second); word != words.end())
      value->second = word->second;
  }
  return args;
}

}  // namespace

ProblemDocument document(const Problem& p, const MessageTable& words) {
  ProblemDocument out;
  std::string key = p.kind + "." + p.name;
  out.type = "urn:yiben:" + p.kind + ":" + p.name;
  out.status = p.status;
  out.title = words.zh(key + ".title");
  out.title_en = words.en(key + ".title");
  out.next_step = words.zh(key + ".next", in_words(p.args, words.all_zh()));
  out.next_step_en = words.en(key + ".next", in_words(p.args, words.all_en()));
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
