#include "workflows/loop/transaction.h"

namespace yiben::workflows {

using eventstore::Errc;

eventstore::Append Transaction::finish(const Uuid& command_id) {
  append_.command_id = command_id.bytes;
  append_.correlation_id = (part_of_.is_nil() ? command_id : part_of_).bytes;
  append_.causation_id = (asked_.is_nil() ? command_id : asked_).bytes;
  append_.actor = {actor_.user.text(), std::string(enum_name(actor_.role)), actor_.division};
  for (auto& [stream, loaded] : streams_)
    append_.streams.push_back({stream, loaded->version, std::move(loaded->events)});
  streams_.clear();
  return std::move(append_);
}

namespace {

bool writes(const eventstore::Append& append) {
  for (const auto& s : append.streams)
    if (!s.events.empty()) return true;
  return false;
}

// What is written stays written; a repeat of the command asks again.
Outcome<Receipt> acknowledged(const Book& book, const Receipt& receipt) {
  const auto& reached = book.downstream.has_reached;
  if (reached && !reached(receipt.first + receipt.count))
    return Failure(eventstore::Error{Errc::not_relayed, std::to_string(receipt.first)});
  return receipt;
}

}  // namespace

Outcome<std::optional<Receipt>> done_before(const Book& book, const Request& request) {
  auto before = book.log.find_command(request.command_id.bytes);
  if (!before) return Failure(before.error());
  if (!*before || request.asked.is_nil()) return *before;
  const auto cursor = book.log.read_all((*before)->first);
  const auto entry = cursor->next();
  if (!entry) return Failure(entry.error());
  if (!*entry || (*entry)->causation_id != request.asked.bytes)
    return Failure(Rejection{Rule::idempotency_key_reused, {}});
  return *before;
}

Outcome<Receipt> run(const Book& book, const Request& request,
                     const std::function<Outcome<void>(Transaction&)>& body) {
  constexpr int tries_max = 3;
  auto before = done_before(book, request);
  if (!before) return before.error();
  if (*before) {
    Receipt first = **before;
    first.repeated = true;
    return acknowledged(book, first);
  }
  if (book.unsound)
    if (auto why = book.unsound(); !why.empty())
      return Failure(eventstore::Error{Errc::read_only, std::move(why)});
  if (book.downstream.admit) book.downstream.admit();
  for (int attempt = 1;; ++attempt) {
    Transaction tx(book, request);
    auto decided = body(tx);
    if (!decided) return decided.error();
    Rule taken = tx.taken_rule();
    auto append = tx.finish(request.command_id);
    if (!writes(append)) return Receipt{book.log.head(), 0, false};
    auto receipt = book.log.append(std::move(append));
    if (receipt) return acknowledged(book, *receipt);
    const auto& error = receipt.error();
    if (error.code == Errc::reservation_taken)
      return Failure(Rejection{taken, {}});  // whose it is, is nobody's business here
    if (error.code != Errc::version_conflict || attempt == tries_max) return Failure(error);
  }
}

}  // namespace yiben::workflows
