#include "rocks/index_sums.h"

namespace yiben::eventstore {
namespace {

std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
  return value ^ (value >> 31);
}

std::uint64_t fact(std::string_view name, std::uint64_t a, std::uint64_t b) {
  return mix(mix(std::hash<std::string_view>{}(name) + a) + 0x9e3779b97f4a7c15u * (b + 1));
}

using Options = rocksdb::ReadOptions;

// Walks the stream column, and beside it stream_head, which is in the same order.
std::optional<Error> scan_streams(const Store& store, const Options& options, Position indexed,
                                  IndexScan& scan) {
  const auto positions = store.iterate(Column::stream, options);
  const auto heads = store.iterate(Column::stream_head, options);
  std::string stream;
  StreamVersion next = 0;
  Position last = 0;
  const auto fault = [&](std::string_view what) {
    if (scan.first_fault.empty()) scan.first_fault = std::string(what) + " of " + stream;
  };
  heads->SeekToFirst();
  const auto end_stream = [&] {
    if (next == 0) return;
    if (!heads->Valid() || view(heads->key()) != stream ||
        heads->value() != rocksdb::Slice(Packed(next))) {
      return fault("stream_head: differs from the stream column in the head");
    }
    heads->Next();
  };
  for (positions->SeekToFirst(); positions->Valid(); positions->Next()) {
    const auto key = view(positions->key());
    const auto value = view(positions->value());
    if (key.size() < 9 || key[key.size() - 9] != '\0' || value.size() != sizeof(Position)) {
      fault("stream: malformed row after one");
      continue;
    }
    const auto name = key.substr(0, key.size() - 9);
    const auto version = get<StreamVersion>(key.data() + name.size() + 1);
    const auto position = get<Position>(value.data());
    if (name != stream) {
      end_stream();
      stream = name;
      next = 0;
      last = 0;
    }
    if (version != next) fault("stream: version " + std::to_string(next) + " is missing");
    if (next > 0 && position <= last) fault("stream: positions do not rise");
    next = version + 1;
    last = position;
    if (position < indexed) scan.sums.add_stream(name, version, position);
  }
  end_stream();
  if (heads->Valid()) fault("stream_head: a stream without events after those");
  for (const auto* iterator : {positions.get(), heads.get()}) {
    if (!iterator->status().ok()) return error_of(iterator->status());
  }
  return std::nullopt;
}

std::optional<Error> scan_categories(const Store& store, const Options& options, Position indexed,
                                     IndexScan& scan) {
  const auto column = store.iterate(Column::category, options);
  for (column->SeekToFirst(); column->Valid(); column->Next()) {
    const auto key = view(column->key());
    if (key.size() < 9) {
      scan.first_fault = "category: malformed row";
      continue;
    }
    const auto position = get<Position>(key.data() + key.size() - 8);
    if (position < indexed) scan.sums.add_category(key.substr(0, key.size() - 9), position);
  }
  if (!column->status().ok()) return error_of(column->status());
  return std::nullopt;
}

std::optional<Error> scan_commands(const Store& store, const Options& options, Position indexed,
                                   IndexScan& scan) {
  const auto column = store.iterate(Column::command, options);
  for (column->SeekToFirst(); column->Valid(); column->Next()) {
    ByteReader in(view(column->value()));
    const auto first = in.integer<Position>();
    const auto count = in.integer<std::uint32_t>();
    if (!in.ok()) scan.first_fault = "command: malformed row";
    if (first < indexed) scan.sums.add_command(view(column->key()), first, count);
  }
  if (!column->status().ok()) return error_of(column->status());
  return std::nullopt;
}

}  // namespace

void IndexSums::add_stream(std::string_view stream, StreamVersion version, Position position) {
  streams += fact(stream, version, position);
}
void IndexSums::add_category(std::string_view category, Position position) {
  categories += fact(category, 0, position);
}
void IndexSums::add_command(std::string_view id, Position first, std::uint32_t count) {
  commands += fact(id, first, count);
}

void EntrySums::add(const EntryView& entry) {
  sums_.add_stream(entry.stream, entry.stream_version, entry.position);
  sums_.add_category(entry.category(), entry.position);
  if (receipt_.count == 0 || entry.command_id != command_) {
    finish();
    command_ = entry.command_id;
    receipt_ = {entry.position, 0, false};
  }
  ++receipt_.count;
}

const IndexSums& EntrySums::finish() {
  if (receipt_.count > 0) sums_.add_command(text_of(command_), receipt_.first, receipt_.count);
  receipt_.count = 0;
  return sums_;
}

Result<IndexScan> scan_index(const Store& store, const Options& options, Position indexed) {
  IndexScan scan;
  for (const auto part : {&scan_streams, &scan_categories, &scan_commands}) {
    if (auto error = part(store, options, indexed, scan)) return *std::move(error);
  }
  return scan;
}

}  // namespace yiben::eventstore
