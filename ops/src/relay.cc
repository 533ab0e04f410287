#include "ops/relay.h"

#include <cstdlib>

#include "workflows/exchange/cloud_event.h"
#include "workflows/exchange/outside_facts.h"
#include "workflows/exchange/topics.h"

namespace yiben::ops {

eventstore::RelayOptions relay_options(const Workspace& workspace, const std::string& brokers) {
  eventstore::RelayOptions options;
  options.brokers = brokers;
  options.ledger = static_cast<std::uint32_t>(std::stoul(workspace.options.district));
  for (auto& topic : workflows::topics(options.ledger))
    options.categories.push_back(std::move(topic.category));
  options.envelope = [server = workspace.book->public_url](const eventstore::EntryView& entry,
                                                           const eventstore::Hash& leaf) {
    return workflows::kafka_envelope_of(server, entry, leaf);
  };
  return options;
}

std::unique_ptr<eventstore::Relay> start_relay(Workspace& workspace, const RelayTerms& terms) {
  // Long enough that an office slows down, short enough that nobody is turned away.
  constexpr int admission_wait_ms = 50;
  auto relay = eventstore::Relay::start(*workspace.log, relay_options(workspace, terms.brokers));
  auto& downstream = workspace.book->downstream;
  downstream.admit = [&log = *workspace.log, &relay = *relay, max = terms.backlog_max] {
    const auto head = log.head();
    if (head > max) relay.wait_for(head - max, admission_wait_ms);
  };
  downstream.state = [&relay = *relay] {
    const auto status = relay.status();
    return workflows::Book::Downstream::State{status.relayed, status.connected, status.trouble};
  };
  if (terms.acknowledges)
    downstream.has_reached = [&relay = *relay, wait = terms.acknowledge_timeout_ms](auto position) {
      return relay.wait_for(position, wait);
    };
  return relay;
}

namespace {

workflows::SignedFact signed_fact(const eventstore::Envelope& record) {
  workflows::SignedFact fact{{}, {}, {}, record.value};
  for (const auto& [name, value] : record.headers) {
    if (name == workflows::webhook_id_header) fact.id = value;
    if (name == workflows::webhook_timestamp_header) fact.timestamp = value;
    if (name == workflows::webhook_signature_header) fact.signatures = value;
  }
  return fact;
}

// A record may have waited at the brokers for days, so a signature's age proves nothing here; the
// fact's own id keeps it from being taken twice.
std::int64_t time_of(const workflows::SignedFact& fact) {
  return std::atoll(fact.timestamp.c_str());
}

}  // namespace

std::unique_ptr<eventstore::Inbound> start_inbound(const Workspace& workspace,
                                                   workflows::SenderDirectory& senders,
                                                   const std::string& brokers) {
  eventstore::InboundOptions options;
  options.brokers = brokers;
  options.ledger = static_cast<std::uint32_t>(std::stoul(workspace.options.district));
  options.judge = [&book = *workspace.book, &rules = *workspace.rules, &senders](
                      const eventstore::Envelope& record) -> eventstore::Result<std::string> {
    const auto fact = signed_fact(record);
    const auto taken = workflows::take_fact(book, rules, senders, fact, time_of(fact));
    if (taken) {
      if (taken->what == workflows::FactTaken::What::received) return std::string{};
      return taken->field.empty() ? taken->reason : taken->field + ": " + taken->reason;
    }
    const auto failure = taken.error();
    const auto* error = failure.error();
    // What is wrong with the record itself will be so every time; all else is tried again.
    if (error && error->code != eventstore::Errc::too_large) return *error;
    if (error) return "too large: " + error->detail;
    return std::string(name(failure.rejection()->rule));
  };
  return eventstore::Inbound::start(std::move(options));
}

std::unique_ptr<eventstore::StreamWatch> start_stream_watch(const Workspace& workspace,
                                                            const std::string& brokers) {
  return eventstore::StreamWatch::start(
      *workspace.log, brokers, static_cast<std::uint32_t>(std::stoul(workspace.options.district)),
      &workflows::entry_from);
}

api::InboundHealth health_of(const eventstore::InboundStatus& s) {
  return {s.taken, s.dead, s.connected, s.trouble};
}
api::StreamHealth health_of(const eventstore::StreamWatchStatus& s) {
  const auto& r = s.report;
  api::StreamHealth health{r.records,      s.caught_up, r.sound(),     r.lost,       r.duplicated,
                           r.out_of_order, r.different, r.first_fault, std::nullopt, s.trouble};
  if (s.looked_us != 0) health.looked_at = Instant{s.looked_us};
  return health;
}

}  // namespace yiben::ops
