// The route table's rows: what a path takes, answers and allows. OpenAPI is generated from the same
// rows, so a route cannot be undocumented; a route without a grant is denied to everyone.
//
// To add an endpoint: a handler in src/<subject> and its row in src/<subject>/routes.cc.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "api/exchange/types.h"
#include "api/office/types.h"
#include "api/server/call.h"
#include "api/server/event_stream.h"
#include "domain/codec/schema.h"

namespace yiben::api {

struct Reply {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::optional<EventStream> stream = {};  // follows the head of the answer, without end
};

// A file to download.
struct File {
  std::string name, content_type, bytes;
};

// A JSON answer that also sets a header (the session cookie, an ETag).
template <class T>
struct WithHeaders {
  T value;
  std::vector<std::pair<std::string, std::string>> headers;
};

enum class Open { to_everyone, to_signed_in };
using Grant = std::variant<Open, std::vector<Role>>;

struct Route {
  std::string method;  // GET, POST, PUT, DELETE
  std::string path;    // "/api/v1/claims/{claim}"
  Grant grant;
  std::string summary;
  std::vector<std::string> query;   // names
  bool takes_version = false;       // If-Match
  std::optional<Scope> scope = {};  // a machine's key of this scope opens it
  bool signed_by_sender = false;    // a CloudEvent with webhook- headers
  ShapeOf body = nullptr;           // nullptr: no body
  ShapeOf answer = nullptr;         // nullptr: text or bytes
  std::string answer_type = "application/json";
  std::function<Answered<Reply>(const Call&, const std::string& body)> handle;
};

const std::vector<Route>& routes();

// The OpenAPI 3.1 document of the table.
std::string openapi_document(const std::string& version);

bool allows(const Grant&, Role);

template <class T>
Reply json_reply(const T& value) {
  return {200, "application/json; charset=utf-8", json::serialize(to_json(value)), {}};
}

namespace detail {
inline Reply reply_of(const File& f) {
  return {200,
          f.content_type,
          f.bytes,
          {{"Content-Disposition", "attachment; filename=\"" + f.name + "\""}}};
}
inline Reply reply_of(const EventStream& stream) {
  // Proxies that gather answers before passing them on are asked not to.
  return {200, std::string(event_stream_type), {}, {{"X-Accel-Buffering", "no"}}, stream};
}
template <class T>
Reply reply_of(const WithHeaders<T>& v) {
  Reply r = json_reply(v.value);
  r.headers = v.headers;
  return r;
}
template <class T>
Reply reply_of(const T& v) {
  return json_reply(v);
}
template <class T>
struct AnswerOf {
  using type = T;
};
template <class T>
struct AnswerOf<WithHeaders<T>> {
  using type = T;
};
}  // namespace detail

// A handler `Answered<Answer> f(const Call&, const Body&)` as a row.
template <class Body, class Answer>
Route route(std::string method, std::string path, Grant grant, std::string summary,
            Answered<Answer> (*handler)(const Call&, const Body&),
            std::vector<std::string> query = {}, bool takes_version = false) {
  Route r{std::move(method),  "/api/v1" + path, std::move(grant),
          std::move(summary), std::move(query), takes_version};
  r.signed_by_sender = std::is_same_v<Body, SignedEvent>;
  if constexpr (std::is_same_v<Body, SignedEvent>)
    r.body = &shape_of<json::value>;
  else if constexpr (!std::is_same_v<Body, None>)
    r.body = &shape_of<Body>;
  if constexpr (std::is_same_v<Answer, File>)
    r.answer_type = "application/octet-stream";
  else if constexpr (std::is_same_v<Answer, EventStream>)
    r.answer_type = event_stream_type;
  else
    r.answer = &shape_of<typename detail::AnswerOf<Answer>::type>;
  r.handle = [handler](const Call& call, const std::string& text) -> Answered<Reply> {
    Body body{};
    if constexpr (std::is_same_v<Body, SignedEvent>) {
      body.body = text;
    } else if constexpr (!std::is_same_v<Body, None>) {
      auto parsed = from_json_text<Body>(text);
      if (!parsed) return problem_of(parsed.error());
      body = std::move(*parsed);
    }
    auto answer = handler(call, body);
    if (!answer) return answer.error();
    return detail::reply_of(*answer);
  };
  return r;
}

// A row that machines may ask as well; they only read.
inline Route scoped(Scope scope, Route row) {
  row.scope = scope;
  return row;
}

}  // namespace yiben::api
