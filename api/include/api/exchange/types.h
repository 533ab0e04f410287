// Requests and answers about other systems: webhooks, senders, the facts they send, topics.
#pragma once

#include "api/office/types.h"
#include "domain/exchange/delivery.h"
#include "domain/exchange/outside_fact.h"

namespace yiben::api {

struct NewWebhookRequest {
  std::string name, url;
  std::vector<std::string> types;  // "gov.yiben.claim.filed", "gov.yiben.award.*"; none: every type
  std::optional<std::string> division;  // the caller's own when not said
  std::optional<std::uint64_t> from;    // the log's end when not said
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(name), CEREAL_NVP(url), CEREAL_NVP(types), CEREAL_NVP(division),
       CEREAL_NVP(from));
  }
};
struct ChangeWebhookRequest {
  std::string name, url;
  std::vector<std::string> types;
  std::optional<std::string> division;  // the caller's own when not said
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(name), CEREAL_NVP(url), CEREAL_NVP(types), CEREAL_NVP(division));
  }
};
// The secret is told this once.
struct WebhookSecret {
  static constexpr std::string_view schema_name = "WebhookSecret";
  WebhookId webhook;
  std::string secret;
  std::uint64_t position = 0;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(webhook), CEREAL_NVP(secret), CEREAL_NVP(position));
  }
};
struct ReplayRequest {
  std::string stream;  // empty: every one
  // Positions, both meant: what was wanted of them is posted again. Neither: what is held back.
  std::optional<std::uint64_t> from, to;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(stream), CEREAL_NVP(from), CEREAL_NVP(to));
  }
};
struct PauseRequest {
  std::string reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(reason));
  }
};
struct WebhookTest {
  static constexpr std::string_view schema_name = "WebhookTest";
  std::int32_t status = 0, took_ms = 0;  // HTTP; 0: there was no answer
  std::string trouble;                   // why not
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(status), CEREAL_NVP(took_ms), CEREAL_NVP(trouble));
  }
};
struct EndRequest {
  std::string reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(reason));
  }
};
struct WebhookRow {
  static constexpr std::string_view schema_name = "WebhookRow";
  WebhookId webhook;
  std::string name, url;
  std::vector<std::string> types;
  std::string division;
  std::uint64_t reached = 0, behind = 0;  // positions of the log
  std::uint64_t waiting = 0, parked = 0;  // streams
  std::optional<Instant> down_until;
  std::string trouble;
  std::optional<std::string> paused, ended;  // why
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(webhook), CEREAL_NVP(name), CEREAL_NVP(url), CEREAL_NVP(types),
       CEREAL_NVP(division), CEREAL_NVP(reached), CEREAL_NVP(behind), CEREAL_NVP(waiting),
       CEREAL_NVP(parked), CEREAL_NVP(down_until), CEREAL_NVP(trouble), CEREAL_NVP(paused),
       CEREAL_NVP(ended));
  }
};
struct WebhookList {
  std::vector<WebhookRow> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};
struct HeldStream {
  static constexpr std::string_view schema_name = "HeldStream";
  std::string stream;
  std::uint64_t position = 0;
  std::int32_t attempts = 0, status = 0;
  std::string trouble;
  std::optional<Instant> next_try;  // nothing: parked
  Instant since;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(stream), CEREAL_NVP(position), CEREAL_NVP(attempts), CEREAL_NVP(status),
       CEREAL_NVP(trouble), CEREAL_NVP(next_try), CEREAL_NVP(since));
  }
};
struct DeliveryAttempt {
  static constexpr std::string_view schema_name = "DeliveryAttempt";
  std::uint64_t position = 0;
  std::string stream, type;
  Instant at;
  std::int32_t status = 0, took_ms = 0;
  std::string trouble;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(position), CEREAL_NVP(stream), CEREAL_NVP(type), CEREAL_NVP(at),
       CEREAL_NVP(status), CEREAL_NVP(took_ms), CEREAL_NVP(trouble));
  }
};
// A range that is not posted again to its end.
struct ReplayedRange {
  static constexpr std::string_view schema_name = "ReplayedRange";
  std::uint64_t number = 0;
  std::string stream;
  std::uint64_t from = 0, to = 0, next = 0;  // next: how far it is
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(number), CEREAL_NVP(stream), CEREAL_NVP(from), CEREAL_NVP(to), CEREAL_NVP(next));
  }
};
struct WebhookPage {
  WebhookRow webhook;
  std::vector<HeldStream> held;
  std::vector<DeliveryAttempt> attempts;  // newest first
  std::vector<ReplayedRange> ranges;      // the one under way first
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(webhook), CEREAL_NVP(held), CEREAL_NVP(attempts), CEREAL_NVP(ranges));
  }
};

struct NewSenderRequest {
  std::string name, source;
  std::vector<std::string> types;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(name), CEREAL_NVP(source), CEREAL_NVP(types));
  }
};
struct SenderSecret {
  static constexpr std::string_view schema_name = "SenderSecret";
  SenderId sender;
  std::string secret;
  std::uint64_t position = 0;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(sender), CEREAL_NVP(secret), CEREAL_NVP(position));
  }
};
struct SenderRow {
  static constexpr std::string_view schema_name = "SenderRow";
  SenderId sender;
  std::string name, source;
  std::vector<std::string> types;
  bool ended = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(sender), CEREAL_NVP(name), CEREAL_NVP(source), CEREAL_NVP(types),
       CEREAL_NVP(ended));
  }
};
struct SenderList {
  std::vector<SenderRow> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};
struct FactType {
  static constexpr std::string_view schema_name = "FactType";
  std::string type;
  json::value schema;  // JSON Schema of the event's data
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(type), CEREAL_NVP(schema));
  }
};
struct FactTypeList {
  std::vector<FactType> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};

// A structured CloudEvent as it came, with its signature in the request's headers.
struct SignedEvent {
  std::string body;
};
struct FactAnswer {
  static constexpr std::string_view schema_name = "FactAnswer";
  FactId fact;
  bool repeated = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(fact), CEREAL_NVP(repeated));
  }
};
struct FactRow {
  static constexpr std::string_view schema_name = "FactRow";
  FactId fact;
  std::string source, source_id, type;
  Instant at;
  std::string field, reason;  // of a dead letter
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(fact), CEREAL_NVP(source), CEREAL_NVP(source_id), CEREAL_NVP(type),
       CEREAL_NVP(at), CEREAL_NVP(field), CEREAL_NVP(reason));
  }
};
struct FactList {
  std::vector<FactRow> received, refused;  // newest first
  std::uint64_t received_count = 0, refused_count = 0;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(received), CEREAL_NVP(refused), CEREAL_NVP(received_count),
       CEREAL_NVP(refused_count));
  }
};

struct TopicRow {
  static constexpr std::string_view schema_name = "TopicRow";
  std::string topic, category;
  std::int32_t partitions = 0;
  std::vector<EventVersion> types;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(topic), CEREAL_NVP(category), CEREAL_NVP(partitions), CEREAL_NVP(types));
  }
};
struct TopicList {
  std::vector<TopicRow> rows;
  std::uint64_t log_head = 0;
  std::optional<RelayHealth> relay;  // of a server that relays to Kafka
  std::optional<StreamHealth> streams;
  std::optional<InboundHealth> inbound;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows), CEREAL_NVP(log_head), CEREAL_NVP(relay), CEREAL_NVP(streams),
       CEREAL_NVP(inbound));
  }
};

}  // namespace yiben::api
