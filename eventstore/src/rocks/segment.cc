#include "rocks/segment.h"

#include <algorithm>

#include "eventstore/check.h"

namespace yiben::eventstore {

void Segment::add(const EntryView& entry) {
  check(entry.position == end(), "entries come to the overlay in order");
  const auto row = static_cast<std::uint32_t>(rows_.size());
  const auto [ends, is_new] = streams_.insert(Key128::of(entry.stream));
  if (is_new) {
    const auto name = static_cast<std::uint32_t>(names_.size());
    names_.append(entry.stream);
    rows_.push_back(
        {entry.stream_version, name, static_cast<std::uint32_t>(entry.stream.size()), none});
    ends->first = row;
  } else {
    const auto& before = rows_[ends->last];
    rows_.push_back({entry.stream_version, before.name, before.name_size, none});
    rows_[ends->last].next = row;
  }
  ends->last = row;

  auto category = categories_.find(entry.category());
  if (category == categories_.end()) {
    category = categories_.emplace(entry.category(), CategoryTail{}).first;
  }
  category->second.positions.push_back(entry.position);
  auto& next_pseq = category->second.next_pseq;
  if (next_pseq.size() <= entry.partition) next_pseq.resize(entry.partition + 1u);
  next_pseq[entry.partition] = entry.pseq + 1;

  auto& receipt = *commands_.insert(Key128::of(entry.command_id)).first;
  if (receipt.count++ == 0) receipt.first = entry.position;
}

std::optional<StreamVersion> Segment::stream_version(std::string_view stream) const {
  const auto* ends = streams_.find(Key128::of(stream));
  if (ends == nullptr) return std::nullopt;
  return rows_[ends->last].version + 1;
}

std::optional<StreamVersion> Segment::first_version(std::string_view stream) const {
  const auto* ends = streams_.find(Key128::of(stream));
  if (ends == nullptr) return std::nullopt;
  return rows_[ends->first].version;
}

std::optional<Receipt> Segment::receipt_of(const Uuid& command_id) const {
  const auto* receipt = commands_.find(Key128::of(command_id));
  if (receipt == nullptr) return std::nullopt;
  return *receipt;
}

const CategoryTail* Segment::category(std::string_view name) const {
  const auto found = categories_.find(name);
  return found == categories_.end() ? nullptr : &found->second;
}

std::vector<std::uint32_t> Segment::streams_by_name() const {
  std::vector<std::uint32_t> firsts;
  firsts.reserve(streams_.size());
  streams_.each([&](const Key128&, const StreamEnds& ends) { firsts.push_back(ends.first); });
  std::sort(firsts.begin(), firsts.end(), [this](std::uint32_t a, std::uint32_t b) {
    return name_of(rows_[a]) < name_of(rows_[b]);
  });
  return firsts;
}

std::vector<std::pair<Uuid, Receipt>> Segment::commands_by_id() const {
  std::vector<std::pair<Uuid, Receipt>> commands;
  commands.reserve(commands_.size());
  commands_.each([&](const Key128& key, const Receipt& receipt) {
    Uuid id;
    std::memcpy(id.data(), &key.high, 8);
    std::memcpy(id.data() + 8, &key.low, 8);
    commands.emplace_back(id, receipt);
  });
  std::sort(commands.begin(), commands.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return commands;
}

}  // namespace yiben::eventstore
