#include "exchange/asyncapi.h"

#include <algorithm>

namespace yiben::workflows {
namespace {

constexpr std::string_view bindings_version = "0.5.0";

std::string_view category_of(std::string_view type) { return type.substr(0, type.find('.')); }
std::string topic_of(std::string_view category) {
  return "yiben.{ledger}." + std::string(category) + ".v1";
}
json::object link(const std::string& to) { return {{"$ref", to}}; }

// Every attribute that an event may have; those that all have are required.
json::object headers(const SampleEvent& sample) {
  json::object properties;
  json::array required;
  for (const auto& [name, value] : sample.full.headers) properties[name] = {{"type", "string"}};
  for (const auto& [name, value] : sample.least.headers) required.push_back(json::value(name));
  return {{"type", "object"}, {"properties", properties}, {"required", required}};
}

json::object example(const SampleEvent& sample) {
  json::object headers;
  for (const auto& [name, value] : sample.full.headers) headers[name] = value;
  return {{"headers", headers}, {"payload", *parse_json(sample.full.value)}};
}

json::object message(const SampleEvent& sample) {
  const json::object own{{"type", "object"},
                         {"properties",
                          {{"ce_type", {{"const", std::string(event_type_prefix) + sample.type}}},
                           {"ce_schemaversion", {{"const", std::to_string(sample.version)}}}}}};
  return {{"name", sample.name},
          {"contentType", "application/json"},
          {"headers", {{"allOf", json::array{link("#/components/schemas/eventHeaders"), own}}}},
          // What SchemaWriter writes means the same in draft 7, which every AsyncAPI tool reads.
          {"payload",
           {{"schemaFormat", "application/schema+json;version=draft-07"},
            {"schema", link("./schemas/" + sample.name + ".json")}}},
          {"bindings",
           {{"kafka",
             {{"key", {{"type", "string"}, {"description", "the stream's id: ce_subject"}}},
              {"bindingVersion", bindings_version}}}}},
          {"examples", json::array{example(sample)}}};
}

json::object channel(std::string_view category, const std::vector<SampleEvent>& samples) {
  json::object messages, settings;
  for (const auto& sample : samples)
    if (category_of(sample.type) == category)
      messages[sample.name] = link("#/components/messages/" + sample.name);
  for (const auto& [name, value] : eventstore::topic_settings()) settings[name] = value;
  settings["cleanup.policy"] = json::array{settings.at("cleanup.policy")};
  settings["retention.ms"] = std::stoll(std::string(settings.at("retention.ms").as_string()));
  return {{"address", topic_of(category)},
          {"messages", messages},
          {"parameters", {{"ledger", link("#/components/parameters/ledger")}}},
          {"bindings",
           {{"kafka",
             {{"partitions", eventstore::LogOptions{}.partitions},
              {"topicConfiguration", settings},
              {"bindingVersion", bindings_version}}}}}};
}

}  // namespace

json::object asyncapi_document(const std::vector<SampleEvent>& samples,
                               const std::string& version) {
  json::object channels, operations, messages;
  for (const auto& sample : samples) {
    const std::string category(category_of(sample.type));
    messages[sample.name] = message(sample);
    if (channels.contains(category)) continue;
    channels[category] = channel(category, samples);
    operations["send_" + category] = {{"action", "send"},
                                      {"channel", link("#/channels/" + category)}};
  }
  return {
      {"asyncapi", "3.0.0"},
      {"info",
       {{"title", "Yiben events"},
        {"version", version},
        {"description",
         "Every fact of the ledger once and in order: CloudEvents 1.0 in binary mode. "
         "ce_sequence is dense from 0 in a topic's partition, so a gap is a loss. Personal "
         "fields are ciphertext. Leave out fields you do not know: later versions may add some."}}},
      {"defaultContentType", "application/json"},
      {"channels", channels},
      {"operations", operations},
      {"components",
       {{"messages", messages},
        {"schemas", {{"eventHeaders", headers(samples.front())}}},
        {"parameters",
         {{"ledger", {{"description", "the 6-digit code of the district whose book it is"}}}}}}}};
}

const json::value* headers_schema(const json::value& document) {
  boost::system::error_code ec;
  return document.find_pointer("/components/schemas/eventHeaders", ec);
}

}  // namespace yiben::workflows
