#include "departments/reply_body.h"

namespace yiben::ops {
namespace {

std::string text_at(const json::object& body, std::string_view field) {
  const auto* found = body.if_contains(field);
  return found && found->is_string() ? std::string(found->get_string()) : std::string{};
}

}  // namespace

std::optional<workflows::StepCall> call_in(std::string_view text, const std::string& department) {
  const auto parsed = parse_json(text);
  const auto* body = parsed ? parsed->if_object() : nullptr;
  if (!body) return std::nullopt;
  workflows::StepCall call;
  call.department = department;
  call.act = text_at(*body, "act");
  call.key = text_at(*body, "key");
  const auto kind = enum_from<CallKind>(text_at(*body, "call"));
  if (!kind || call.act.empty() || call.key.empty()) return std::nullopt;
  call.kind = *kind;
  return call;
}

json::object reply_body(const workflows::StepReply& reply) {
  json::object body{{"result", enum_name(reply.kind)}};
  if (const auto answer = parse_json(reply.answer); answer && answer->is_object())
    body["answer"] = *answer;
  return body;
}

}  // namespace yiben::ops
