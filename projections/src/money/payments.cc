// Payments by roll and by award.
#include "projections/money/payments.h"

#include "money/payment_index.h"
#include "money/payment_records.h"
#include "page.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

constexpr IndexName by_roll{"pr"};  // programme, roll's month, division, award, month
constexpr IndexName by_home{"ph"};  // programme, roll's month, funeral home, division, award, month

constexpr std::size_t bytes_of_payment = 16 + 4;  // award and month, which a key ends with

Key roll_of(const std::string& programme, Month month) {
  return Key().text(programme).month(month);
}

Key roll_key(const PaymentRow& row) {
  return roll_of(row.programme, row.roll_month).text(row.division).id(row.award).month(row.month);
}
Key home_key(const PaymentRow& row) {
  return roll_of(row.programme, row.roll_month)
      .text(*row.funeral_home)
      .text(row.division)
      .id(row.award)
      .month(row.month);
}

std::string range_of(const PaymentQuery& query) {
  Key roll = roll_of(query.programme, query.roll_month);
  if (query.funeral_home.empty()) return full_key(by_roll, roll.begins(query.division));
  return full_key(by_home, roll.text(query.funeral_home).begins(query.division));
}

Result<std::optional<PaymentRow>> listed_row(const Reader& reader, std::string_view rest,
                                             std::string_view frozen) {
  if (!frozen.empty()) return Reader::decoded<PaymentRow>(by_roll.name, frozen);
  return reader.get(payments, Key().begins(rest.substr(rest.size() - bytes_of_payment)));
}

}  // namespace

PaymentIndex::PaymentIndex(Store& store)
    : by_roll_(store.index(by_roll)), by_home_(store.index(by_home)) {}

void PaymentIndex::list(const PaymentRow& row) {
  by_roll_.add(roll_key(row));
  if (row.funeral_home) by_home_.add(home_key(row));
}
void PaymentIndex::leave(const PaymentRow& row) {
  by_roll_.set(roll_key(row), row_bytes(row));
  if (row.funeral_home) by_home_.set(home_key(row), row_bytes(row));
}
void PaymentIndex::list_again(const PaymentRow& row) {
  by_roll_.set(roll_key(row));
  if (row.funeral_home) by_home_.set(home_key(row));
}

Result<Page<PaymentRow>> payment_page(const Reader& reader, const PaymentQuery& query) {
  PageOf<PaymentRow> page(query.limit);
  return page.done(
      reader.scan({range_of(query)}, from_cursor(query.cursor), [&](auto rest, auto frozen) {
        auto row = listed_row(reader, rest, frozen);
        if (!row) return page.fail(row.error());
        return !*row || page.add(std::move(**row), rest);
      }));
}

Result<std::vector<PaymentRow>> payment_rows(const Reader& reader, AwardId award) {
  return reader.all(payments, Key().id(award));
}

}  // namespace yiben::projections
