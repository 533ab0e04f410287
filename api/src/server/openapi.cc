#include "api/server/route.h"

namespace yiben::api {
namespace {

json::array parameters(const Route& route) {
  json::array out;
  auto text = [](std::string_view name, const char* where, bool required) {
    return json::object{
        {"name", name}, {"in", where}, {"required", required}, {"schema", {{"type", "string"}}}};
  };
  for (std::size_t at = 0; (at = route.path.find('{', at)) != std::string::npos;) {
    auto end = route.path.find('}', at);
    out.push_back(text(std::string_view(route.path).substr(at + 1, end - at - 1), "path", true));
    at = end;
  }
  for (const auto& name : route.query) out.push_back(text(name, "query", false));
  if (route.takes_version) out.push_back(text("If-Match", "header", false));
  if (route.method != "GET")
    out.push_back(text("Idempotency-Key", "header", false));
  else if (route.answer_type == event_stream_type)
    out.push_back(text("Last-Event-ID", "header", false));
  else
    out.push_back(text("X-Yiben-After", "header", false));
  return out;
}

json::value content(json::value schema, std::string_view type = "application/json") {
  return json::object{{type, json::object{{"schema", std::move(schema)}}}};
}

json::object operation(const Route& route, SchemaWriter& schemas) {
  json::object out{{"summary", route.summary}, {"parameters", parameters(route)}};
  if (auto* roles = std::get_if<std::vector<Role>>(&route.grant)) {
    json::array names;
    for (Role r : *roles) names.push_back(json::value(enum_name(r)));
    out["x-roles"] = names;
  }
  if (route.grant == Grant(Open::to_everyone)) out["security"] = json::array{};
  if (route.body)
    out["requestBody"] =
        json::object{{"required", true}, {"content", content(schemas.of(route.body()))}};
  json::object ok{{"description", "done"}};
  if (route.answer)
    ok["content"] = content(schemas.of(route.answer()));
  else
    ok["content"] =
        content(json::object{{"type", "string"}, {"format", "binary"}}, route.answer_type);
  json::object problem{
      {"description", "a problem that names the rule"},
      {"content", content(schemas.of(shape_of<ProblemDocument>()), "application/problem+json")}};
  out["responses"] = json::object{{"200", ok}, {"default", problem}};
  return out;
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return text;
}

}  // namespace

std::string openapi_document(const std::string& version) {
  json::object schemas, paths;
  SchemaWriter writer(schemas, "#/components/schemas/");
  for (const auto& route : routes()) {
    auto& path = paths[route.path];
    if (!path.is_object()) path = json::object{};
    path.as_object()[lower(route.method)] = operation(route, writer);
  }
  json::object security{
      {"session", json::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "yiben_session"}}}};
  json::object document{
      {"openapi", "3.1.0"},
      {"info", json::object{{"title", "Yiben"}, {"version", version}}},
      {"security", json::array{json::object{{"session", json::array{}}}}},
      {"paths", paths},
      {"components", json::object{{"schemas", schemas}, {"securitySchemes", security}}}};
  return indented(document);
}

}  // namespace yiben::api
