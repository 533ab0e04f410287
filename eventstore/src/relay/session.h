// One producer's life: from the committed progress on, transaction by transaction, until anything
// goes wrong. Then it is thrown away whole; the next one's init ends what this one left open.
#pragma once

#include <optional>
#include <set>

#include "eventstore/relay.h"
#include "relay/kafka.h"
#include "relay/progress.h"

namespace yiben::eventstore {

class Session {
 public:
  // Fences every earlier producer of this ledger, then reads how far they came. `last_seen`: the
  // progress this process knows of.
  // Errors: io: try again. corrupt: Kafka holds another book than `log`. locked: another relay has
  // gone on with this ledger since `last_seen`.
  static Result<std::unique_ptr<Session>> open(const Log& log, const RelayOptions&,
                                               const std::string& relay,
                                               const std::optional<RelayProgress>& last_seen);
  ~Session();

  const RelayProgress& progress() const { return progress_; }

  // One transaction of whole commands, with at most records_max entries where one command has no
  // more, from progress().to on, and moves progress() there. Waits for the brokers. Requires that
  // the log holds such entries. Errors: any: throw the session away; io: another may go on.
  Result<void> send_some();

 private:
  Session(const Log&, const RelayOptions&, kafka::Handle producer);
  Result<void> find_place(const std::string& relay, const std::optional<RelayProgress>& last_seen);
  Result<void> agrees_with_log() const;
  Result<void> make_topic_of(std::string_view category);
  Result<void> nothing_was_in(std::string_view category) const;
  Result<void> produce(const EntryView&, std::string_view bytes);
  Result<void> produce_progress();
  Result<void> hand_over(const std::string& topic, std::int32_t partition, std::string_view key,
                         const Envelope&);

  const Log& log_;
  const RelayOptions& options_;
  kafka::Handle producer_;
  RelayProgress progress_;
  std::unique_ptr<Cursor> cursor_;
  const EntryView* next_ = nullptr;  // read from cursor_, not sent yet
  std::set<std::string, std::less<>> topics_;
};

}  // namespace yiben::eventstore
