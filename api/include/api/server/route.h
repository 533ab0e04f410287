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
#include "api/server/query.h"
#include "domain/codec/schema.h"

namespace yiben::api {

inline constexpr std::string_view api_root = "/api/v1";

struct Reply {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::optional<EventStream> stream = {};  // follows the head of the answer, without end
};

// A table to download, in one of file_types.
struct File {
  std::string name, content_type, bytes;
};
inline constexpr std::string_view csv_type = "text/csv; charset=utf-8";
inline constexpr std::string_view xlsx_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// A JSON answer that also sets a header (the session cookie, an ETag).
template <class T>
struct WithHeaders {
  T value;
  std::vector<std::pair<std::string, std::string>> headers;
};

// A JSON answer to a request that made something with an address of its own: 201 and where it is.
template <class T>
struct Created {
  T value;
  std::string path;  // "/claims/…"
};

enum class Open { to_everyone, to_signed_in };
using Grant = std::variant<Open, std::vector<Role>>;

struct Route {
  std::string method;  // GET, POST, PUT, DELETE
  std::string path;    // "/api/v1/claims/{claim}"
  Grant grant;
  std::string summary;
  std::vector<QueryField> query;
  bool takes_version = false;       // If-Match
  std::optional<Scope> scope = {};  // a machine's key of this scope opens it
  std::string name = {};            // of its handler
  std::string subject = {};         // the folder it is of
  bool signed_by_sender = false;    // a CloudEvent with webhook- headers
  bool creates = false;             // 201 with Location
  bool tells_version = false;       // ETag, for a later If-Match
  bool lasting = false;      // the same until the server starts again: may be kept, with an ETag
  ShapeOf body = nullptr;    // nullptr: no body
  ShapeOf answer = nullptr;  // nullptr: text or bytes
  std::vector<std::string_view> answer_types = {"application/json"};
  std::function<Answered<Reply>(const Call&, const std::string& body)> handle;
};

const std::vector<Route>& routes();

// The OpenAPI 3.1 document of the table, for clients of a server at `url`.
std::string openapi_document(const std::string& version, const std::string& url = "/");

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
Reply reply_of(const Created<T>& v) {
  Reply r = json_reply(v.value);
  r.status = 201;
  r.headers = {{"Location", std::string(api_root) + v.path}};
  return r;
}
template <class T>
Reply reply_of(const T& v) {
  return json_reply(v);
}
template <class T>
struct AnswerOf {
  using type = T;
  static constexpr bool created = false, with_headers = false;
};
template <class T>
struct AnswerOf<WithHeaders<T>> {
  using type = T;
  static constexpr bool created = false, with_headers = true;
};
template <class T>
struct AnswerOf<Created<T>> {
  using type = T;
  static constexpr bool created = true, with_headers = false;
};

// "roster" of handlers::roster, from how the compiler names this function.
template <auto handler>
std::string handler_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  text.remove_prefix(text.find("handler = ") + std::string_view("handler = ").size());
  text = text.substr(0, text.find_first_of(";]"));
  return std::string(text.substr(text.rfind(':') + 1));
}

template <class Body, class Answer>
Route route_to(Answered<Answer> (*handler)(const Call&, const Body&)) {
  Route r;
  r.signed_by_sender = std::is_same_v<Body, SignedEvent>;
  if constexpr (std::is_same_v<Body, SignedEvent>)
    r.body = &shape_of<json::value>;
  else if constexpr (!std::is_same_v<Body, None>)
    r.body = &shape_of<Body>;
  r.creates = detail::AnswerOf<Answer>::created;
  r.tells_version = detail::AnswerOf<Answer>::with_headers;
  if constexpr (std::is_same_v<Answer, File>)
    r.answer_types = {csv_type, xlsx_type};
  else if constexpr (std::is_same_v<Answer, EventStream>)
    r.answer_types = {event_stream_type};
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
}  // namespace detail

// A handler `Answered<Answer> f(const Call&, const Body&)` as a row.
//
//   route<roster>("GET", "/rosters/{programme}", office, "Who is on …", {query::on, query::limit})
template <auto handler>
Route route(std::string method, const std::string& path, Grant grant, std::string summary,
            std::vector<QueryField> query = {}, bool takes_version = false) {
  Route r = detail::route_to(handler);
  r.method = std::move(method);
  r.path = std::string(api_root) + path;
  r.grant = std::move(grant);
  r.summary = std::move(summary);
  r.query = std::move(query);
  r.takes_version = takes_version;
  r.name = detail::handler_name<handler>();
  r.tells_version = r.tells_version && r.method == "GET";
  return r;
}
inline Route lasting(Route r) {
  r.lasting = true;
  return r;
}

// A row that machines may ask as well; they only read.
inline Route scoped(Scope scope, Route row) {
  row.scope = scope;
  return row;
}

}  // namespace yiben::api
