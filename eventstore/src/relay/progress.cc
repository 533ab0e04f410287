#include "relay/progress.h"

#include "bytes.h"

namespace yiben::eventstore {
namespace {

constexpr std::uint8_t format = 2;

}  // namespace

std::string encode_progress(const RelayProgress& progress) {
  std::string out;
  put(out, format);
  out.append(text_of(progress.book));
  put(out, progress.to);
  out.append(text_of(progress.last_event));
  put(out, static_cast<std::uint16_t>(progress.relay.size()));
  out.append(progress.relay);
  out.append(progress.tree.serialise());
  return out;
}

Result<RelayProgress> decode_progress(std::string_view bytes) {
  ByteReader in(bytes);
  const auto found = in.integer<std::uint8_t>();
  if (in.ok() && found > format) return Error{Errc::unknown_version, "progress of a newer relay"};
  RelayProgress progress;
  progress.book = in.array<Uuid>();
  progress.to = in.integer<Position>();
  progress.last_event = in.array<Uuid>();
  progress.relay = in.sized<std::uint16_t>();
  if (!in.ok() || found != format) return Error{Errc::corrupt, "progress record"};
  auto tree = CompactRange::parse(in.rest());
  if (!tree) return tree.error();
  if (tree->size() != progress.to)
    return Error{Errc::corrupt, "progress record: tree of another size"};
  progress.tree = std::move(*tree);
  return progress;
}

}  // namespace yiben::eventstore
