#include "server/openapi_parts.h"

#include <set>

#include "workflows/exchange/signatures.h"

namespace yiben::api {
namespace {

json::object parameter(std::string_view name, const char* where, bool required, json::value schema,
                       std::string_view what) {
  json::object out{
      {"name", name}, {"in", where}, {"required", required}, {"schema", std::move(schema)}};
  if (!what.empty()) out["description"] = what;
  return out;
}

const json::object text{{"type", "string"}};
const json::object some_text{{"type", "string"}, {"minLength", 1}};
const json::object position{{"type", "integer"}, {"format", "int64"}, {"minimum", 0}};

// The parts of paths, by name: the same name is the same thing everywhere.
json::object path_schema(std::string_view name) {
  static const std::set<std::string_view> ids{"claim",    "person",  "household", "award", "saga",
                                              "recovery", "webhook", "sender",    "user"};
  static const std::set<std::string_view> numbers{"number", "incident", "version"};
  if (ids.contains(name)) return {{"type", "string"}, {"format", "uuid"}};
  if (numbers.contains(name)) return {{"type", "integer"}, {"format", "int32"}, {"minimum", 0}};
  if (name == "month") return {{"type", "string"}, {"pattern", "^\\d{4}-\\d{2}$"}};
  return some_text;
}

json::object query_schema(const QueryField& field) {
  using Kind = QueryField::Kind;
  json::object out = text;
  switch (field.kind) {
    case Kind::text:
      break;
    case Kind::position:
      out["pattern"] = "^(end|[0-9]+)$";
      break;
    case Kind::whole_number:
      out = json::object{{"type", "integer"}, {"format", "int64"}, {"minimum", field.least}};
      if (field.most != UINT64_MAX) out["maximum"] = field.most;
      break;
    case Kind::date:
      out["format"] = "date";
      break;
    case Kind::month:
      out["pattern"] = "^\\d{4}-\\d{2}$";
      break;
    case Kind::one_of:
      out["enum"] = json::value_from(field.names);
      break;
  }
  if (!field.otherwise.empty())
    out["default"] = field.kind == Kind::whole_number ? json::value(std::stoull(field.otherwise))
                                                      : json::value(field.otherwise);
  return out;
}

void add_headers(const Route& route, json::array& out) {
  if (route.signed_by_sender) {
    out.push_back(parameter(workflows::webhook_id_header, "header", true, some_text,
                            "the event's id, as signed (Standard Webhooks)"));
    out.push_back(parameter(workflows::webhook_timestamp_header, "header", true, position,
                            "seconds since 1970, at most five minutes off"));
    out.push_back(parameter(workflows::webhook_signature_header, "header", true, some_text,
                            "`v1,` and the base64 of HMAC-SHA256 over id.timestamp.body"));
    return;
  }
  if (route.method == "GET") {
    if (route.answer_types.front() == event_stream_type)
      out.push_back(parameter("Last-Event-ID", "header", false, position,
                              "the last id that was read; goes before `from`"));
    else
      out.push_back(parameter("X-Yiben-After", "header", false, position,
                              "`position` of an earlier answer: what it wrote is to be seen"));
    if (route.grant != Grant(Open::to_everyone))
      out.push_back(parameter("X-Yiben-Idle", "header", false, some_text,
                              "`1`: asked by a page on its own; the session is not kept alive"));
    return;
  }
  out.push_back(parameter("X-Yiben", "header", true, some_text,
                          "`1`: other sites' pages cannot send it. A machine's key needs none"));
  out.push_back(parameter("Idempotency-Key", "header", false, some_text,
                          "the same key and body again are answered as the first time; with "
                          "another body refused"));
  if (route.takes_version)
    out.push_back(parameter("If-Match", "header", false,
                            json::object{{"type", "string"}, {"pattern", "^(\\*|\"?[0-9]+\"?)$"}},
                            "the ETag of what was shown: refused with 412 when it has moved on"));
}

json::value content(json::value schema, std::string_view type = "application/json") {
  return json::object{{type, json::object{{"schema", std::move(schema)}}}};
}

std::vector<int> problem_statuses(const Route& route) {
  const bool anyone = route.grant == Grant(Open::to_everyone);
  const bool writes = route.method != "GET";
  const bool tried = anyone && writes && !route.signed_by_sender;  // secrets can be guessed here
  std::vector<int> out{400};
  if (!anyone || writes) out.push_back(401);
  if (!anyone || tried) out.push_back(403);
  if (route.path.find('{') != std::string::npos) out.push_back(404);
  if (writes) out.push_back(409);
  if (route.takes_version) out.push_back(412);
  if (route.body) out.insert(out.end(), {413, 415});
  if (!anyone || writes) out.push_back(422);
  if (tried) out.push_back(429);
  out.push_back(503);
  return out;
}

}  // namespace

json::array parameters_of(const Route& route) {
  json::array out;
  for (std::size_t at = 0; (at = route.path.find('{', at)) != std::string::npos;) {
    const auto end = route.path.find('}', at);
    const auto name = std::string_view(route.path).substr(at + 1, end - at - 1);
    out.push_back(parameter(name, "path", true, path_schema(name), {}));
    at = end;
  }
  for (const auto& field : route.query)
    out.push_back(parameter(field.name, "query", field.required, query_schema(field), field.what));
  add_headers(route, out);
  return out;
}

json::object request_body_of(const Route& route, SchemaWriter& schemas) {
  if (!route.signed_by_sender)
    return {{"required", true}, {"content", content(schemas.of(route.body()))}};
  json::object event{
      {"type", "object"},
      {"description", "a structured CloudEvent; `type` and the schema of `data`: GET /fact-types"},
      {"required", {"specversion", "id", "source", "type", "data"}},
      {"properties",
       {{"specversion", {{"type", "string"}, {"const", "1.0"}}},
        {"id", some_text},
        {"source", some_text},
        {"type", some_text},
        {"time", {{"type", "string"}, {"format", "date-time"}}},
        {"data", {{"type", "object"}}}}}};
  return {{"required", true},
          {"content", content(std::move(event), "application/cloudevents+json")}};
}

json::object responses_of(const Route& route, SchemaWriter& schemas) {
  json::object ok{{"description", route.creates ? "made" : "done"}};
  if (route.answer) {
    ok["content"] = content(schemas.of(route.answer()));
  } else {
    json::object types;
    for (const auto type : route.answer_types)
      types[type.substr(0, type.find(';'))] =
          json::object{{"schema", type == event_stream_type
                                      ? json::object{{"type", "string"},
                                                     {"description",
                                                      "server-sent events: `id` is the fact's "
                                                      "position, `data` a CloudEvent"}}
                                      : json::object{{"type", "string"}, {"format", "binary"}}}};
    ok["content"] = std::move(types);
  }
  json::object headers;
  if (route.creates)
    headers["Location"] = json::object{{"schema", text}, {"description", "where it is"}};
  if (route.tells_version || route.lasting)
    headers["ETag"] =
        json::object{{"schema", text}, {"description", "for If-Match, If-None-Match"}};
  if (!headers.empty()) ok["headers"] = std::move(headers);
  json::object out{{route.creates ? "201" : "200", ok}};
  if (route.lasting) out["304"] = json::object{{"description", "as in If-None-Match"}};
  const json::object problem{{"$ref", "#/components/responses/Problem"}};
  for (const int status : problem_statuses(route)) out[std::to_string(status)] = problem;
  out["default"] = problem;
  return out;
}

json::object shared_responses(SchemaWriter& schemas) {
  return {{"Problem",
           {{"description", "a problem that names the rule (RFC 9457)"},
            {"content",
             content(schemas.of(shape_of<ProblemDocument>()), "application/problem+json")}}}};
}

}  // namespace yiben::api
