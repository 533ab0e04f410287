// funds: what each budget line has received, paid and has left.
#include "projections/money/funds.h"

#include "fold/wiring.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

constexpr TableName<FundRow> funds{"fu"};

class FundsView final : public View {
 public:
  explicit FundsView(Store& store) : rows_(store.table(funds)) {}

  void wire(Wiring& wiring) override {
    wiring.folds<Fund::Opened, Fund::Budgeted, Fund::PaidOut, Fund::CameBack>(*this);
  }

  void fold(const Fund::Opened& e, const Origin&) {
    FundRow& row = fund(e.fund);
    row.programme = e.programme;
    row.year = e.year;
  }
  void fold(const Fund::Budgeted& e, const Origin&) {
    FundRow& row = fund(e.fund);
    row.budget_fen += e.amount_fen;
    row.balance_fen += e.amount_fen;
    row.by_source[std::string(enum_name(e.source))] += e.amount_fen;
  }
  void fold(const Fund::PaidOut& e, const Origin&) { pay(e.fund, e.amount_fen); }
  void fold(const Fund::CameBack& e, const Origin&) { pay(e.fund, -e.amount_fen); }

 private:
  FundRow& fund(const std::string& id) {
    FundRow& row = rows_.edit(Key().text(id));
    row.fund = id;
    return row;
  }
  void pay(const std::string& id, Fen amount_fen) {
    FundRow& row = fund(id);
    row.paid_fen += amount_fen;
    row.balance_fen -= amount_fen;
  }

  Table<FundRow>& rows_;
};

}  // namespace

std::unique_ptr<View> funds_view(Store& store) { return std::make_unique<FundsView>(store); }

Result<std::vector<FundRow>> fund_rows(const Reader& reader) { return reader.all(funds); }

}  // namespace yiben::projections
