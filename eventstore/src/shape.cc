#include "shape.h"

#include <algorithm>

#include "eventstore/check.h"

namespace yiben::eventstore {
namespace {

constexpr std::size_t reservation_bytes_max = 1024;
constexpr std::size_t stream_name_bytes_min = 3;
constexpr std::size_t stream_name_bytes_max = 200;

// Entry bytes without its strings and payload.
const std::size_t fixed_bytes = [] {
  std::string bytes;
  encode_entry({}, bytes);
  return bytes.size();
}();

void check_distinct(const std::vector<StreamAppend>& streams) {
  if (streams.size() < 2) return;
  // Hashes sort ten times as fast as names; only equal ones need a second look.
  std::vector<std::size_t> hashes;
  hashes.reserve(streams.size());
  for (const auto& stream : streams) hashes.push_back(std::hash<std::string>{}(stream.stream));
  std::sort(hashes.begin(), hashes.end());
  if (std::adjacent_find(hashes.begin(), hashes.end()) == hashes.end()) return;
  std::vector<std::string_view> names;
  names.reserve(streams.size());
  for (const auto& stream : streams) names.push_back(stream.stream);
  std::sort(names.begin(), names.end());
  check(std::adjacent_find(names.begin(), names.end()) == names.end(),
        "an append lists each stream once");
}

}  // namespace

// A zero byte is what indexes end it with.
bool is_stream_name(std::string_view name) {
  const auto dash = name.find('-');
  return name.size() >= stream_name_bytes_min && name.size() <= stream_name_bytes_max &&
         dash != name.npos && dash > 0 && dash + 1 < name.size() && name.find('\0') == name.npos;
}

Shape shape_of(const Append& append) {
  Shape shape;
  const auto& actor = append.actor;
  const auto actor_bytes = actor.user.size() + actor.role.size() + actor.division.size();
  for (const auto& stream : append.streams) {
    check(is_stream_name(stream.stream),
          "a stream is named category-rest, in 3 to 200 bytes without a zero byte");
    for (const auto& event : stream.events) {
      check(!event.type.empty(), "an event has a type");
      const auto bytes = fixed_bytes + actor_bytes + stream.stream.size() + event.type.size() +
                         event.payload.size();
      if (bytes > entry_bytes_max) {
        shape.fault = Error{Errc::too_large, event.type + " of " + stream.stream + ": " +
                                                 std::to_string(bytes) + " bytes"};
      }
      shape.bytes += bytes;
    }
    shape.events += stream.events.size();
  }
  check_distinct(append.streams);
  for (const auto& reservation : append.reservations) {
    check(!reservation.key.empty() && !reservation.owner.empty(),
          "a reservation names its key and owner");
    if (reservation.key.size() + reservation.owner.size() > reservation_bytes_max) {
      shape.fault = Error{Errc::too_large, "reservation above 1,024 bytes"};
    }
  }
  if (shape.events > Append::events_max) {
    shape.fault = Error{Errc::too_large, std::to_string(shape.events) + " events"};
  }
  if (shape.bytes > Append::bytes_max) {
    shape.fault = Error{Errc::too_large, std::to_string(shape.bytes) + " bytes"};
  }
  return shape;
}

}  // namespace yiben::eventstore
