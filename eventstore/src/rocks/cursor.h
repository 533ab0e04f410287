// Cursors over the entry column.
#pragma once

#include <functional>

#include "rocks/published.h"
#include "rocks/store.h"

namespace yiben::eventstore {

// Reads entries at rising positions: steps an iterator where they lie close together, looks up
// where they do not. Holds no iterator, and so pins no old files, after release().
class EntryReader {
 public:
  explicit EntryReader(const Store& store) : store_(store) {}

  // The entry there, valid until the next call. `near`: more entries follow closely.
  // Errors: corrupt when there is none, io.
  Result<const EntryView*> at(Position, bool near);
  std::string_view bytes() const { return bytes_; }
  void release() { iterator_.reset(); }
  bool stepping() const { return iterator_ != nullptr; }

 private:
  std::optional<Error> look_up(Position);
  std::optional<Error> step_to(Position);

  const Store& store_;
  std::unique_ptr<rocksdb::Iterator> iterator_;
  rocksdb::PinnableSlice pinned_;
  std::string_view bytes_;
  EntryView entry_;
};

class AllCursor final : public Cursor {
 public:
  AllCursor(const Store& store, const Published& published, Position from)
      : reader_(store), published_(published), next_(from) {}
  Result<const EntryView*> next() override;
  std::string_view bytes() const override { return reader_.bytes(); }

 private:
  EntryReader reader_;
  const Published& published_;
  Position next_;
  Position head_ = 0;
};

// Entries at the positions an index gives, asked for a page at a time.
class IndexCursor final : public Cursor {
 public:
  // The next positions after those given so far; empty: none yet.
  using Page = std::function<Result<std::vector<Position>>()>;
  IndexCursor(const Store& store, Page page) : reader_(store), page_(std::move(page)) {}
  Result<const EntryView*> next() override;
  std::string_view bytes() const override { return reader_.bytes(); }

 private:
  EntryReader reader_;
  Page page_;
  std::vector<Position> positions_;
  std::size_t at_ = 0;
  bool near_ = false;
};

}  // namespace yiben::eventstore
