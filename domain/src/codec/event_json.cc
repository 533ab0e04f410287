#include "domain/codec/event_json.h"

#include <algorithm>
#include <map>

#include "domain/aggregates.h"
#include "domain/codec/schema.h"

namespace yiben {
namespace {

struct Version {
  Result<std::string, Undecodable> (*to_json)(std::string_view payload);
  Result<std::string, Undecodable> (*to_payload)(std::string_view json);
  json::value (*schema)();
};
using Versions = std::map<std::pair<std::string_view, std::uint16_t>, Version>;

template <class E>
Result<std::string, Undecodable> json_of(std::string_view payload) {
  const auto event = unpack<E>(payload);
  if (!event) return Undecodable::damaged;
  return json::serialize(to_json(*event));
}
template <class E>
Result<std::string, Undecodable> payload_of(std::string_view text) {
  const auto event = from_json_text<E>(text);
  if (!event) return Undecodable::damaged;
  return pack(*event);
}
template <class E>
json::value schema_of() {
  json::object definitions;
  json::object schema = json_schema<E>(definitions).as_object();
  schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  schema["title"] = E::event.type;
  if (!definitions.empty()) schema["$defs"] = std::move(definitions);
  return schema;
}

template <class E>
void add(Versions& all) {
  all[{E::event.type, E::event.version}] = {&json_of<E>, &payload_of<E>, &schema_of<E>};
  if constexpr (HasOlder<E>) add<typename E::Older>(all);
}
template <class... E>
void add_each(Versions& all, std::type_identity<std::variant<E...>>) {
  (add<E>(all), ...);
}

const Versions& versions() {
  static const Versions all = [] {
    Versions found;
    for_each_aggregate(
        [&]<class D>() { add_each(found, std::type_identity<typename D::Event>{}); });
    return found;
  }();
  return all;
}

Result<const Version*, Undecodable> version_of(std::string_view type, std::uint16_t version) {
  const auto found = versions().find({type, version});
  if (found != versions().end()) return &found->second;
  const bool known = std::any_of(versions().begin(), versions().end(),
                                 [&](const auto& v) { return v.first.first == type; });
  return known ? Undecodable::unknown_version : Undecodable::unknown_type;
}

}  // namespace

Result<std::string, Undecodable> event_json(std::string_view type, std::uint16_t version,
                                            std::string_view payload) {
  const auto found = version_of(type, version);
  if (!found) return found.error();
  return (*found)->to_json(payload);
}

Result<std::string, Undecodable> event_payload(std::string_view type, std::uint16_t version,
                                               std::string_view text) {
  const auto found = version_of(type, version);
  if (!found) return found.error();
  return (*found)->to_payload(text);
}

std::vector<EventSchema> event_schemas() {
  std::vector<EventSchema> all;
  for (const auto& [name, version] : versions())
    all.push_back({std::string(name.first), name.second, version.schema()});
  return all;
}

}  // namespace yiben
