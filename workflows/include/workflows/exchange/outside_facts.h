// Facts that other departments' systems send us, by whatever way they come: a structured CloudEvent
// and a signature (workflows/signatures.h) by the secret of the sender that its source names.
//
// What is not signed is nobody's and leaves no trace in the log. What is signed becomes an event
// once, whether it fits (fact.received) or not (fact.refused, a dead letter). What it means to a
// saga is decided in the same append: a death opens one or is heard by it, a step is answered.
#pragma once

#include <deque>
#include <optional>

#include "domain/exchange/outside_fact.h"
#include "workflows/exchange/senders.h"
#include "workflows/exchange/signatures.h"
#include "workflows/office/rule_book.h"

namespace yiben::workflows {

struct SignedFact {
  std::string id, timestamp, signatures;  // of the webhook- headers
  std::string body;
};

struct FactTaken {
  enum class What {
    received,
    refused,   // by us, with field and reason; kept as a dead letter
    nobodys,   // not signed as it should be: reason says what is wrong
    no_event,  // no CloudEvent of structured JSON: field and reason
  } what = What::received;
  FactId fact;
  std::string field, reason;
  bool repeated = false;
};

// `signed_at_s`: the real time, whatever the office's clock says. Errors: fact_differs; what the
// log reports.
Outcome<FactTaken> take_fact(const Book&, RuleBook&, SenderDirectory&, const SignedFact&,
                             std::int64_t now_s);

// The last facts received and the dead letters not mended yet, without their data.
class FactDesk {
 public:
  static constexpr std::size_t received_kept = 200, refused_kept = 2'000;

  struct Row {
    FactId fact;
    OutsideFact::Envelope envelope;
    Instant at;
    std::string field, reason;  // of a dead letter
  };
  struct Rows {
    std::vector<Row> received, refused;  // newest first
    std::uint64_t received_count = 0, refused_count = 0;
  };

  explicit FactDesk(const Book& book) : book_(book) {}
  // Threads: any. Cost: what is new since the last call.
  Outcome<Rows> rows();

 private:
  Outcome<void> catch_up();

  const Book& book_;
  std::mutex mutex_;
  eventstore::Position read_to_ = 0;
  std::deque<Row> received_, refused_;
  std::uint64_t received_count_ = 0;
};

}  // namespace yiben::workflows
