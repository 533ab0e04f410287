#include "workflows/exchange/contracts.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "domain/codec/event_json.h"
#include "domain/codec/schema_changes.h"
#include "domain/core/date.h"
#include "domain/core/ids.h"
#include "exchange/asyncapi.h"
#include "exchange/contracts_page.h"
#include "workflows/exchange/topics.h"

namespace yiben::workflows {
namespace {

constexpr std::string_view schema_folder = "schemas/";
constexpr std::string_view document_name = "asyncapi.json";

std::string name_of(const EventSchema& event) {
  return event.type + ".v" + std::to_string(event.version);
}

std::vector<Topic> topics_of_any_ledger() {
  constexpr std::uint32_t some = 0;
  auto all = topics(some);
  for (auto& topic : all) topic.name.replace(topic.name.find('0'), 1, "<ledger>");
  return all;
}

// Some events have logs of their own, which nobody relays.
bool is_relayed(std::string_view type) {
  static const auto relayed = topics_of_any_ledger();
  return std::ranges::any_of(relayed,
                             [&](const Topic& t) { return type.starts_with(t.category + "."); });
}

eventstore::Uuid some_id(std::uint8_t last) {
  auto id = *Uuid::parse("018f4c1e-0000-7000-8000-000000000000");
  id.bytes.back() = last;
  return id.bytes;
}

// An entry with this payload, of a day and place of the demo district.
eventstore::EntryView some_entry(const EventSchema& event, const std::string& stream,
                                 const std::string& user, const std::string& payload) {
  eventstore::EntryView entry;
  entry.position = 4'711;
  entry.recorded_us = Instant::parse("2026-03-02T01:02:03.000004Z")->us;
  entry.stream_version = 5;
  entry.partition = 3;
  entry.pseq = 588;
  entry.ledger = 500199;
  entry.event_id = some_id(1);
  entry.command_id = entry.correlation_id = entry.causation_id = some_id(2);
  entry.schema_version = event.version;
  entry.type = event.type;
  entry.stream = stream;
  entry.actor_user = user;
  entry.actor_role = "town_clerk";
  entry.actor_division = "500199001";
  entry.payload = payload;
  return entry;
}

template <class Make>
auto made(const eventstore::EntryView& entry, Make make) {
  std::string bytes;
  eventstore::encode_entry(entry, bytes);
  return make(entry, eventstore::leaf_hash(bytes));
}

struct Sample {
  SampleEvent event;
  std::string structured_json;
};

Result<Sample, ContractProblem> sample_of(const EventSchema& event, const std::string& data) {
  const auto payload = event_payload(event.type, event.version, data);
  if (!payload) return ContractProblem{"the sample data of " + name_of(event) + " does not fit it"};
  const auto stream =
      event.type.substr(0, event.type.find('.')) + "-" + eventstore::to_text(some_id(3));
  const auto user = eventstore::to_text(some_id(4));
  auto entry = some_entry(event, stream, user, *payload);
  auto least = made(entry, kafka_envelope);
  entry.correlation_id = some_id(5);
  entry.causation_id = some_id(6);
  entry.effective_day = Date::parse("2026-03-01")->days;
  auto full = made(entry, kafka_envelope);
  auto as_json = made(entry, [](const auto& e, const auto& leaf) { return cloud_event(e, leaf); });
  if (!least || !full || !as_json)
    return ContractProblem{"no event can be made of the sample data of " + name_of(event)};
  return Sample{{event.type, name_of(event), event.version, *std::move(full), *std::move(least)},
                indented(*parse_json(structured(*as_json)))};
}

struct Described {
  std::string type;
  int version = 0;
  json::value schema;
};

// "schemas/claim.filed.v1.json"; files of other folders are passed over. One that cannot be read is
// a fault: it would be compared with nothing.
std::vector<Described> described(const Files& files, std::vector<std::string>& faults) {
  std::vector<Described> all;
  for (const auto& [path, text] : files) {
    constexpr std::string_view ending = ".json";
    if (!path.starts_with(schema_folder)) continue;
    const auto name =
        path.ends_with(ending)
            ? path.substr(schema_folder.size(), path.size() - schema_folder.size() - ending.size())
            : std::string{};
    const auto dot = name.rfind(".v");
    auto schema = parse_json(text);
    Described one;
    if (dot != name.npos)
      std::from_chars(name.data() + dot + 2, name.data() + name.size(), one.version);
    if (one.version == 0 || !schema || !schema->is_object()) {
      faults.push_back(path + ": cannot be read");
      continue;
    }
    one.type = name.substr(0, dot);
    one.schema = *std::move(schema);
    all.push_back(std::move(one));
  }
  if (all.empty()) faults.push_back(std::string(schema_folder) + ": empty, nothing to compare");
  return all;
}

std::optional<json::value> headers_of(const Files& files) {
  const auto text = files.find(std::string(document_name));
  const auto document = text == files.end() ? parse_json("") : parse_json(text->second);
  const auto* found = document ? headers_schema(*document) : nullptr;
  return found ? std::optional(*found) : std::nullopt;
}

void compare_headers(const Files& older, const Files& newer, std::vector<std::string>& faults) {
  const auto was = headers_of(older), is = headers_of(newer);
  if (!was || !is)
    faults.push_back(std::string(document_name) + ": cannot be read");
  else
    for (const auto& change : incompatible_changes(*was, *is))
      faults.push_back("headers " + change);
}

}  // namespace

Result<Files, ContractProblem> make_contracts(const std::map<std::string, std::string>& sample_data,
                                              const std::string& version) {
  Files files;
  std::vector<SampleEvent> samples;
  for (const auto& event : event_schemas()) {
    const auto name = name_of(event);
    const auto data = sample_data.find(name);
    if (data == sample_data.end()) return ContractProblem{name + " has no sample data"};
    auto sample = sample_of(event, data->second);
    if (!sample) return sample.error();
    files[std::string(schema_folder) + name + ".json"] = indented(event.schema);
    files["examples/" + name + ".json"] = std::move(sample->structured_json);
    if (is_relayed(event.type)) samples.push_back(std::move(sample->event));
  }
  files[std::string(document_name)] = indented(asyncapi_document(samples, version));
  files["README.md"] = contracts_page(topics_of_any_ledger(), event_schemas());
  return files;
}

std::vector<std::string> broken_contracts(const Files& older, const Files& newer) {
  std::vector<std::string> faults;
  const auto now = described(newer, faults);
  for (const auto& was : described(older, faults)) {
    const auto name = was.type + " v" + std::to_string(was.version);
    bool kept = false;
    for (const auto& is : now) {
      if (is.type != was.type || is.version < was.version) continue;
      kept |= is.version == was.version;
      for (const auto& change : incompatible_changes(was.schema, is.schema))
        faults.push_back(name + " → v" + std::to_string(is.version) + " " + change);
    }
    if (!kept) faults.push_back(name + ": no longer described");
  }
  compare_headers(older, newer, faults);
  return faults;
}

}  // namespace yiben::workflows
