// Entry: the stored envelope of one event, and its bytes.
//
// The bytes are fixed for ever: they are hashed as the RFC 6962 leaf, relayed to Kafka and read in
// thirty years. All integers big endian, no padding.
//
//   u8  format            1
//   u64 position          dense from 0 in the ledger; also the Merkle leaf index
//   i64 recorded_us       UTC, microseconds since 1970, never less than the entry before
//   u64 stream_version    dense from 0 in the stream
//   u16 partition         of the relay topic yiben.<ledger>.<category>.v1
//   u64 pseq              dense from 0 in that topic and partition
//   u32 ledger            the 6-digit division code
//   16  event_id          UUIDv7
//   16  command_id
//   16  correlation_id
//   16  causation_id
//   i32 effective_day     days since 1970-01-01; no_effective_day when the event has none
//   u16 schema_version
//   u16 length + bytes    type, stream, actor user, actor role, actor division (in this order)
//   u32 length + bytes    payload
//
// Nothing follows the payload.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "eventstore/error.h"

namespace yiben::eventstore {

using Uuid = std::array<std::uint8_t, 16>;
using Position = std::uint64_t;
using StreamVersion = std::uint64_t;

inline constexpr std::size_t entry_bytes_max = 65'535;
inline constexpr std::int32_t no_effective_day = std::numeric_limits<std::int32_t>::min();

struct Actor {
  std::string user;
  std::string role;
  std::string division;
  bool operator==(const Actor&) const = default;
};

// One decoded entry. Strings point into the bytes it was decoded from.
struct EntryView {
  Position position = 0;
  std::int64_t recorded_us = 0;
  StreamVersion stream_version = 0;
  std::uint16_t partition = 0;
  std::uint64_t pseq = 0;
  std::uint32_t ledger = 0;
  Uuid event_id{};
  Uuid command_id{};
  Uuid correlation_id{};
  Uuid causation_id{};
  std::int32_t effective_day = no_effective_day;
  std::uint16_t schema_version = 0;
  std::string_view type;
  std::string_view stream;
  std::string_view actor_user;
  std::string_view actor_role;
  std::string_view actor_division;
  std::string_view payload;

  // The part of the stream id before the first '-': "claim" of "claim-0190…".
  std::string_view category() const;
};

std::string_view category_of(std::string_view stream);

// Errors: corrupt, unknown_version. Never reads outside `bytes`.
Result<EntryView> decode_entry(std::string_view bytes);

// Appends the bytes of `entry` to `out`. Requires every string below 65,536 bytes.
void encode_entry(const EntryView& entry, std::string& out);

// "018f4c1e-…": 36 characters, lower case.
std::string to_text(const Uuid&);

}  // namespace yiben::eventstore
