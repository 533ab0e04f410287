#include <map>

#include "awards/raise_amounts.h"
#include "workflows/awards/raises.h"

namespace yiben::workflows {
namespace {

constexpr std::size_t questions_max = 1'000;

void add(RaiseTotals& sum, const RaiseTotals& one) {
  sum.awards += one.awards;
  sum.people += one.people;
  sum.rise += one.rise;
  sum.stay += one.stay;
  sum.phasing_out += one.phasing_out;
  sum.questions += one.questions;
  sum.before_fen += one.before_fen;
  sum.after_fen += one.after_fen;
}

struct Previewing {
  Month from;
  RaisePreview out;
  std::map<std::string, RaiseTotals> towns;

  Fen due(const Award::State& award) const {
    auto due = award.due_for(from);
    return due ? due->total_fen() : Fen{};
  }

  void look_at(const Award::State& award, const Award::Raise& command) {
    RaiseTotals one;
    one.awards = 1;
    one.people = std::max<std::int64_t>(1, static_cast<std::int64_t>(award.members.size()));
    one.before_fen = one.after_fen = due(award);
    auto events = Award::decide(award, command);
    if (!events) {
      if (events.error().rule == Rule::award_phasing_out)
        one.phasing_out = 1;
      else
        one.questions = 1;
      if (one.questions && out.questions.size() < questions_max)
        out.questions.push_back({award.granted->award, award.granted->division,
                                 std::string(name(events.error().rule)), events.error().details,
                                 one.before_fen});
    } else if (events->empty()) {
      one.stay = 1;
    } else {
      one.rise = 1;
      Award::State after = award;
      for (const auto& event : *events) after = Award::evolve(std::move(after), event);
      one.after_fen = due(after);
    }
    add(out.totals, one);
    add(towns[award.granted->division.substr(0, 9)], one);
  }
};

}  // namespace

Outcome<RaisePreview> preview_raise(const Book& book, RuleBook& rules, const RaisePlan& plan) {
  auto amounts = RaiseAmounts::load(book, rules, plan, book.log.head());
  if (!amounts) return amounts.error();
  Previewing previewing{plan.from, {plan.pack, plan.from, {}, {}, {}}, {}};
  for (const auto& award : amounts->awards()) {
    auto command = amounts->command(award);
    if (!command) return command.error();
    previewing.look_at(award, *command);
  }
  for (const auto& [town, totals] : previewing.towns)
    previewing.out.towns.push_back({town, totals});
  return std::move(previewing.out);
}

}  // namespace yiben::workflows
