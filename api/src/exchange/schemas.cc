#include "common.h"
#include "domain/codec/event_json.h"
#include "domain/exchange/fact_types.h"
#include "domain/exchange/withheld_types.h"
#include "exchange/handlers.h"
#include "workflows/exchange/cloud_event.h"
#include "workflows/exchange/topics.h"

namespace yiben::api::handlers {
namespace {

const std::vector<EventSchema>& all() {
  static const auto schemas = event_schemas();
  return schemas;
}

EventVersion version_of(const EventSchema& s) {
  return {s.type, s.version, "/api/v1/schemas/" + s.type + "/" + std::to_string(s.version),
          is_withheld(s.type)};
}

}  // namespace

Answered<SchemaList> schemas(const Call&, const None&) {
  SchemaList out;
  for (const auto& s : all()) out.rows.push_back(version_of(s));
  return out;
}

Answered<json::value> schema(const Call& call, const None&) {
  std::string_view type = call.path.at("type");
  if (type.starts_with(workflows::event_type_prefix))
    type.remove_prefix(workflows::event_type_prefix.size());
  const auto& version = call.path.at("version");
  for (const auto& s : all())
    if (s.type == type && std::to_string(s.version) == version) return s.schema;
  return Problem::of(404, "not_found", {{"name", std::string(type) + "/" + version}});
}

Answered<FactTypeList> fact_types(const Call&, const None&) {
  FactTypeList out;
  for (auto& s : fact_schemas()) out.rows.push_back({std::move(s.type), std::move(s.schema)});
  return out;
}

Answered<TopicList> topics(const Call& call, const None&) {
  const auto& book = call.services.book;
  TopicList out;
  for (auto& topic : workflows::topics(static_cast<std::uint32_t>(std::stoul(book.district)))) {
    TopicRow row{std::move(topic.name), std::move(topic.category), topic.partitions, {}};
    for (const auto& s : all())
      if (s.type.starts_with(row.category + ".")) row.types.push_back(version_of(s));
    out.rows.push_back(std::move(row));
  }
  out.log_head = book.log.head();
  out.relay = relay_health(book);
  if (call.services.streams) out.streams = call.services.streams();
  if (call.services.inbound) out.inbound = call.services.inbound();
  return out;
}

}  // namespace yiben::api::handlers
