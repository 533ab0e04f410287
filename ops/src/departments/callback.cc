#include "departments/callback.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/url/parse.hpp>

#include "domain/codec/json.h"
#include "domain/exchange/fact_types.h"
#include "eventstore/log.h"
#include "workflows/digest.h"
#include "workflows/signatures.h"

namespace yiben::ops {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

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
  const auto url = boost::urls::parse_uri(facts_url);
  if (!url) return false;
  const auto host = std::string(url->host_address());
  const auto port = url->has_port() ? std::string(url->port()) : std::string("80");
  const std::int64_t now_s = eventstore::system_clock()() / 1'000'000;
  const std::string id = workflows::sha256_hex(event).substr(0, 32);
  http::request<http::string_body> request(http::verb::post, std::string(url->encoded_path()), 11);
  request.set(http::field::host, host);
  request.set(http::field::content_type, "application/cloudevents+json");
  request.set(workflows::webhook_id_header, id);
  request.set(workflows::webhook_timestamp_header, std::to_string(now_s));
  request.set(workflows::webhook_signature_header,
              workflows::signatures_of({id, event, now_s}, {secret}));
  request.body() = event;
  request.prepare_payload();
  boost::system::error_code ec;
  asio::io_context io;
  tcp::resolver resolver(io);
  const auto places = resolver.resolve(host, port, ec);
  if (ec) return false;
  beast::tcp_stream stream(io);
  stream.expires_after(timeout);
  stream.connect(places, ec);
  if (!ec) http::write(stream, request, ec);
  beast::flat_buffer buffer;
  http::response<http::string_body> answer;
  if (!ec) http::read(stream, buffer, answer, ec);
  return !ec && answer.result_int() / 100 == 2;
}

}  // namespace yiben::ops
