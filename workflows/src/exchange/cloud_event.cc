#include "workflows/exchange/cloud_event.h"

#include <boost/json.hpp>
#include <charconv>
#include <map>

#include "domain/codec/event_json.h"
#include "domain/codec/hex.h"
#include "domain/core/date.h"
#include "domain/core/ids.h"

namespace yiben::workflows {
namespace {

using eventstore::EntryView;
using eventstore::Envelope;
using eventstore::Errc;
using eventstore::Error;
using eventstore::Hash;

constexpr std::string_view header_prefix = "ce_";

Error unreadable(const EntryView& entry, Undecodable why) {
  const bool newer = why != Undecodable::damaged;
  return {newer ? Errc::unknown_version : Errc::corrupt,
          "entry " + std::to_string(entry.position) + ": " + std::string(entry.type) + " version " +
              std::to_string(entry.schema_version) + (newer ? " is not known" : " is damaged")};
}

std::string hash_text(const Hash& hash) {
  return hex({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

// What a record says, by name, for reading it back.
class Attributes {
 public:
  explicit Attributes(const Envelope& envelope) {
    for (const auto& [name, value] : envelope.headers)
      if (name.starts_with(header_prefix)) by_name_[name.substr(header_prefix.size())] = value;
  }
  std::string_view text(std::string_view name) {
    const auto found = by_name_.find(name);
    if (found != by_name_.end()) return found->second;
    fault(name);
    return {};
  }
  bool has(std::string_view name) const { return by_name_.contains(name); }
  template <class T>
  T number(std::string_view name) {
    const auto value = text(name);
    T n{};
    const auto [end, ec] = std::from_chars(value.data(), value.data() + value.size(), n);
    if (value.empty() || ec != std::errc{} || end != value.data() + value.size()) fault(name);
    return n;
  }
  eventstore::Uuid uuid(std::string_view name) {
    const auto id = Uuid::parse(text(name));
    if (!id) fault(name);
    return id.value_or(Uuid{}).bytes;
  }
  template <class T>
  T parsed(std::string_view name) {
    const auto value = T::parse(text(name));
    if (!value) fault(name);
    return value.value_or(T{});
  }
  void fault(std::string_view name) {
    if (!fault_) fault_ = Error{Errc::corrupt, "attribute " + std::string(name)};
  }
  const std::optional<Error>& fault() const { return fault_; }

 private:
  std::map<std::string, std::string, std::less<>> by_name_;
  std::optional<Error> fault_;
};

}  // namespace

eventstore::Result<CloudEvent> cloud_event(const EntryView& entry, const Hash& leaf,
                                           std::string_view server) {
  auto data = event_json(entry.type, entry.schema_version, entry.payload);
  if (!data) return unreadable(entry, data.error());
  CloudEvent event;
  event.data = std::move(*data);
  auto& a = event.attributes;
  a.reserve(20);
  const std::string type(entry.type);
  const std::string version = std::to_string(entry.schema_version);
  a.emplace_back("id", eventstore::to_text(entry.event_id));
  a.emplace_back("source", "/yiben/" + std::to_string(entry.ledger));
  a.emplace_back("type", std::string(event_type_prefix) + type);
  a.emplace_back("subject", entry.stream);
  a.emplace_back("time", Instant{entry.recorded_us}.text());
  a.emplace_back("dataschema", std::string(server) + "/api/v1/schemas/" + type + "/" + version);
  a.emplace_back("partition", std::to_string(entry.partition));
  a.emplace_back("sequence", std::to_string(entry.pseq));
  a.emplace_back("position", std::to_string(entry.position));
  a.emplace_back("streamversion", std::to_string(entry.stream_version));
  a.emplace_back("schemaversion", version);
  a.emplace_back("commandid", eventstore::to_text(entry.command_id));
  if (entry.correlation_id != entry.command_id)
    a.emplace_back("correlationid", eventstore::to_text(entry.correlation_id));
  if (entry.causation_id != entry.command_id)
    a.emplace_back("causationid", eventstore::to_text(entry.causation_id));
  if (entry.effective_day != eventstore::no_effective_day)
    a.emplace_back("effectivedate", Date{entry.effective_day}.text());
  a.emplace_back("authtype", entry.actor_role == "system" ? "system" : "user");
  a.emplace_back("authid", entry.actor_user);
  a.emplace_back("authrole", entry.actor_role);
  a.emplace_back("authdivision", entry.actor_division);
  a.emplace_back("leafhash", hash_text(leaf));
  return event;
}

std::string structured(const CloudEvent& event) {
  json::object out{{"specversion", "1.0"}};
  for (const auto& [name, value] : event.attributes) out[name] = value;
  out["datacontenttype"] = "application/json";
  auto text = json::serialize(out);
  // The data is JSON already.
  text.back() = ',';
  return text + "\"data\":" + event.data + "}";
}

eventstore::Result<Envelope> kafka_envelope(const EntryView& entry, const Hash& leaf) {
  return kafka_envelope_of({}, entry, leaf);
}

eventstore::Result<Envelope> kafka_envelope_of(std::string_view server, const EntryView& entry,
                                               const Hash& leaf) {
  auto event = cloud_event(entry, leaf, server);
  if (!event) return event.error();
  Envelope envelope{std::move(event->data), {}};
  envelope.headers.reserve(event->attributes.size() + 2);
  envelope.headers.emplace_back("ce_specversion", "1.0");
  for (auto& [name, value] : event->attributes)
    envelope.headers.emplace_back(std::string(header_prefix) + name, std::move(value));
  envelope.headers.emplace_back("content-type", "application/json");
  return envelope;
}

eventstore::Result<std::string> entry_from(const Envelope& envelope) {
  Attributes a(envelope);
  EntryView entry;
  const auto type = a.text("type");
  if (!type.starts_with(event_type_prefix)) a.fault("type");
  const auto source = a.text("source");
  const auto ledger = source.substr(std::min(source.size(), source.rfind('/') + 1));
  const auto [end, ec] =
      std::from_chars(ledger.data(), ledger.data() + ledger.size(), entry.ledger);
  if (ec != std::errc{} || end != ledger.data() + ledger.size()) a.fault("source");
  entry.position = a.number<eventstore::Position>("position");
  entry.recorded_us = a.parsed<Instant>("time").us;
  entry.stream_version = a.number<eventstore::StreamVersion>("streamversion");
  entry.partition = a.number<std::uint16_t>("partition");
  entry.pseq = a.number<std::uint64_t>("sequence");
  entry.event_id = a.uuid("id");
  entry.command_id = a.uuid("commandid");
  for (auto [id, name] : {std::pair{&entry.correlation_id, "correlationid"},
                          std::pair{&entry.causation_id, "causationid"}})
    *id = a.has(name) ? a.uuid(name) : entry.command_id;
  if (a.has("effectivedate")) entry.effective_day = a.parsed<Date>("effectivedate").days;
  entry.schema_version = a.number<std::uint16_t>("schemaversion");
  entry.stream = a.text("subject");
  entry.actor_user = a.text("authid");
  entry.actor_role = a.text("authrole");
  entry.actor_division = a.text("authdivision");
  if (a.fault()) return *a.fault();
  entry.type = type.substr(event_type_prefix.size());
  const auto payload = event_payload(entry.type, entry.schema_version, envelope.value);
  if (!payload) return unreadable(entry, payload.error());
  entry.payload = *payload;
  std::string bytes;
  eventstore::encode_entry(entry, bytes);
  if (hash_text(eventstore::leaf_hash(bytes)) != a.text("leafhash"))
    return Error{Errc::corrupt,
                 "entry " + std::to_string(entry.position) + " is not what was recorded"};
  return bytes;
}

}  // namespace yiben::workflows
