#include "domain/codec/event_json.h"

#include <memory>

#include "domain/codec/schema.h"
#include "domain/office/division.h"

namespace yiben {
namespace {

// An event of a type known at run time, in memory of its own.
class Loaded {
 public:
  explicit Loaded(const EventFormat& format)
      : format_(format), raw_(new (std::align_val_t(format.align)) std::byte[format.size]) {}
  ~Loaded() {
    if (made_) format_.destroy(raw_);
    ::operator delete[](raw_, std::align_val_t(format_.align));
  }
  Loaded(const Loaded&) = delete;

  bool unpack(std::string_view payload) { return made_ = format_.unpack(payload, raw_); }
  void make() {
    format_.make(raw_);
    made_ = true;
  }
  void* get() { return raw_; }

 private:
  const EventFormat& format_;
  std::byte* raw_;
  bool made_ = false;
};

Result<const EventFormat*, Undecodable> format_of(std::string_view type, std::uint16_t version) {
  if (const auto* found = event_format(type, version)) return found;
  return newest_format(type) ? Undecodable::unknown_version : Undecodable::unknown_type;
}

// The event's own field, not what lies inside others. A settlement names a funeral home in place of
// a town.
std::string division_in(const Shape& shape, const void* event, std::string_view name) {
  for (const auto& field : shape.fields) {
    if (field.name != name || field.shape().kind != Shape::Kind::text) continue;
    const auto& text =
        *reinterpret_cast<const std::string*>(static_cast<const char*>(event) + field.offset);
    if (const auto code = Division::parse(text)) return code->text();
  }
  return {};
}

json::value schema_of(const EventFormat& format) {
  json::object definitions;
  json::object schema = SchemaWriter(definitions, "#/$defs/").of(format.shape()).as_object();
  schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  schema["title"] = format.name.type;
  if (!definitions.empty()) schema["$defs"] = std::move(definitions);
  return schema;
}

}  // namespace

Result<std::string, Undecodable> event_json(std::string_view type, std::uint16_t version,
                                            std::string_view payload) {
  const auto format = format_of(type, version);
  if (!format) return format.error();
  Loaded event(**format);
  if (!event.unpack(payload)) return Undecodable::damaged;
  return json::serialize(write_json((*format)->shape(), event.get()));
}

Result<std::string, Undecodable> event_payload(std::string_view type, std::uint16_t version,
                                               std::string_view text) {
  const auto format = format_of(type, version);
  if (!format) return format.error();
  const auto value = parse_json(text);
  if (!value) return Undecodable::damaged;
  Loaded event(**format);
  event.make();
  if (read_json((*format)->shape(), *value, event.get())) return Undecodable::damaged;
  return (*format)->pack(event.get());
}

Result<std::string, Undecodable> event_division(std::string_view type, std::uint16_t version,
                                                std::string_view payload) {
  const auto format = format_of(type, version);
  if (!format) return format.error();
  Loaded event(**format);
  if (!event.unpack(payload)) return Undecodable::damaged;
  const auto& shape = (*format)->shape();
  auto division = division_in(shape, event.get(), "division");
  if (division.empty()) division = division_in(shape, event.get(), "town");
  return Result<std::string, Undecodable>(boost::system::in_place_value, std::move(division));
}

std::vector<EventSchema> event_schemas() {
  std::vector<EventSchema> all;
  for (const auto& format : event_formats())
    all.push_back({std::string(format.name.type), format.name.version, schema_of(format)});
  return all;
}

}  // namespace yiben
