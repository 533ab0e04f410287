#include "rocks/index.h"

namespace yiben::eventstore {

Result<StreamVersion> Index::stream_version(std::string_view stream) const {
  if (const auto version = overlay_.stream_version(stream)) return *version;
  const auto stored = store_.get(Column::stream_head, slice(stream));
  if (!stored) return stored.error();
  if (!*stored) return StreamVersion{0};
  ByteReader in(**stored);
  const auto version = in.integer<StreamVersion>();
  if (!in.ok()) return Error{Errc::corrupt, "stream_head of " + std::string(stream)};
  return version;
}

Result<std::optional<Receipt>> Index::receipt_of(const Uuid& command_id) const {
  if (auto receipt = overlay_.receipt_of(command_id)) return receipt;
  const auto stored = store_.get(Column::command, slice(text_of(command_id)));
  if (!stored) return stored.error();
  if (*stored) {
    ByteReader in(**stored);
    const Receipt receipt{in.integer<Position>(), in.integer<std::uint32_t>(), false};
    if (!in.ok()) return Error{Errc::corrupt, "command " + to_text(command_id)};
    return std::optional(receipt);
  }
  const auto quiet = store_.get_summed(Column::quiet, text_of(command_id));
  if (!quiet) return quiet.error();
  if (!*quiet) return std::optional<Receipt>{};
  return std::optional(Receipt{ByteReader(**quiet).integer<Position>(), 0, false});
}

Result<std::vector<Position>> Index::stream_positions(std::string_view stream,
                                                      StreamVersion version,
                                                      std::size_t limit) const {
  std::vector<Position> found;
  const auto held = overlay_.collect_stream(stream, version, limit, found);
  if (!found.empty()) return found;
  if (held && *held <= version) return found;
  // Asked after the overlay, so whatever has left the overlay is in this iterator's view.
  const auto column = store_.iterate(Column::stream);
  std::string expected = stream_key(stream, version);
  for (column->Seek(expected); column->Valid() && found.size() < limit; column->Next()) {
    if (view(column->key()) != expected) break;
    ByteReader in(view(column->value()));
    found.push_back(in.integer<Position>());
    if (!in.ok()) return Error{Errc::corrupt, "stream index of " + std::string(stream)};
    expected = stream_key(stream, ++version);
  }
  if (!column->status().ok()) return error_of(column->status());
  return found;
}

Result<std::vector<Position>> Index::category_positions(std::string_view category, Position from,
                                                        std::size_t limit) const {
  std::vector<Position> found;
  const auto begin = overlay_.collect_category(category, from, limit, found);
  if (from >= begin) return found;
  const auto column = store_.iterate(Column::category);
  const auto prefix = category_key(category, 0).substr(0, category.size() + 1);
  for (column->Seek(category_key(category, from)); column->Valid(); column->Next()) {
    const auto key = view(column->key());
    if (!key.starts_with(prefix) || key.size() != prefix.size() + sizeof(Position)) break;
    const auto position = get<Position>(key.data() + prefix.size());
    if (position >= begin || found.size() == limit) break;
    found.push_back(position);
  }
  if (!column->status().ok()) return error_of(column->status());
  if (found.empty()) overlay_.collect_category(category, begin, limit, found);
  return found;
}

}  // namespace yiben::eventstore
