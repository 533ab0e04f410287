#include "workflows/evidence/adoption.h"

#include "domain/codec/hex.h"
#include "domain/evidence/adoption.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {
namespace {

std::string root_text(const eventstore::TreeHead& head) {
  return hex({reinterpret_cast<const char*>(head.root.data()), head.root.size()});
}

}  // namespace

Outcome<void> adopt_book(const Book& book, const FoundHeads& found, const std::string& reason) {
  Adoption::Adopt adopt{{}, reason, book.now()};
  for (const auto& one : found) {
    AdoptedLog log{one.log, one.found.size, root_text(one.found), {}, {}};
    if (one.known) {
      log.known_entries = one.known->size;
      log.known_root = root_text(*one.known);
    }
    adopt.logs.push_back(std::move(log));
  }
  auto done = run(book, {book.new_id(), system_actor(book), {}},
                  [&](Transaction& tx) { return tx.decide<Adoption>(Adoption::stream(), adopt); });
  if (!done) return done.error();
  return {};
}

}  // namespace yiben::workflows
