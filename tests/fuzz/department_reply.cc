#include "workflows/life_events/department_reply.h"

#include "domain/codec/json.h"
#include "tests/fuzz/fuzz.h"
#include "workflows/life_events/batch_folder.h"

// Whatever a department answers is a result that can be read, or unclear with a reason; and a key
// is its own text or none.
YIBEN_FUZZ(department_reply,
           {R"({"result":"succeeded","answer":{"certificate":"X-1"}})", R"({"result":"absent"})",
            R"({"result":"accepted","answer":[]})", "<html>", "{}",
            R"({"key":"k/s/1","call":"perform","result":"refused"})",
            "018f4c1e-0000-7000-8000-000000000001/stop_pension/2"}) {
  for (const auto kind : {yiben::CallKind::perform, yiben::CallKind::query, yiben::CallKind::undo,
                          yiben::CallKind::undo_query}) {
    const auto reply = yiben::workflows::reply_of_body(bytes, kind);
    if (reply.kind == yiben::ReplyKind::unclear) {
      YIBEN_PROMISE(!reply.trouble.empty());
      continue;
    }
    const auto answer = yiben::parse_json(reply.answer);
    YIBEN_PROMISE(answer && answer->is_object());
    YIBEN_PROMISE(reply.answer.size() <= yiben::workflows::step_answer_bytes_max);
    YIBEN_PROMISE(reply.kind != yiben::ReplyKind::absent || is_query(kind));
  }
  // Of a file of answers only those to what was asked count.
  const auto batch = yiben::workflows::batch_answers(std::string(bytes), {"k/s/1/perform"});
  YIBEN_PROMISE(batch.replies.size() <= 1);
  for (const auto& [place, reply] : batch.replies)
    YIBEN_PROMISE(reply.kind == yiben::ReplyKind::succeeded ||
                  reply.kind == yiben::ReplyKind::refused);
  const auto key = yiben::StepKey::parse(bytes);
  YIBEN_PROMISE(!key || key->text() == bytes);
}
