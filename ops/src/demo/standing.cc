#include "demo/standing.h"

#include <chrono>

#include "demo/cases.h"
#include "workflows/awards/raises.h"
#include "workflows/awards/reviews.h"
#include "workflows/loop/sealing.h"

namespace yiben::ops {
namespace {

double since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

workflows::Outcome<std::vector<Claim::Filed>> reviews_filed(World& w, eventstore::Position from) {
  std::vector<Claim::Filed> out;
  auto cursor = w.book().log.read_category(Claim::category, from);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return workflows::Failure(entry.error());
    if (!*entry) return out;
    if ((*entry)->type != Claim::Filed::event.type) continue;
    auto event = decode<Claim::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!event) return workflows::Failure(workflows::undecodable(**entry, event.error()));
    auto& filed = std::get<Claim::Filed>(*event);
    if (filed.purpose == Purpose::review) out.push_back(std::move(filed));
  }
}

}  // namespace

namespace {

// The first of a town are left at these.
constexpr const char* left_at[] = {"check", "review", "decide", "check"};

Result<void, DemoProblem> leave_at(World& w, const Claim::Filed& review, const char* step) {
  OpenCase left{review.claim, review.division, {}, {.until = step}};
  for (const auto& member : review.members)
    left.facts.members.push_back({member, true, {}, {}, {}});
  left.facts.members.front().incomes.push_back(
      {IncomeKind::wage, Fen{w.dice.between(2, 6) * 10'000}, Period::month, {}});
  left.facts.answers = {{"reason", w.dice.one_of(w.words.reasons)}, {"property_ok", "true"}};
  if (auto ok = push_on(w, left); !ok) return ok.error();
  return {};
}

}  // namespace

Result<void, DemoProblem> review_what_is_due(World& w, MonthTotals& out, bool leave_some) {
  auto start = std::chrono::steady_clock::now();
  auto from = w.book().log.head();
  workflows::Reviews reviews(w.book(), *w.workspace->rules);
  for (;;) {
    auto before = reviews.waiting();
    auto opened = reviews.tick(1'000);
    if (!opened) return problem("opening reviews", opened.error());
    if (*opened == 0 && reviews.waiting() == before) break;
  }
  auto filed = reviews_filed(w, from);
  if (!filed) return problem("reading reviews", filed.error());
  std::map<std::string, std::size_t> left;  // by town
  for (const auto& review : *filed) {
    auto& in_town = left[review.division.substr(0, 9)];
    if (leave_some && in_town < std::size(left_at)) {
      if (auto ok = leave_at(w, review, left_at[in_town++]); !ok) return ok.error();
      continue;
    }
    auto done = workflows::act_on_claim(
        w.book(), *w.workspace->rules, w.request(w.actor(Role::town_clerk, review.division)),
        review.claim, {"check", "no_change", w.words.nothing_changed, {}, {}});
    if (!done) return problem("ending a review", done.error());
  }
  out.reviews = static_cast<std::int64_t>(filed->size());
  out.review_s = since(start);
  return {};
}

Result<void, DemoProblem> prepare_next_raise(World& w, const std::string& programme) {
  const Month next = Month::containing(w.time.today()) + 1;
  auto rules = w.workspace->rules->now();
  if (!rules) return problem("reading the rules", rules.error());
  const auto* pack = (*rules)->pack_on(w.book().rule_pack, next.first_day());
  auto standard = demo_new_standard();
  if (!standard) return DemoProblem{standard.error().text};
  auto prepared = workflows::prepare_raise(
      w.book(), *w.workspace->rules, w.request(w.actor(Role::district_reviewer, w.book().district)),
      {programme, pack->ref(), next}, standard->document);
  if (!prepared) return problem("preparing the next raise", prepared.error());
  return {};
}

Result<void, DemoProblem> raise_to_new_standard(World& w, const std::string& programme, Month month,
                                                MonthTotals& out) {
  auto rules = w.workspace->rules->now();
  if (!rules) return problem("reading the rules", rules.error());
  const auto* pack = (*rules)->pack_on(w.book().rule_pack, w.time.today());
  if (!pack || Month::containing(pack->from) != month) return {};
  auto standard = demo_new_standard();
  if (!standard) return DemoProblem{standard.error().text};
  auto start = std::chrono::steady_clock::now();
  auto prepared = workflows::prepare_raise(
      w.book(), *w.workspace->rules, w.request(w.actor(Role::district_reviewer, w.book().district)),
      {programme, pack->ref(), month}, standard->document);
  if (!prepared && prepared.error().rejection() &&
      prepared.error().rejection()->rule == Rule::raise_changes_nothing)
    return {};
  if (!prepared) return problem("preparing a raise", prepared.error());
  out.preview_s += since(start);
  start = std::chrono::steady_clock::now();
  auto done = workflows::confirm_raise(
      w.book(), *w.workspace->rules,
      w.request(w.actor(Role::district_confirmer, w.book().district)), programme, prepared->number);
  if (!done) return problem("raising a standard", done.error());
  out.raised += done->awards;
  out.raise_s += since(start);
  return {};
}

}  // namespace yiben::ops
