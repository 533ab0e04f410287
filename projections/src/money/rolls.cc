// rolls: each programme's month, with what its payments came to; and every payment, by award and by
// roll.
#include "projections/money/rolls.h"

#include <algorithm>

#include "fold/wiring.h"
#include "money/payment_index.h"
#include "money/payment_records.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

constexpr TableName<RollRow> rolls{"rl"};
// A month's payments are settled a month's payments after they were listed.
constexpr std::size_t payments_cached = 120'000;

class RollsView final : public View {
 public:
  explicit RollsView(Store& store)
      : rolls_(store.table(rolls)),
        payments_(store.table(payments, payments_cached)),
        index_(store) {}

  void wire(Wiring& wiring) override {
    wiring.folds<BenefitRoll::Opened, BenefitRoll::Drawn, BenefitRoll::PaymentHeld,
                 BenefitRoll::TownConfirmed, BenefitRoll::Confirmed, BenefitRoll::Exported,
                 BenefitRoll::StatementCompared, Payment::Listed, Payment::Held, Payment::Settled,
                 Payment::Failed, Payment::Relisted>(*this);
  }

  void fold(const BenefitRoll::Opened& e, const Origin& at) { changed(e, at); }
  void fold(const BenefitRoll::Drawn& e, const Origin& at) {
    RollRow& row = changed(e, at);
    row.status = RollStatus::drawn;
    row.towns.clear();
    row.payments = 0;
    row.total_fen = {};
    for (const TownTotal& town : e.towns) {
      row.towns.push_back({town.town, town.payments, town.total_fen, {}, {}});
      row.payments += town.payments;
      row.total_fen += town.total_fen;
    }
  }
  void fold(const BenefitRoll::PaymentHeld& e, const Origin& at) {
    RollRow& row = changed(e, at);
    row.payments -= 1;
    row.total_fen -= e.amount_fen;
    if (RollTown* town = town_of_roll(row, e.town)) {
      town->payments -= 1;
      town->total_fen -= e.amount_fen;
      if (town->statement) close_held(*town->statement, e.month);
    }
  }
  void fold(const BenefitRoll::TownConfirmed& e, const Origin& at) {
    if (RollTown* town = town_of_roll(changed(e, at), e.town)) town->confirmed_by = e.by;
  }
  void fold(const BenefitRoll::Confirmed& e, const Origin& at) {
    RollRow& row = changed(e, at);
    row.status = RollStatus::confirmed;
    row.payments = e.payments;
    row.total_fen = e.total_fen;
    row.fund = e.fund;
    row.confirmed_by = e.by;
  }
  void fold(const BenefitRoll::Exported& e, const Origin& at) {
    RollRow& row = changed(e, at);
    row.status = RollStatus::exported;
    row.file_sha256 = e.sha256;
  }

  void fold(const BenefitRoll::StatementCompared& e, const Origin& at) {
    RollTown* town = town_of_roll(changed(e, at), e.town);
    if (!town) return;
    town->statement = {e.sha256, e.matched, e.matched_fen, {}, 0, e.on, e.by};
    for (const auto& difference : e.differences)
      town->statement->differences.push_back({difference, false});
    close_held(*town->statement, e.month);
  }

  void fold(const Payment::Listed& e, const Origin&) {
    PaymentRow& row = payments_.create(payment_key(e.award, e.month));
    row = {e.award,
           e.month,
           e.roll_month,
           e.programme,
           e.payee,
           e.subject,
           e.division,
           e.funeral_home,
           e.basic_fen,
           e.supplement_fen,
           Payment::Status::listed};
    index_.list(row);
  }
  void fold(const Payment::Held& e, const Origin&) {
    set_status(e, Payment::Status::held, e.reason);
  }
  void fold(const Payment::Settled& e, const Origin&) {
    if (const PaymentRow* row = set_status(e, Payment::Status::settled, {}))
      ++roll_of(*row).settled;
  }
  void fold(const Payment::Failed& e, const Origin&) {
    if (const PaymentRow* row = set_status(e, Payment::Status::failed, e.reason))
      ++roll_of(*row).failed;
  }
  void fold(const Payment::Relisted& e, const Origin&) {
    PaymentRow* row = payments_.edit_if_there(payment_key(e.award, e.month));
    if (!row) return;
    index_.leave(*row);
    row->roll_month = e.roll_month;
    row->status = Payment::Status::listed;
    row->reason.clear();
    index_.list_again(*row);
  }

 private:
  RollRow& roll(const std::string& programme, Month month) {
    RollRow& row = rolls_.edit(Key().text(programme).newest_first(month));
    row.programme = programme;
    row.month = month;
    return row;
  }
  RollRow& roll_of(const PaymentRow& payment) {
    return roll(payment.programme, payment.roll_month);
  }
  template <class E>
  RollRow& changed(const E& e, const Origin& at) {
    RollRow& row = roll(e.programme, e.month);
    row.version = at.stream_version + 1;
    return row;
  }
  static RollTown* town_of_roll(RollRow& row, const std::string& name) {
    const auto town = std::find_if(row.towns.begin(), row.towns.end(),
                                   [&](const RollTown& t) { return t.town == name; });
    return town == row.towns.end() ? nullptr : &*town;
  }
  // A payment is held before its roll says so: one append, the payment's stream first. One that has
  // gone on to a later roll had been held on this one.
  void close_held(RollStatement& statement, Month roll_month) {
    statement.open = 0;
    for (auto& [found, held] : statement.differences) {
      const auto ref = found.payment();
      const PaymentRow* payment =
          ref ? payments_.find(payment_key(ref->award, ref->month)) : nullptr;
      held = payment &&
             (payment->status == Payment::Status::held || payment->roll_month != roll_month);
      if (!held) ++statement.open;
    }
  }
  template <class E>
  const PaymentRow* set_status(const E& e, Payment::Status status, std::string reason) {
    PaymentRow* row = payments_.edit_if_there(payment_key(e.award, e.month));
    if (!row) return nullptr;
    row->status = status;
    row->reason = std::move(reason);
    return row;
  }

  Table<RollRow>& rolls_;
  Table<PaymentRow>& payments_;
  PaymentIndex index_;
};

}  // namespace

std::unique_ptr<View> rolls_view(Store& store) { return std::make_unique<RollsView>(store); }

Result<std::optional<RollRow>> roll_row(const Reader& reader, const std::string& programme,
                                        Month month) {
  return reader.get(rolls, Key().text(programme).newest_first(month));
}

Result<std::vector<RollRow>> roll_rows(const Reader& reader, const std::string& programme) {
  return reader.all(rolls, Key().text(programme));
}

}  // namespace yiben::projections
