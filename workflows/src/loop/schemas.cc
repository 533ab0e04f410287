#include "workflows/loop/schemas.h"

#include <algorithm>

#include "domain/codec/event_json.h"
#include "domain/office/published.h"

namespace yiben::workflows {
namespace {

Failure differs(const EventSchema& ours) {
  return Rejection{
      Rule::definition_invalid,
      {{"id", ours.type + " v" + std::to_string(ours.version)},
       {"problem", "the log holds another schema for it; a changed event needs a new version"}}};
}

// A schema published before integers told their width says the same without it.
json::value without_widths(json::value schema) {
  if (auto* list = schema.if_array())
    for (auto& one : *list) one = without_widths(std::move(one));
  auto* object = schema.if_object();
  if (!object) return schema;
  for (auto& field : *object) field.value() = without_widths(std::move(field.value()));
  const auto* type = object->if_contains("type");
  if (type && *type == "integer") object->erase("format");
  return schema;
}

// Whether it was new.
Outcome<bool> publish(Transaction& tx, const EventSchema& ours) {
  const auto stream = schema_stream(ours.type);
  auto held = tx.state<Published>(stream);
  if (!held) return held.error();
  const auto& versions = (*held)->versions;
  const auto found = std::find_if(versions.begin(), versions.end(), [&](const auto& issued) {
    return issued.version == ours.version;
  });
  if (found != versions.end()) {
    // As values: the order of a document's fields says nothing.
    const auto theirs = parse_json(found->json);
    if (!theirs || without_widths(*theirs) != without_widths(ours.schema)) return differs(ours);
    return false;
  }
  auto done = tx.decide<Published>(
      stream,
      Published::Issue{
          {DocumentKind::schema, ours.type, ours.version, json::serialize(ours.schema)}, {}});
  if (!done) return done.error();
  return true;
}

}  // namespace

std::string schema_stream(std::string_view event_type) {
  return Published::stream(DocumentKind::schema, event_type);
}

Outcome<int> publish_schemas(const Book& book) {
  int added = 0;
  auto receipt =
      run(book, {book.new_id(), system_actor(book)}, [&](Transaction& tx) -> Outcome<void> {
        added = 0;
        for (const auto& schema : event_schemas()) {
          auto is_new = publish(tx, schema);
          if (!is_new) return is_new.error();
          added += *is_new;
        }
        return {};
      });
  if (!receipt) return receipt.error();
  return added;
}

}  // namespace yiben::workflows
