#include "entry_checker.h"

namespace yiben::eventstore {

std::string fault_at(Position position, std::string_view what) {
  return "entry " + std::to_string(position) + ": " + std::string(what);
}

std::uint64_t& EntryChecker::counter() {
  const auto category = view_.category();
  auto found = counters_.find(category);
  if (found == counters_.end()) {
    found = counters_.emplace(category, std::vector<std::uint64_t>(partitions_)).first;
  }
  return found->second[view_.partition];
}

const char* EntryChecker::fault_of_place() {
  if (view_.position != expected_) return "position differs";
  if (view_.ledger != ledger_) return "belongs to another ledger";
  if (view_.recorded_us < recorded_us_) return "recorded before the entry ahead of it";
  if (view_.partition != partition_of(view_.stream, partitions_)) return "partition differs";
  if (view_.pseq != counter()++) return "pseq is not dense";
  return nullptr;
}

std::optional<std::string> EntryChecker::next(std::string_view bytes) {
  auto entry = decode_entry(bytes);
  if (!entry) return fault_at(expected_, entry.error().detail);
  view_ = *entry;
  if (const char* fault = fault_of_place()) return fault_at(expected_, fault);
  recorded_us_ = view_.recorded_us;
  ++expected_;
  return std::nullopt;
}

}  // namespace yiben::eventstore
