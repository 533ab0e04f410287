#include "money/roll_lines.h"

#include <algorithm>

#include "awards/known_awards.h"
#include "workflows/money/rolls.h"

namespace yiben::workflows {
namespace {

using eventstore::Position;

constexpr int arrears_months_max = 12;

// Where the roll before this one looked at the awards; 0 when this is the first.
Outcome<Position> previous_as_of(const Book& book, const BenefitRoll::Opened& roll) {
  Position latest = 0;
  auto cursor = book.log.read_category(BenefitRoll::category, 0);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry || (*entry)->position >= roll.as_of) break;
    auto event =
        decode<BenefitRoll::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!event) return Failure(eventstore::Error{eventstore::Errc::corrupt, "roll"});
    auto* opened = std::get_if<BenefitRoll::Opened>(&*event);
    if (opened && opened->programme == roll.programme) latest = std::max(latest, opened->as_of);
  }
  return latest;
}

Outcome<bool> listed_before(const Book& book, const std::string& stream, Position as_of) {
  auto cursor = book.log.read_stream(stream);
  auto entry = cursor->next();
  if (!entry) return Failure(entry.error());
  return *entry && (*entry)->position < as_of;
}

Payment::Listed line(const Award::State& award, Month month, Month roll_month,
                     const Award::State::Due& due) {
  const auto& g = *award.granted;
  bool for_one_other = !g.household && award.members.size() == 1;
  return {g.award,
          month,
          roll_month,
          g.programme,
          award.payee,
          for_one_other ? award.members.front().person : award.payee,
          g.division.substr(0, 9),
          g.division,
          g.funeral_home,
          due.basic_fen,
          due.supplement_fen};
}

// 补发: months since the start that no roll has listed, looked for only where the award has changed
// since the roll before.
Outcome<void> add_arrears(const Book& book, const BenefitRoll::Opened& roll,
                          const Award::State& award, std::vector<Payment::Listed>& out) {
  Month first = std::max(award.granted->from, roll.month - arrears_months_max);
  for (Month m = first; m < roll.month; m = m + 1) {
    auto due = award.due_for(m);
    if (!due) continue;
    auto listed = listed_before(book, Payment::stream(award.granted->award, m), roll.as_of);
    if (!listed) return listed.error();
    if (!*listed) out.push_back(line(award, m, roll.month, *due));
  }
  return {};
}

Outcome<std::vector<Payment::Listed>> unpaid_before(const Book& book,
                                                    const BenefitRoll::Opened& roll,
                                                    Position since) {
  std::vector<std::string> streams;
  auto cursor = book.log.read_category(Payment::category, since);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry || (*entry)->position >= roll.as_of) break;
    if ((*entry)->type == Payment::Failed::event.type ||
        (*entry)->type == Payment::Held::event.type)
      streams.emplace_back((*entry)->stream);
  }
  std::vector<Payment::Listed> out;
  for (const auto& stream : streams) {
    Payment::State state;
    auto history = book.log.read_stream(stream);
    for (;;) {
      auto entry = history->next();
      if (!entry) return Failure(entry.error());
      if (!*entry || (*entry)->position >= roll.as_of) break;
      auto event =
          decode<Payment::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
      if (!event) return Failure(eventstore::Error{eventstore::Errc::corrupt, stream});
      state = Payment::evolve(std::move(state), *event);
    }
    bool unpaid = state.status == Payment::Status::failed || state.status == Payment::Status::held;
    if (unpaid && state.listed->programme == roll.programme) out.push_back(*state.listed);
  }
  return out;
}

}  // namespace

Outcome<RollLines> roll_lines(const Book& book, const BenefitRoll::Opened& roll) {
  auto awards = awards_at(book, {roll.programme}, roll.as_of);
  if (!awards) return awards.error();
  auto since = previous_as_of(book, roll);
  if (!since) return since.error();
  RollLines out;
  for (const auto& known : *awards) {
    if (auto due = known.state.due_for(roll.month))
      out.listed.push_back(line(known.state, roll.month, roll.month, *due));
    if (known.last_change < *since || known.state.granted->from >= roll.month) continue;
    if (auto ok = add_arrears(book, roll, known.state, out.listed); !ok) return ok.error();
  }
  auto relisted = unpaid_before(book, roll, *since);
  if (!relisted) return relisted.error();
  out.relisted = std::move(*relisted);
  return out;
}

}  // namespace yiben::workflows
