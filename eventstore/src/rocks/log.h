// The log on disk: opens the store, brings the overlay up to the head, and answers readers.
#pragma once

#include "key_store.h"
#include "rocks/indexer.h"
#include "rocks/sequencer.h"
#include "self_check.h"

namespace yiben::eventstore {

class RocksLog final : public Log, public KeyStore, public SelfCheck {
 public:
  static Result<std::unique_ptr<Log>> open(LogOptions);

  void append(Append append, Done done) override;
  Result<Receipt> append(Append append) override;
  Position head() const override { return published_.head(); }
  Position wait_beyond(Position position, int timeout_ms) const override {
    return published_.wait_beyond(position, timeout_ms);
  }
  Result<StreamVersion> version(std::string_view stream) const override {
    return index_.stream_version(stream);
  }
  std::unique_ptr<Cursor> read_stream(std::string_view stream, StreamVersion from) const override;
  std::unique_ptr<Cursor> read_all(Position position) const override;
  std::unique_ptr<Cursor> read_category(std::string_view category,
                                        Position position) const override;
  Result<std::optional<Receipt>> find_command(const Uuid& command_id) const override {
    return index_.receipt_of(command_id);
  }
  Result<std::optional<std::string>> reservation_owner(std::string_view key) const override {
    return store_->get_summed(Column::reservation, key);
  }
  TreeHead tree_head() const override { return published_.tree_head(); }
  Result<Hash> root_of(std::uint64_t size) const override;
  Uuid book() const override { return book_; }
  std::optional<Error> fault() const override { return health_.fault(); }
  std::uint64_t commits() const override { return published_.commits(); }

  Result<std::optional<std::string>> wrapped_key(const Uuid& subject) const override;
  Result<void> each_wrapped_key(
      const std::function<void(const Uuid&, std::string_view)>&) const override;
  Result<void> put_wrapped_key(const Uuid& subject, std::string_view wrapped) override;
  Result<void> erase_wrapped_key(const Uuid& subject) override;
  Result<std::optional<std::string>> key_check() const override {
    return store_->get_summed(Column::head, key_check_key);
  }
  Result<void> put_key_check(std::string_view check) override {
    return store_->put_summed(Column::head, key_check_key, check);
  }

  Result<void> each_reservation(const EachReservation&) const override;
  Result<VerifyReport> verify(std::function<void(std::uint64_t)> progress) const override;

 private:
  // What is read from the folder before any thread starts.
  struct Recovered {
    std::unique_ptr<Store> store;
    HeadRecord head;
    Uuid book{};
    IndexCheckpoint checkpoint;
    PartitionCounters counters;  // at the head
    std::unique_ptr<Overlay> overlay;
  };
  static Result<Recovered> recover(const LogOptions&);
  RocksLog(LogOptions, Recovered);

  Health health_;
  NewKeys new_keys_;
  const Uuid book_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Overlay> overlay_;
  Index index_;
  Published published_;
  // Neither where the log is only read.
  std::unique_ptr<Indexer> indexer_;
  std::unique_ptr<Sequencer> sequencer_;  // last: it ends first, while what it writes to is there
};

}  // namespace yiben::eventstore
