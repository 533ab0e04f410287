// monthly: what the monthly report of a town counts, by programme.
//
// Applications count in the month they were filed or decided, new benefits only; a stop in the
// first month not paid; money on the roll it was listed on, less what was held off that roll.
#include "projections/money/monthly.h"

#include "awards/award_places.h"
#include "cases/case_records.h"
#include "fold/wiring.h"
#include "money/payment_records.h"
#include "store/reader.h"
#include "store/store.h"
#include "town.h"

namespace yiben::projections {
namespace {

constexpr TableName<MonthlyRow> months{"mo"};  // month, town, programme

class MonthlyView final : public View {
 public:
  explicit MonthlyView(Store& store)
      : rows_(store.table(months)),
        cases_(store.table(cases)),
        places_(store.table(award_places)),
        payments_(store.table(payments)) {}

  void wire(Wiring& wiring) override {
    wiring.folds<Claim::Filed, Claim::Decided, Award::Stopped, Payment::Listed, Payment::Held,
                 Payment::Relisted>(*this);
  }

  void fold(const Claim::Filed& e, const Origin&) {
    if (e.purpose == Purpose::grant) ++row(e.programme, Month::containing(e.on), e.division).filed;
  }
  void fold(const Claim::Decided& e, const Origin&) {
    const CaseRecord* record = cases_.find(Key().id(e.claim));
    if (!record || record->row.purpose != Purpose::grant) return;
    MonthlyRow& month =
        row(record->row.programme, Month::containing(e.decided.on), record->row.division);
    if (e.decided.result == CaseResult::granted) ++month.granted;
    if (e.decided.result == CaseResult::denied) ++month.denied;
  }
  void fold(const Award::Stopped& e, const Origin&) {
    if (const AwardPlace* place = places_.find(Key().id(e.award)))
      ++row(place->programme, e.from, place->division).stopped;
  }
  void fold(const Payment::Listed& e, const Origin&) { pay(e, +1); }
  void fold(const Payment::Held& e, const Origin&) { pay_again(e, -1); }
  void fold(const Payment::Relisted& e, const Origin&) { pay_again(e, +1); }

 private:
  MonthlyRow& row(const std::string& programme, Month month, const std::string& division) {
    const std::string town = town_of(division);
    MonthlyRow& row = rows_.edit(Key().month(month).text(town).text(programme));
    row.programme = programme;
    row.month = month;
    row.town = town;
    return row;
  }
  template <class P>
  void pay(const P& payment, int sign) {
    MonthlyRow& on_roll = row(payment.programme, payment.roll_month, payment.division);
    on_roll.payments += sign;
    on_roll.paid_fen += (payment.basic_fen + payment.supplement_fen) * sign;
  }
  template <class E>
  void pay_again(const E& e, int sign) {
    if (const PaymentRow* payment = payments_.find(payment_key(e.award, e.month)))
      pay(*payment, sign);
  }

  Table<MonthlyRow>& rows_;
  Table<CaseRecord>& cases_;
  Table<AwardPlace>& places_;
  Table<PaymentRow>& payments_;
};

}  // namespace

std::unique_ptr<View> monthly_view(Store& store) { return std::make_unique<MonthlyView>(store); }

Result<std::vector<MonthlyRow>> monthly_rows(const Reader& reader, Month month,
                                             const std::string& division) {
  return reader.all(months, Key().month(month).begins(town_of(division)));
}

}  // namespace yiben::projections
