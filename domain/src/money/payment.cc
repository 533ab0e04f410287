#include "domain/money/payment.h"

namespace yiben {
namespace {

using P = Payment;

struct PaymentEvolve {
  P::State s;
  P::State operator()(const P::Listed& e) {
    s = {P::Status::listed, e, e.roll_month};
    return std::move(s);
  }
  P::State operator()(const P::Held&) { return now(P::Status::held); }
  P::State operator()(const P::Settled&) { return now(P::Status::settled); }
  P::State operator()(const P::Failed&) { return now(P::Status::failed); }
  P::State operator()(const P::Relisted& e) {
    s.roll_month = e.roll_month;
    return now(P::Status::listed);
  }
  P::State now(P::Status status) {
    s.status = status;
    return std::move(s);
  }
};

struct PaymentDecide {
  const P::State& s;

  std::optional<Rejection> unless_listed() const {
    if (s.status == P::Status::none) return Rejection{Rule::payment_not_listed, {}};
    if (s.status != P::Status::listed)
      return Rejection{Rule::payment_already_ended, {{"status", std::string(enum_name(s.status))}}};
    return std::nullopt;
  }

  P::Decision operator()(const P::List& c) const {
    if (s.status != P::Status::none)
      return Rejection{Rule::payment_already_listed, {{"month", s.listed->month.text()}}};
    if (c.listed.basic_fen.fen + c.listed.supplement_fen.fen <= 0)
      return Rejection{Rule::amount_not_positive, {}};
    return std::vector<P::Event>{c.listed};
  }
  P::Decision operator()(const P::Hold& c) const {
    if (auto no = unless_listed()) return *no;
    return std::vector<P::Event>{P::Held{s.listed->award, s.listed->month, c.reason}};
  }
  P::Decision operator()(const P::Settle& c) const {
    if (auto no = unless_listed()) return *no;
    return std::vector<P::Event>{P::Settled{s.listed->award, s.listed->month, c.on}};
  }
  P::Decision operator()(const P::Fail& c) const {
    if (auto no = unless_listed()) return *no;
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    return std::vector<P::Event>{P::Failed{s.listed->award, s.listed->month, c.reason}};
  }
  P::Decision operator()(const P::Relist& c) const {
    if (s.status == P::Status::none) return Rejection{Rule::payment_not_listed, {}};
    if (s.status != P::Status::held && s.status != P::Status::failed)
      return Rejection{Rule::payment_already_ended, {{"status", std::string(enum_name(s.status))}}};
    return std::vector<P::Event>{P::Relisted{s.listed->award, s.listed->month, c.roll_month}};
  }
};

}  // namespace

std::string P::stream(AwardId award, Month month) {
  return "payment-" + award.text() + "-" + month.text();
}
P::State P::evolve(State state, const Event& event) {
  return std::visit(PaymentEvolve{std::move(state)}, event);
}
P::Decision P::decide(const State& state, const Command& command) {
  return std::visit(PaymentDecide{state}, command);
}

}  // namespace yiben
