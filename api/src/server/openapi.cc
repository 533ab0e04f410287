#include "server/openapi_parts.h"

namespace yiben::api {
namespace {

json::object operation(const Route& route, SchemaWriter& schemas) {
  json::object out{{"operationId", route.name},
                   {"tags", {route.subject}},
                   {"summary", route.summary},
                   {"parameters", parameters_of(route)}};
  if (auto* roles = std::get_if<std::vector<Role>>(&route.grant)) {
    json::array names;
    for (Role r : *roles) names.push_back(json::value(enum_name(r)));
    out["x-roles"] = names;
  }
  if (route.grant == Grant(Open::to_everyone)) out["security"] = json::array{};
  if (route.body) out["requestBody"] = request_body_of(route, schemas);
  out["responses"] = responses_of(route, schemas);
  return out;
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return text;
}

json::object info(const std::string& version) {
  return {
      {"title", "Yiben"},
      {"version", version},
      {"description",
       "One book for a district's civil-affairs bureau. Money is in fen, days are China's. What "
       "is under /api/v1 is only added to: a route, parameter or field that is to go is first "
       "marked `deprecated` here and stays for at least twelve "
       "months and one release after that; what breaks clients goes to /api/v2."},
      {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}};
}

const json::object security_schemes{
    {"session",
     {{"type", "apiKey"},
      {"in", "cookie"},
      {"name", "yiben_session"},
      {"description", "set by POST /session"}}},
    {"machine_key",
     {{"type", "http"},
      {"scheme", "bearer"},
      {"bearerFormat", "yk_…"},
      {"description", "the key of a machine credential, for what its scopes name"}}}};

}  // namespace

std::string openapi_document(const std::string& version, const std::string& url) {
  json::object schemas, paths;
  json::array tags;
  SchemaWriter writer(schemas, "#/components/schemas/");
  for (const auto& route : routes()) {
    auto& path = paths[route.path];
    if (!path.is_object()) path = json::object{};
    path.as_object()[lower(route.method)] = operation(route, writer);
    if (const json::object tag{{"name", route.subject}}; tags.empty() || tags.back() != tag)
      tags.push_back(tag);
  }
  auto responses = shared_responses(writer);
  json::object document{
      {"openapi", "3.1.0"},
      {"info", info(version)},
      {"servers", json::array{json::object{{"url", url}}}},
      {"security", json::array{json::object{{"session", json::array{}}},
                               json::object{{"machine_key", json::array{}}}}},
      {"tags", tags},
      {"paths", paths},
      {"components",
       {{"schemas", schemas}, {"responses", responses}, {"securitySchemes", security_schemes}}}};
  return indented(document);
}

}  // namespace yiben::api
