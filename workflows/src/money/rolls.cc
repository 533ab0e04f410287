#include "workflows/money/rolls.h"

namespace yiben::workflows {

Outcome<Receipt> hold_payment(const Book& book, const Request& request, const HoldPayment& in) {
  return run(book, request, [&](Transaction& tx) -> Outcome<void> {
    auto roll = BenefitRoll::stream(in.programme, in.roll_month);
    if (auto ok = tx.must_be_as_seen<BenefitRoll>(roll); !ok) return ok.error();
    auto stream = Payment::stream(in.award, in.for_month);
    auto payment = tx.state<Payment>(stream);
    if (!payment) return payment.error();
    const auto& listed = (*payment)->listed;
    if (!listed || (*payment)->roll_month != in.roll_month || listed->programme != in.programme)
      return Failure(Rejection{Rule::payment_not_listed, {}});
    if (!covers(tx.actor().division, listed->division))
      return Failure(Rejection{Rule::not_your_division, {{"division", listed->division}}});
    auto group = roll_group(listed->division, listed->funeral_home);
    Fen amount = listed->basic_fen + listed->supplement_fen;
    if (auto held = tx.decide<Payment>(stream, Payment::Hold{in.reason}); !held)
      return held.error();
    return tx.decide<BenefitRoll>(roll,
                                  BenefitRoll::Hold{group, stream, amount, in.reason, tx.actor()});
  });
}

Outcome<Receipt> confirm_town(const Book& book, const Request& request,
                              const std::string& programme, Month month, const std::string& town) {
  return run(book, request, [&](Transaction& tx) -> Outcome<void> {
    auto roll = BenefitRoll::stream(programme, month);
    if (auto ok = tx.must_be_as_seen<BenefitRoll>(roll); !ok) return ok.error();
    bool mine =
        is_town(town) ? covers(tx.actor().division, town) : tx.actor().division == book.district;
    if (!mine) return Failure(Rejection{Rule::not_your_division, {{"division", town}}});
    return tx.decide<BenefitRoll>(roll, BenefitRoll::ConfirmTown{town, tx.actor()});
  });
}

Outcome<Receipt> confirm_roll(const Book& book, const Request& request,
                              const std::string& programme, Month month, const std::string& fund) {
  auto stream = BenefitRoll::stream(programme, month);
  auto receipt = run(book, request, [&](Transaction& tx) -> Outcome<void> {
    if (auto ok = tx.must_be_as_seen<BenefitRoll>(stream); !ok) return ok.error();
    auto confirmed = tx.decide<BenefitRoll>(stream, BenefitRoll::Confirm{fund, tx.actor()});
    if (!confirmed) return confirmed.error();
    auto roll = tx.state<BenefitRoll>(stream);
    if (!roll) return roll.error();
    Fen total = (*roll)->total_fen();
    return tx.decide<Fund>(Fund::stream(fund), Fund::PayOut{stream, total});
  });
  if (receipt && book.keep_head) book.keep_head();
  return receipt;
}

Outcome<Receipt> take_bank_answers(const Book& book, const Request& request,
                                   const std::string& programme, Month month,
                                   const std::vector<BankAnswer>& answers) {
  auto stream = BenefitRoll::stream(programme, month);
  return run(book, request, [&](Transaction& tx) -> Outcome<void> {
    if (auto ok = tx.must_be_as_seen<BenefitRoll>(stream); !ok) return ok.error();
    auto roll = tx.state<BenefitRoll>(stream);
    if (!roll) return roll.error();
    if (!(*roll)->confirmed) return Failure(Rejection{Rule::roll_not_confirmed, {}});
    std::string fund = (*roll)->confirmed->fund;
    Fen back;
    for (const auto& a : answers) {
      auto payment_stream = Payment::stream(a.award, a.for_month);
      auto payment = tx.state<Payment>(payment_stream);
      if (!payment) return payment.error();
      const auto& listed = (*payment)->listed;
      if (!listed || (*payment)->roll_month != month || listed->programme != programme)
        return Failure(Rejection{Rule::payment_not_listed,
                                 {{"award", a.award.text()}, {"month", a.for_month.text()}}});
      if (!a.paid) back += listed->basic_fen + listed->supplement_fen;
      auto done = a.paid ? tx.decide<Payment>(payment_stream, Payment::Settle{tx.today()})
                         : tx.decide<Payment>(payment_stream, Payment::Fail{a.reason});
      if (!done) return done.error();
    }
    if (back.fen == 0) return {};
    return tx.decide<Fund>(Fund::stream(fund), Fund::TakeBack{stream, back});
  });
}

Outcome<Receipt> open_fund(const Book& book, const Request& request, const Fund::Open& command) {
  return run(book, request,
             [&](Transaction& tx) { return tx.decide<Fund>(Fund::stream(command.fund), command); });
}

Outcome<Receipt> budget_fund(const Book& book, const Request& request, const std::string& fund,
                             const Fund::Budget& command) {
  return run(book, request,
             [&](Transaction& tx) { return tx.decide<Fund>(Fund::stream(fund), command); });
}

}  // namespace yiben::workflows
