#include "rocks/cursor.h"

namespace yiben::eventstore {
namespace {

// An iterator costs about ten look-ups to make, and a step a tenth of one.
constexpr std::uint64_t worth_an_iterator = 16;

}  // namespace

std::optional<Error> EntryReader::look_up(Position position) {
  pinned_.Reset();
  const auto status = store_.db().Get({}, store_.handle(Column::entry), Packed(position), &pinned_);
  if (status.IsNotFound()) {
    return Error{Errc::corrupt, "entry " + std::to_string(position) + ": missing"};
  }
  if (!status.ok()) return error_of(status);
  bytes_ = view(pinned_);
  return std::nullopt;
}

std::optional<Error> EntryReader::step_to(Position position) {
  const Packed key(position);
  if (!iterator_) {
    iterator_ = store_.iterate(Column::entry);
    iterator_->Seek(key);
  }
  while (iterator_->Valid() && iterator_->key().compare(key) < 0) iterator_->Next();
  if (!iterator_->status().ok()) return error_of(iterator_->status());
  if (!iterator_->Valid() || iterator_->key() != rocksdb::Slice(key)) {
    // Made before this entry was: the look-up knows better.
    iterator_.reset();
    return look_up(position);
  }
  bytes_ = view(iterator_->value());
  return std::nullopt;
}

Result<const EntryView*> EntryReader::at(Position position, bool near) {
  if (auto error = near ? step_to(position) : look_up(position)) return *std::move(error);
  auto entry = decode_entry(bytes_);
  if (!entry) {
    auto error = entry.error();
    error.detail = "entry " + std::to_string(position) + ": " + error.detail;
    return error;
  }
  entry_ = *entry;
  return &entry_;
}

Result<const EntryView*> AllCursor::next() {
  if (next_ >= head_) head_ = published_.head();
  if (next_ >= head_) {
    reader_.release();
    return nullptr;
  }
  const bool near = reader_.stepping() || head_ - next_ >= worth_an_iterator;
  auto entry = reader_.at(next_, near);
  if (entry) ++next_;
  return entry;
}

Result<const EntryView*> IndexCursor::next() {
  if (at_ == positions_.size()) {
    reader_.release();
    auto page = page_();
    if (!page) return page.error();
    positions_ = *std::move(page);
    at_ = 0;
    if (positions_.empty()) return nullptr;
    const auto span = positions_.back() - positions_.front();
    near_ = positions_.size() >= worth_an_iterator && span / positions_.size() < 8;
  }
  auto entry = reader_.at(positions_[at_], near_);
  if (entry) ++at_;
  return entry;
}

}  // namespace yiben::eventstore
