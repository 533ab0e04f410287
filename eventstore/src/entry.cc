#include "eventstore/entry.h"

#include "bytes.h"
#include "eventstore/check.h"

namespace yiben::eventstore {
namespace {

constexpr std::uint8_t format = 1;

void put_text(std::string& out, std::string_view text) {
  check(text.size() <= 0xffff, "an entry's strings are below 65,536 bytes");
  put(out, static_cast<std::uint16_t>(text.size()));
  out.append(text);
}

}  // namespace

std::string_view category_of(std::string_view stream) { return stream.substr(0, stream.find('-')); }

std::string_view EntryView::category() const { return category_of(stream); }

Result<EntryView> decode_entry(std::string_view bytes) {
  ByteReader in(bytes);
  const auto found = in.integer<std::uint8_t>();
  if (!in.ok()) return Error{Errc::corrupt, "entry is empty"};
  if (found != format) {
    const auto code = found > format ? Errc::unknown_version : Errc::corrupt;
    return Error{code, "entry format " + std::to_string(found)};
  }
  EntryView entry;
  entry.position = in.integer<std::uint64_t>();
  entry.recorded_us = in.integer<std::int64_t>();
  entry.stream_version = in.integer<std::uint64_t>();
  entry.partition = in.integer<std::uint16_t>();
  entry.pseq = in.integer<std::uint64_t>();
  entry.ledger = in.integer<std::uint32_t>();
  entry.event_id = in.array<Uuid>();
  entry.command_id = in.array<Uuid>();
  entry.correlation_id = in.array<Uuid>();
  entry.causation_id = in.array<Uuid>();
  entry.effective_day = in.integer<std::int32_t>();
  entry.schema_version = in.integer<std::uint16_t>();
  entry.type = in.sized<std::uint16_t>();
  entry.stream = in.sized<std::uint16_t>();
  entry.actor_user = in.sized<std::uint16_t>();
  entry.actor_role = in.sized<std::uint16_t>();
  entry.actor_division = in.sized<std::uint16_t>();
  entry.payload = in.sized<std::uint32_t>();
  if (!in.ok()) return Error{Errc::corrupt, "entry is cut short"};
  if (!in.rest().empty()) return Error{Errc::corrupt, "bytes follow the payload"};
  return entry;
}

void encode_entry(const EntryView& entry, std::string& out) {
  put(out, format);
  put(out, entry.position);
  put(out, entry.recorded_us);
  put(out, entry.stream_version);
  put(out, entry.partition);
  put(out, entry.pseq);
  put(out, entry.ledger);
  for (const Uuid* id :
       {&entry.event_id, &entry.command_id, &entry.correlation_id, &entry.causation_id}) {
    out.append(text_of(*id));
  }
  put(out, entry.effective_day);
  put(out, entry.schema_version);
  put_text(out, entry.type);
  put_text(out, entry.stream);
  put_text(out, entry.actor_user);
  put_text(out, entry.actor_role);
  put_text(out, entry.actor_division);
  put(out, static_cast<std::uint32_t>(entry.payload.size()));
  out.append(entry.payload);
}

std::string to_text(const Uuid& id) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += digits[id[i] >> 4];
    text += digits[id[i] & 15];
  }
  return text;
}

}  // namespace yiben::eventstore
