#include "workflows/money/recoveries.h"

namespace yiben::workflows {
namespace {

template <class Command>
Outcome<Receipt> command(const Book& book, const Request& request, RecoveryId id,
                         const Command& make) {
  const auto stream = id.stream();
  return run(book, request, [&](Transaction& tx) -> Outcome<void> {
    if (auto ok = tx.must_be_as_seen<Recovery>(stream); !ok) return ok;
    return tx.decide<Recovery>(stream, make(tx));
  });
}

}  // namespace

Outcome<Receipt> repay_recovery(const Book& book, const Request& request, RecoveryId id,
                                Fen amount_fen, const std::string& document) {
  return command(book, request, id, [&](Transaction& tx) {
    return Recovery::Repay{amount_fen, document, tx.actor(), tx.today()};
  });
}

Outcome<Receipt> waive_recovery(const Book& book, const Request& request, RecoveryId id,
                                Fen amount_fen, const std::string& reason) {
  return command(book, request, id, [&](Transaction& tx) {
    return Recovery::Waive{amount_fen, reason, tx.actor(), tx.today()};
  });
}

}  // namespace yiben::workflows
