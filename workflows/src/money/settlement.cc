#include "workflows/money/settlement.h"

#include <algorithm>
#include <set>

#include "domain/awards/award.h"
#include "domain/cases/claim.h"
#include "domain/money/benefit_roll.h"
#include "domain/money/payment.h"
#include "domain/people/id_number.h"
#include "workflows/loop/reservations.h"
#include "workflows/people/people.h"

namespace yiben::workflows {
namespace {

using eventstore::Position;

// The stretch of the log the roll was drawn in; empty while it is not drawn.
Outcome<std::optional<std::pair<Position, Position>>> drawn_between(const Book& book,
                                                                    const std::string& roll) {
  std::optional<Position> opened, drawn;
  auto cursor = book.log.read_stream(roll);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) break;
    if ((*entry)->type == BenefitRoll::Opened::event.type) opened = (*entry)->position;
    if ((*entry)->type == BenefitRoll::Drawn::event.type) drawn = (*entry)->position;
  }
  if (!opened || !drawn) return std::optional<std::pair<Position, Position>>{};
  return std::optional(std::pair(*opened, *drawn));
}

// Every payment put on the roll while it was drawn, for the first time or again.
Outcome<std::set<PaymentRef>> listed_on(const Book& book, const std::string& programme,
                                        Month roll_month) {
  std::set<PaymentRef> out;
  auto stretch = drawn_between(book, BenefitRoll::stream(programme, roll_month));
  if (!stretch) return stretch.error();
  if (!*stretch) return out;
  auto [from, to] = **stretch;
  auto cursor = book.log.read_category(Payment::category, from);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry || (*entry)->position > to) return out;
    auto event =
        decode<Payment::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!event)
      return Failure(eventstore::Error{eventstore::Errc::corrupt, std::string((*entry)->stream)});
    if (auto* e = std::get_if<Payment::Listed>(&*event)) {
      if (e->programme == programme && e->roll_month == roll_month)
        out.insert({e->award, e->month});
    } else if (auto* e = std::get_if<Payment::Relisted>(&*event)) {
      if (e->roll_month == roll_month) out.insert({e->award, e->month});
    }
  }
}

// The items of the claim's own computation, as long as they come to what is paid; else the whole.
Outcome<std::vector<SettlementItem>> items_of(Transaction& tx, const PaymentRef& payment, Fen paid,
                                              const std::optional<ClaimId>& claim) {
  std::vector<SettlementItem> out;
  Fen sum;
  if (claim) {
    auto state = tx.state<Claim>(claim->stream());
    if (!state) return state.error();
    if ((*state)->assessment)
      for (const auto& row : (*state)->assessment->rows) {
        auto item = row.args.find("item");
        if (row.rule != "capped_item" || item == row.args.end()) continue;
        out.push_back({payment, item->second, row.amount_fen});
        sum += row.amount_fen;
      }
  }
  if (out.empty() || sum != paid) return std::vector<SettlementItem>{{payment, "", paid}};
  return out;
}

Outcome<std::vector<SettlementLine>> lines_of(Transaction& tx, const std::set<PaymentRef>& listed,
                                              const std::string& programme, Month roll_month,
                                              const std::string& home) {
  std::vector<SettlementLine> out;
  for (const auto& ref : listed) {
    auto payment = tx.state<Payment>(Payment::stream(ref.award, ref.month));
    if (!payment) return payment.error();
    const auto state = **payment;
    if (!state.listed || state.listed->programme != programme || state.listed->funeral_home != home)
      continue;
    auto award = tx.state<Award>(ref.award.stream());
    if (!award) return award.error();
    auto claim = (*award)->granted ? (*award)->granted->claim : std::nullopt;
    auto items = items_of(tx, ref, state.listed->basic_fen + state.listed->supplement_fen, claim);
    if (!items) return items.error();
    // What has gone on to a later roll had been held on this one.
    bool held = state.status == Payment::Status::held || state.roll_month != roll_month;
    for (auto& item : *items)
      out.push_back({std::move(item), claim, state.listed->payee, state.listed->subject, held});
  }
  return out;
}

// Whose lines: by the case's number, or by the deceased's identity number.
Outcome<std::optional<PaymentRef>> payment_of(const Book& book,
                                              const std::vector<SettlementLine>& ours,
                                              const std::string& reference) {
  auto found = ours.end();
  if (auto claim = ClaimId::parse(reference)) {
    found = std::find_if(ours.begin(), ours.end(),
                         [&](const SettlementLine& l) { return l.claim == claim; });
  } else if (auto number = parse_id_number(reference)) {
    auto owner = book.log.reservation_owner(person_key(book.keys, number->text));
    if (!owner) return Failure(owner.error());
    found = std::find_if(ours.begin(), ours.end(), [&](const SettlementLine& l) {
      return *owner && l.subject.stream() == **owner;
    });
  }
  return found == ours.end() ? std::nullopt : std::optional(found->item.payment);
}

}  // namespace

Outcome<std::vector<SettlementLine>> settlement_lines(const Book& book,
                                                      const std::string& programme,
                                                      Month roll_month, const std::string& home) {
  auto listed = listed_on(book, programme, roll_month);
  if (!listed) return listed.error();
  Transaction read(book, system_actor(book));
  return lines_of(read, *listed, programme, roll_month, home);
}

Outcome<Receipt> compare_statement(const Book& book, const Request& request,
                                   const CompareStatement& in) {
  auto listed = listed_on(book, in.programme, in.roll_month);
  if (!listed) return listed.error();
  auto roll = BenefitRoll::stream(in.programme, in.roll_month);
  return run(book, request, [&](Transaction& tx) -> Outcome<void> {
    if (auto ok = tx.must_be_as_seen<BenefitRoll>(roll); !ok) return ok.error();
    if (tx.actor().division != book.district)
      return Failure(Rejection{Rule::not_your_division, {{"division", in.home}}});
    auto lines = lines_of(tx, *listed, in.programme, in.roll_month, in.home);
    if (!lines) return lines.error();
    BenefitRoll::Compare command{in.home, in.sha256, {}, {}, tx.today(), tx.actor()};
    for (const auto& line : *lines) command.ours.push_back(line.item);
    for (const auto& line : in.lines) {
      auto payment = payment_of(book, *lines, line.reference);
      if (!payment) return payment.error();
      command.theirs.push_back({line.line, *payment, line.item, line.amount_fen});
    }
    return tx.decide<BenefitRoll>(roll, command);
  });
}

}  // namespace yiben::workflows
