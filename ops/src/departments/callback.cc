#include "departments/callback.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "domain/codec/json.h"
#include "domain/exchange/fact_types.h"
#include "eventstore/log.h"
#include "workflows/exchange/http_connection.h"
#include "workflows/exchange/signatures.h"
#include "workflows/loop/digest.h"

namespace yiben::ops {
namespace {

namespace asio = boost::asio;

constexpr auto timeout = std::chrono::seconds(10);

}  // namespace

std::string step_answer_event(const workflows::StepCall& call, ReplyKind kind,
                              const std::string& source, int nth) {
  StepAnswerFact fact;
  fact.key = call.key;
  fact.call = is_undo(call.kind) ? AnsweredCall::undo : AnsweredCall::perform;
  fact.result = kind == ReplyKind::succeeded ? AnsweredResult::succeeded : AnsweredResult::refused;
  if (fact.result == AnsweredResult::refused) fact.answer["reason"] = "on second thought";
  const auto id = call.key + "/" + std::string(enum_name(fact.call)) + "/" + std::to_string(nth);
  return json::serialize(json::object{{"specversion", "1.0"},
                                      {"id", workflows::sha256_hex(id).substr(0, 32)},
                                      {"source", source},
                                      {"type", StepAnswerFact::type},
                                      {"data", to_json(fact)}});
}

bool post_event(const std::string& facts_url, const std::string& event, const std::string& secret) {
  const auto address = workflows::HttpAddress::parse(facts_url);
  if (!address) return false;
  const std::int64_t now_s = eventstore::system_clock()() / 1'000'000;
  const std::string id = workflows::sha256_hex(event).substr(0, 32);
  const auto header = [](std::string_view name, std::string value) {
    return std::pair{std::string(name), std::move(value)};
  };
  const workflows::HttpPost post{
      event,
      {header("content-type", "application/cloudevents+json"),
       header(workflows::webhook_id_header, id),
       header(workflows::webhook_timestamp_header, std::to_string(now_s)),
       header(workflows::webhook_signature_header,
              workflows::signatures_of({id, event, now_s}, {secret}))}};
  asio::io_context io;
  workflows::HttpConnection connection(io.get_executor(), *address, timeout);
  bool taken = false;
  asio::co_spawn(io, connection.post(post), [&](std::exception_ptr, workflows::HttpAnswer answer) {
    taken = answer.status / 100 == 2;
  });
  io.run();
  return taken;
}

}  // namespace yiben::ops
