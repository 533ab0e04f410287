#include "workflows/money/exports.h"

#include "domain/money/fund.h"
#include "domain/money/payment.h"
#include "workflows/loop/sealing.h"

namespace yiben::workflows {
namespace {

using eventstore::Position;

struct Confirmation {
  std::optional<Position> at;
  bool exported = false;
};

Outcome<Confirmation> confirmation_of(const Book& book, const std::string& roll) {
  Confirmation out;
  auto cursor = book.log.read_stream(roll);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) return out;
    if ((*entry)->type == BenefitRoll::Confirmed::event.type) out.at = (*entry)->position;
    if ((*entry)->type == BenefitRoll::Exported::event.type) out.exported = true;
  }
}

Outcome<ConfirmedAccount> account_at(const Book& book, PersonId person, Position confirmed) {
  ConfirmedAccount out;
  auto cursor = book.log.read_stream(person.stream());
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) return out;
    if ((*entry)->type != Person::AccountSet::event.type) continue;
    if ((*entry)->position > confirmed) {
      out.changed_since = true;
      continue;
    }
    auto event = opened_event<Person::Event>(**entry, book.keys);
    if (!event) return Failure(event.error());
    out.account = std::get<Person::AccountSet>(*event);
  }
}

}  // namespace

Outcome<RollAccounts> confirmed_accounts(const Book& book, const std::string& programme,
                                         Month month, const std::set<PersonId>& payees) {
  auto confirmation = confirmation_of(book, BenefitRoll::stream(programme, month));
  if (!confirmation) return confirmation.error();
  if (!confirmation->at) return Failure(Rejection{Rule::roll_not_confirmed, {}});
  RollAccounts out;
  out.exported = confirmation->exported;
  for (const PersonId payee : payees) {
    auto account = account_at(book, payee, *confirmation->at);
    if (!account) return account.error();
    out.of.emplace(payee, std::move(*account));
  }
  return out;
}

Outcome<Receipt> record_export(const Book& book, const Request& request,
                               const std::string& programme, Month month, const std::string& format,
                               const std::string& sha256, const std::vector<KeptOut>& kept_out) {
  const auto stream = BenefitRoll::stream(programme, month);
  return run(book, request, [&](Transaction& tx) -> Outcome<void> {
    auto roll = tx.state<BenefitRoll>(stream);
    if (!roll) return roll.error();
    if (!(*roll)->confirmed) return Failure(Rejection{Rule::roll_not_confirmed, {}});
    if ((*roll)->exported && !kept_out.empty())
      return Failure(eventstore::Error{eventstore::Errc::version_conflict, stream});
    Fen back;
    for (const auto& line : kept_out) {
      const auto payment_stream = Payment::stream(line.award, line.for_month);
      auto payment = tx.state<Payment>(payment_stream);
      if (!payment) return payment.error();
      const auto& listed = (*payment)->listed;
      if (!listed) return Failure(Rejection{Rule::payment_not_listed, {}});
      back += listed->basic_fen + listed->supplement_fen;
      auto failed = tx.decide<Payment>(payment_stream, Payment::Fail{std::string(account_changed)});
      if (!failed) return failed.error();
    }
    if (back.fen > 0) {
      auto returned =
          tx.decide<Fund>(Fund::stream((*roll)->confirmed->fund), Fund::TakeBack{stream, back});
      if (!returned) return returned.error();
    }
    return tx.decide<BenefitRoll>(stream, BenefitRoll::Export{format, sha256, tx.actor()});
  });
}

}  // namespace yiben::workflows
