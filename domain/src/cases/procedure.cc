#include "domain/cases/procedure.h"

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

namespace {

void reach(const Procedure& p, const std::string& id, std::set<std::string>& seen) {
  const Step* step = p.step(id);
  if (!step || !seen.insert(id).second) return;
  if (step->otherwise) reach(p, *step->otherwise, seen);
  for (const auto& o : step->outcomes)
    if (o.next) reach(p, *o.next, seen);
}

void check_step(const Procedure& p, const Step& s, std::vector<std::string>& out) {
  auto say = [&](const std::string& what) { out.push_back("step " + s.id + ": " + what); };
  if (!s.waits() && s.roles.empty()) say("nobody may do it");
  if (s.waits() && !s.outcome("elapsed")) say("a wait without the outcome elapsed");
  if (s.due && !is_sound(*s.due)) say("its deadline cites no law");
  if (s.wait && !is_sound(*s.wait)) say("its wait cites no law");
  if (s.outcomes.empty()) say("no outcome");
  if (s.only_if.has_value() != s.otherwise.has_value()) say("only_if and otherwise go together");
  if (s.otherwise && !p.step(*s.otherwise)) say("unknown step " + *s.otherwise);
  for (const auto& other : s.not_same_as)
    if (!p.step(other)) say("not_same_as names the unknown step " + other);
  for (const auto& o : s.outcomes) {
    if (o.next.has_value() == o.result.has_value())
      say("outcome " + o.id + " needs either next or result");
    if (o.next && !p.step(*o.next))
      say("outcome " + o.id + " leads to the unknown step " + *o.next);
    if (s.outcome(o.id) != &o) say("outcome " + o.id + " stands twice");
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
