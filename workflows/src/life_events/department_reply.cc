#include "workflows/life_events/department_reply.h"

#include "domain/codec/json.h"

namespace yiben::workflows {
namespace {

StepReply unclear(std::string trouble) { return {ReplyKind::unclear, {}, std::move(trouble)}; }

bool may_answer(ReplyKind kind, CallKind call) {
  // “Never seen” to an act that was just sent would have us send it for ever.
  if (kind == ReplyKind::absent) return is_query(call);
  return kind != ReplyKind::unclear;
}

}  // namespace

StepReply reply_of_body(std::string_view body, CallKind call) {
  const auto parsed = parse_json(body);
  const auto* object = parsed ? parsed->if_object() : nullptr;
  if (!object) return unclear("the answer is no JSON object");
  const auto* result = object->if_contains("result");
  if (!result || !result->is_string()) return unclear("the answer has no result");
  const auto kind = enum_from<ReplyKind>(std::string_view(result->get_string()));
  if (!kind || !may_answer(*kind, call))
    return unclear("no result of such a call: " + std::string(result->get_string()).substr(0, 40));
  const auto* answer = object->if_contains("answer");
  if (!answer) return {*kind, "{}", {}};
  if (!answer->is_object()) return unclear("its answer is no object");
  auto text = json::serialize(*answer);
  if (text.size() > step_answer_bytes_max) return unclear("its answer is too long");
  return {*kind, std::move(text), {}};
}

}  // namespace yiben::workflows
