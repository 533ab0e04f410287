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

json::object text_header(std::string_view what) {
  return {{"type", "string"}, {"description", what}};
}

// How far the events are written, for readers who check that none is missing.
json::object progress_message() {
  return {{"name", "progress"},
          {"headers",
           {{"type", "object"},
            {"required", {"to", "root"}},
            {"properties",
             {{"to", text_header("every event whose ce_position is below is written")},
              {"root", text_header("the RFC 6962 tree's root of those, hexadecimal")}}}}},
          {"payload", {{"description", "bytes of the relay's own; read the headers"}}},
          {"bindings",
           {{"kafka",
             {{"key", {{"type", "string"}, {"const", "relay"}}},
              {"bindingVersion", bindings_version}}}}}};
}

// A fact of another system, and what became of one that was not taken.
json::object fact_message(bool dead) {
  json::object headers{{"webhook-id", text_header("the fact's id, as signed")},
                       {"webhook-timestamp", text_header("seconds since 1970")},
                       {"webhook-signature", text_header("after Standard Webhooks")}};
  json::array required;
  if (dead) {
    headers["reason"] = text_header("the field and why it does not fit");
    required.push_back("reason");
  } else {
    for (const auto& header : headers) required.push_back(json::value(header.key()));
  }
  return {
      {"name", dead ? "dead_letter" : "fact"},
      {"contentType", "application/cloudevents+json"},
      {"headers", {{"type", "object"}, {"required", required}, {"properties", headers}}},
      {"payload",
       {{"type", "object"},
        {"description", "a structured CloudEvent; types and their data: GET /api/v1/fact-types"},
        {"required", {"specversion", "id", "source", "type", "data"}},
        {"properties",
         {{"specversion", {{"const", "1.0"}}},
          {"id", {{"type", "string"}}},
          {"source", {{"type", "string"}}},
          {"type", {{"type", "string"}}},
          {"data", {{"type", "object"}}}}}}}};
}

// One partition each, beside those of the events.
struct SideTopic {
  const char *name, *address, *action;  // ours: we send, or receive
  json::object message;
};
std::vector<SideTopic> side_topics() {
  auto dead = fact_message(true);
  dead["payload"] = json::object{{"description", "as it came; empty when longer than 512 KiB"}};
  return {{"progress", "yiben.{ledger}.progress.v1", "send", progress_message()},
          {"fact", "yiben-in.{ledger}.facts.v1", "receive", fact_message(false)},
          {"dead_letter", "yiben-in.{ledger}.dead.v1", "send", std::move(dead)}};
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
  for (auto& topic : side_topics()) {
    const std::string name(topic.name);
    messages[name] = std::move(topic.message);
    channels[name] = json::object{
        {"address", topic.address},
        {"messages", {{name, link("#/components/messages/" + name)}}},
        {"parameters", {{"ledger", link("#/components/parameters/ledger")}}},
        {"bindings", {{"kafka", {{"partitions", 1}, {"bindingVersion", bindings_version}}}}}};
    operations[std::string(topic.action) + "_" + name] =
        json::object{{"action", topic.action}, {"channel", link("#/channels/" + name)}};
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
