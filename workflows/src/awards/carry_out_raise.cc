#include <unordered_set>

#include "awards/raise_amounts.h"
#include "workflows/loop/sealing.h"

namespace yiben::workflows {
namespace {

constexpr std::size_t awards_an_append = 1'000;

const StandardRaise::Record* numbered(const StandardRaise::State& raises, std::int32_t number) {
  for (const auto& r : raises.raises)
    if (r.prepared.number == number) return &r;
  return nullptr;
}

// Confirms the raise, or finds it confirmed by a run that was killed.
Outcome<std::pair<StandardRaise::Record, Receipt>> confirmed(const Book& book,
                                                             const Request& request,
                                                             const std::string& programme,
                                                             std::int32_t number) {
  const auto stream = StandardRaise::stream(programme);
  const auto as_of = book.log.head();
  auto receipt = run(book, request, [&](Transaction& tx) -> Outcome<void> {
    auto raises = tx.state<StandardRaise>(stream);
    if (!raises) return raises.error();
    const auto* raise = numbered(**raises, number);
    if (raise && raise->status == StandardRaise::Status::confirmed) return {};
    if (!raise || raise->status != StandardRaise::Status::prepared)
      return Failure(Rejection{Rule::raise_not_prepared, {}});
    auto drawn = first_drawn(tx, programme, raise->prepared.from);
    if (!drawn) return drawn.error();
    return tx.decide<StandardRaise>(stream,
                                    StandardRaise::Confirm{*drawn, as_of, tx.today(), tx.actor()});
  });
  if (!receipt) return receipt.error();
  auto raises = raises_of(book, programme);
  if (!raises) return raises.error();
  const auto* raise = numbered(*raises, number);
  check(raise && raise->confirmed, "a raise just confirmed is confirmed");
  return std::pair(*raise, *receipt);
}

// One append. Its command id follows from the raise and the place of its first award, which never
// changes, so that a repeated run is answered with the first one's receipt. The awards are read
// again here: who was changed since the raise was confirmed is raised from what is due now.
Outcome<void> raise_some(const Book& book, const Request& request, const RaiseAmounts& amounts,
                         std::size_t from, std::size_t to, const std::string& raise_name) {
  Request batch{derived_id(Uuid{}, raise_name + "/" + std::to_string(from)), request.actor};
  auto receipt = run(book, batch, [&](Transaction& tx) -> Outcome<void> {
    for (std::size_t i = from; i < to; ++i) {
      const auto stream = amounts.awards()[i].granted->award.stream();
      auto award = tx.state<Award>(stream);
      if (!award) return award.error();
      auto command = amounts.command(**award);
      if (!command) return command.error();
      auto done = tx.decide<Award>(stream, *command);
      // Not to be raised, as the preview says; it stays as it is.
      if (!done && !done.error().rejection()) return done.error();
    }
    return {};
  });
  if (!receipt) return receipt.error();
  return {};
}

// How many awards this raise has changed, whichever run of it did.
Outcome<std::int32_t> changed(const Book& book, const RaiseAmounts& amounts,
                              const StandardRaise::Record& raise) {
  std::unordered_set<AwardId> of_programme, out;
  for (const auto& award : amounts.awards()) of_programme.insert(award.granted->award);
  auto cursor = book.log.read_category(Award::category, raise.confirmed->as_of);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) return static_cast<std::int32_t>(out.size());
    if ((*entry)->type != Award::Changed::event.type) continue;
    auto event = decode<Award::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!event) return Failure(undecodable(**entry, event.error()));
    const auto& change = std::get<Award::Changed>(*event);
    if (change.reason == raise_reason && change.pack == raise.prepared.pack &&
        of_programme.contains(change.award))
      out.insert(change.award);
  }
}

}  // namespace

Outcome<DoneRaise> confirm_raise(const Book& book, RuleBook& rules, const Request& request,
                                 const std::string& programme, std::int32_t number,
                                 std::function<void(std::int64_t, std::int64_t)> progress) {
  auto begun = confirmed(book, request, programme, number);
  if (!begun) return begun.error();
  const auto& [raise, receipt] = *begun;
  if (raise.status == StandardRaise::Status::carried_out) return DoneRaise{raise.awards, receipt};
  auto amounts = RaiseAmounts::load(
      book, rules, {programme, raise.prepared.pack, raise.prepared.from}, raise.confirmed->as_of);
  if (!amounts) return amounts.error();
  const auto name = StandardRaise::stream(programme) + "/" + std::to_string(number);
  const auto all = amounts->awards().size();
  for (std::size_t from = 0; from < all; from += awards_an_append) {
    const auto to = std::min(all, from + awards_an_append);
    if (auto ok = raise_some(book, request, *amounts, from, to, name); !ok) return ok.error();
    if (progress) progress(static_cast<std::int64_t>(to), static_cast<std::int64_t>(all));
  }
  auto awards = changed(book, *amounts, raise);
  if (!awards) return awards.error();
  Request last{derived_id(Uuid{}, name + "/carried_out"), request.actor};
  auto finished = run(book, last, [&](Transaction& tx) {
    return tx.decide<StandardRaise>(StandardRaise::stream(programme),
                                    StandardRaise::Finish{*awards});
  });
  if (!finished) return finished.error();
  return DoneRaise{*awards, *finished};
}

}  // namespace yiben::workflows
