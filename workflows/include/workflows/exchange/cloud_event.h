// An entry of the log as a CloudEvent 1.0, for every way out: Kafka (binary mode: attributes are
// headers, ce_…), server-sent events and webhooks (structured JSON).
//
// Attributes, all text:
//   id          the event's id
//   source      /yiben/<ledger>
//   type        gov.yiben.claim.filed
//   subject     the stream's id; in Kafka the record's key as well
//   time        recorded, UTC, microseconds
//   dataschema  https://book.example/api/v1/schemas/claim.filed/1; anyone may read it
// Extensions:
//   sequence, partition          pseq: dense from 0 in a topic's partition
//   position                     dense from 0 in the ledger
//   streamversion                dense from 0 in the stream
//   schemaversion                of the event type
//   commandid                    correlationid and causationid follow where they are others; of a
//                                command with an idempotency key the cause is the request as sent
//   effectivedate                when the event has one
//   authtype                     user or system; then authid, authrole, authdivision
//   leafhash                     RFC 6962 leaf of the entry's bytes, hexadecimal
//
// Data is the payload as JSON. What concerns the people of the cases is ciphertext beside its
// subject; officials act under their names and are in clear. With attributes and data the entry can
// be made again byte for byte, and with all of them the tree's root.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eventstore/relay.h"

namespace yiben::workflows {

inline constexpr std::string_view event_type_prefix = "gov.yiben.";
// Of an event that is not in the log.
inline constexpr std::string_view webhook_test_type = "gov.yiben.webhook.test";

struct CloudEvent {
  std::vector<std::pair<std::string, std::string>> attributes;  // without specversion
  std::string data;                                             // JSON
};

// `server` is the public address under which schemas are read, "https://book.example"; empty: told
// relative to whoever sends. Errors: unknown_version, corrupt: a payload this release cannot read.
eventstore::Result<CloudEvent> cloud_event(const eventstore::EntryView&,
                                           const eventstore::Hash& leaf,
                                           std::string_view server = {});

// The whole event as one JSON object.
std::string structured(const CloudEvent&);
// For the relay: eventstore::MakeEnvelope.
eventstore::Result<eventstore::Envelope> kafka_envelope(const eventstore::EntryView&,
                                                        const eventstore::Hash& leaf);
eventstore::Result<eventstore::Envelope> kafka_envelope_of(std::string_view server,
                                                           const eventstore::EntryView&,
                                                           const eventstore::Hash& leaf);

// The entry's bytes again, from headers and value of a record. Errors: corrupt: an attribute is
// missing or malformed, or the bytes do not hash to leafhash.
eventstore::Result<std::string> entry_from(const eventstore::Envelope&);

}  // namespace yiben::workflows
