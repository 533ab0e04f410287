#include "workflows/exchange/senders.h"

#include "common.h"
#include "eventstore/error.h"
#include "exchange/handlers.h"

namespace yiben::api::handlers {
namespace {

// Facts come to the ledger as a whole, so whoever connects a sender is the district's.
Answered<void> must_be_districts(const Call& call) {
  return must_cover(call, call.services.book.district);
}

FactRow row_of(const workflows::FactDesk::Row& row) {
  return {row.fact,  row.envelope.source, row.envelope.source_id, row.envelope.type, row.at,
          row.field, row.reason};
}

}  // namespace

Answered<SenderList> senders(const Call& call, const None&) {
  if (auto ok = must_be_districts(call); !ok) return ok.error();
  auto all = call.services.exchange.senders.all();
  if (!all) return problem_of(all.error());
  SenderList out;
  for (const auto& [stream, sender] : *all) {
    const auto& r = *sender->registered;
    out.rows.push_back({r.sender, r.name, r.source, r.types, sender->ended});
  }
  return out;
}

Answered<SenderSecret> new_sender(const Call& call, const NewSenderRequest& in) {
  if (auto ok = must_be_districts(call); !ok) return ok.error();
  auto done = workflows::register_sender(call.services.book, call.request(),
                                         {in.name, in.source, in.types});
  if (!done) return problem_of(done.error());
  return SenderSecret{done->sender, done->secret, receipt_of(done->receipt).position};
}

Answered<SenderSecret> rotate_sender_secret(const Call& call, const None&) {
  if (auto ok = must_be_districts(call); !ok) return ok.error();
  auto id = path_value<SenderId>(call, "sender");
  if (!id) return id.error();
  auto done = workflows::rotate_sender_secret(call.services.book, call.request(), *id);
  if (!done) return problem_of(done.error());
  return SenderSecret{*id, done->secret, receipt_of(done->receipt).position};
}

Answered<Receipt> end_sender(const Call& call, const EndRequest& in) {
  if (auto ok = must_be_districts(call); !ok) return ok.error();
  auto id = path_value<SenderId>(call, "sender");
  if (!id) return id.error();
  auto done = workflows::end_sender(call.services.book, call.request(), *id, in.reason);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

Answered<FactAnswer> take_fact(const Call& call, const SignedEvent& in) {
  using What = workflows::FactTaken::What;
  const auto& s = call.services;
  // A signature's time is the machine's, not the office's: a demo may move the office's date.
  const auto now_s = eventstore::system_clock()() / 1'000'000;
  const auto& sign = call.signature;
  auto taken = workflows::take_fact(s.book, s.rules, s.exchange.senders,
                                    {sign.id, sign.timestamp, sign.signatures, in.body}, now_s);
  if (!taken) {
    const auto failure = taken.error();
    auto problem = problem_of(failure);
    const auto* refused = failure.rejection();
    if (refused && refused->rule == Rule::fact_differs) problem.status = 409;
    return problem;
  }
  if (taken->what == What::received) return FactAnswer{taken->fact, taken->repeated};
  if (taken->what == What::nobodys)
    return Problem::of(401, "fact_not_signed", {{"reason", taken->reason}});
  auto problem = Problem::of(taken->what == What::refused ? 422 : 400, "fact_refused",
                             {{"field", taken->field}, {"reason", taken->reason}});
  problem.errors.push_back({taken->field, taken->reason});
  return problem;
}

Answered<FactList> facts(const Call& call, const None&) {
  if (auto ok = must_be_districts(call); !ok) return ok.error();
  auto rows = call.services.exchange.facts.rows();
  if (!rows) return problem_of(rows.error());
  FactList out{{}, {}, rows->received_count, rows->refused_count};
  for (const auto& row : rows->received) out.received.push_back(row_of(row));
  for (const auto& row : rows->refused) out.refused.push_back(row_of(row));
  return out;
}

}  // namespace yiben::api::handlers
