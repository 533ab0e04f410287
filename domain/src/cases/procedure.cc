#include "domain/cases/procedure.h"

#include <algorithm>
#include <set>

namespace yiben {

const StepOutcome* Step::outcome(std::string_view wanted) const {
  for (const auto& o : outcomes)
    if (o.id == wanted) return &o;
  return nullptr;
}

const Step* Procedure::step(std::string_view wanted) const {
  for (const auto& s : steps)
    if (s.id == wanted) return &s;
  return nullptr;
}

bool Procedure::asks_for(std::string_view flag) const {
  return std::ranges::any_of(
      steps, [&](const Step& s) { return std::ranges::find(s.only_if, flag) != s.only_if.end(); });
}

namespace {

void reach(const Procedure& p, const std::string& id, std::set<std::string>& seen) {
  const Step* step = p.step(id);
  if (!step || !seen.insert(id).second) return;
  if (step->otherwise) reach(p, *step->otherwise, seen);
  for (const auto& o : step->outcomes)
    if (o.next) reach(p, *o.next, seen);
}

// After a decision nothing else may be decided: every way on ends with its result.
template <class Say>
void check_decided(const Procedure& p, const Step& s, const StepOutcome& decision, const Say& say) {
  if (!decision.next) return say("outcome " + decision.id + " decides and ends: result is enough");
  std::set<std::string> after;
  reach(p, *decision.next, after);
  for (const auto& id : after)
    for (const auto& o : p.step(id)->outcomes)
      if (o.decides || (o.result && o.result != decision.decides))
        say("after outcome " + decision.id + ", step " + id + " decides otherwise by " + o.id);
  if (after.contains(s.id)) say("outcome " + decision.id + " leads back to its own step");
}

template <class Say>
void check_since(const Procedure& p, const Step& s, const Say& say) {
  if (!s.due) say("since without a deadline");
  if (s.since->opened.has_value() == s.since->ended.has_value())
    say("since names a step that was opened or one that ended");
  for (const auto& other : {s.since->opened, s.since->ended})
    if (other && !p.step(*other)) say("since names the unknown step " + *other);
}

void check_step(const Procedure& p, const Step& s, std::vector<std::string>& out) {
  auto say = [&](const std::string& what) { out.push_back("step " + s.id + ": " + what); };
  if (!s.waits() && s.roles.empty()) say("nobody may do it");
  if (s.waits() && !s.outcome("elapsed")) say("a wait without the outcome elapsed");
  if (s.due && !is_sound(*s.due)) say("its deadline cites no law");
  if (s.wait && !is_sound(*s.wait)) say("its wait cites no law");
  if (s.outcomes.empty()) say("no outcome");
  if ((s.only_if.empty() && !s.unless_done) != !s.otherwise)
    say("only_if or unless_done, and otherwise, go together");
  if (s.unless_done && !p.step(*s.unless_done))
    say("unless_done names the unknown step " + *s.unless_done);
  if (s.since) check_since(p, s, say);
  if (s.otherwise && !p.step(*s.otherwise)) say("unknown step " + *s.otherwise);
  for (const auto& other : s.not_same_as)
    if (!p.step(other)) say("not_same_as names the unknown step " + other);
  for (const auto& o : s.outcomes) {
    if (o.next.has_value() == o.result.has_value())
      say("outcome " + o.id + " needs either next or result");
    if (o.next && !p.step(*o.next))
      say("outcome " + o.id + " leads to the unknown step " + *o.next);
    if (s.outcome(o.id) != &o) say("outcome " + o.id + " stands twice");
    if (o.decides) check_decided(p, s, o, say);
  }
}

}  // namespace

std::vector<std::string> problems(const Procedure& p) {
  std::vector<std::string> out;
  if (p.law.empty()) out.push_back("the procedure cites no law");
  if (!p.step(p.start)) out.push_back("start is the unknown step " + p.start);
  if (p.clock && !is_sound(p.clock->limit)) out.push_back("the overall clock cites no law");
  if (p.clock && p.clock->extended && !is_sound(*p.clock->extended))
    out.push_back("the extension cites no law");
  for (const auto& s : p.steps) {
    if (p.step(s.id) != &s) out.push_back("step " + s.id + " stands twice");
    check_step(p, s, out);
  }
  std::set<std::string> seen;
  reach(p, p.start, seen);
  for (const auto& s : p.steps)
    if (!seen.contains(s.id)) out.push_back("step " + s.id + " is never reached");
  return out;
}

}  // namespace yiben
