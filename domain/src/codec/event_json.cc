#include "domain/codec/event_json.h"

#include <algorithm>
#include <map>

#include "domain/aggregates.h"
#include "domain/codec/schema.h"
#include "domain/identity/division.h"

namespace yiben {
namespace {

// Looks at an event's own fields, not at what lies inside them.
class DivisionFinder {
 public:
  template <class... Fields>
  void operator()(Fields&&... fields) {
    (field(fields), ...);
  }
  std::string found() const { return !division_.empty() ? division_ : town_; }

 private:
  template <class T>
  void field(const cereal::NameValuePair<T>& nvp) {
    if constexpr (std::is_same_v<std::remove_cvref_t<T>, std::string>) {
      const std::string_view name = nvp.name;
      if (name != "division" && name != "town") return;
      // A settlement names a funeral home in place of a town.
      const auto code = Division::parse(nvp.value);
      if (code) (name == "division" ? division_ : town_) = code->text();
    }
  }
  std::string division_, town_;
};

struct Version {
  Result<std::string, Undecodable> (*to_json)(std::string_view payload);
  Result<std::string, Undecodable> (*to_payload)(std::string_view json);
  Result<std::string, Undecodable> (*division)(std::string_view payload);
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
Result<std::string, Undecodable> division_of(std::string_view payload) {
  auto event = unpack<E>(payload);
  if (!event) return Undecodable::damaged;
  DivisionFinder finder;
  event->serialize(finder);
  return Result<std::string, Undecodable>(boost::system::in_place_value, finder.found());
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
  all[{E::event.type, E::event.version}] = {&json_of<E>, &payload_of<E>, &division_of<E>,
                                            &schema_of<E>};
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

Result<std::string, Undecodable> event_division(std::string_view type, std::uint16_t version,
                                                std::string_view payload) {
  const auto found = version_of(type, version);
  if (!found) return found.error();
  return (*found)->division(payload);
}

std::vector<EventSchema> event_schemas() {
  std::vector<EventSchema> all;
  for (const auto& [name, version] : versions())
    all.push_back({std::string(name.first), name.second, version.schema()});
  return all;
}

}  // namespace yiben
