#include "ops/publisher/difference.h"

#include <algorithm>

namespace yiben::ops {
namespace {

using Lines = std::vector<std::string>;

std::string joined(const std::vector<std::string>& parts, const std::string& comma) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : comma) + part;
  return out;
}

class Teller {
 public:
  Teller(const Departments& departments, const PublisherWords& words)
      : departments_(departments), words_(words) {}

  Lines tell(const LifeEvent& before, const LifeEvent& after) {
    whole("law", joined(before.law, comma()), joined(after.law, comma()));
    whole("due", limit(before.due), limit(after.due));
    whole("others", names(before.others), names(after.others));
    whole("figures", figures(before), figures(after));
    whole("facts", joined(before.facts, comma()), joined(after.facts, comma()));
    whole("children", joined(before.children, comma()), joined(after.children, comma()));
    steps(before.steps, after.steps);
    return std::move(out_);
  }
  Lines tell(const Procedure& before, const Procedure& after) {
    whole("law", joined(before.law, comma()), joined(after.law, comma()));
    if (before.clock && after.clock)
      whole("due", limit(before.clock->limit), limit(after.clock->limit));
    steps(before.steps, after.steps);
    return std::move(out_);
  }

 private:
  std::string comma() const { return words_.text("list.comma"); }
  std::string limit(const Limit& l) const { return words_.limit(l) + " (" + l.law + ")"; }
  std::string limit(const std::optional<Limit>& l) const {
    return l ? limit(*l) : words_.text("value.none");
  }
  std::string yes_or_no(bool is) const { return words_.text(is ? "value.yes" : "value.no"); }

  void say(const std::string& key, const std::map<std::string, std::string>& args) {
    out_.push_back(words_.text(key, args));
  }
  void whole(const std::string& what, const std::string& before, const std::string& after) {
    if (before != after)
      say("change.whole",
          {{"what", words_.text("field." + what)}, {"before", before}, {"after", after}});
  }
  void field(const std::string& what, const std::string& before, const std::string& after) {
    if (before != after)
      say("change.step", {{"step", step_},
                          {"what", words_.text("field." + what)},
                          {"before", before.empty() ? words_.text("value.none") : before},
                          {"after", after.empty() ? words_.text("value.none") : after}});
  }

  template <class Step>
  void steps(const std::vector<Step>& before, const std::vector<Step>& after) {
    for (const auto& step : after)
      if (std::ranges::find(before, step.id, &Step::id) == before.end()) added(step);
    for (const auto& step : before) {
      const auto now = std::ranges::find(after, step.id, &Step::id);
      step_ = words_.of(step.name);
      if (now == after.end())
        say("change.removed", {{"step", step_}});
      else
        changed(step, *now);
    }
  }
  void added(const SagaStep& step) {
    say("change.added", {{"step", words_.of(step.name)},
                         {"by", words_.department(departments_, step)},
                         {"limit", limit(step.due)}});
  }
  void added(const Step& step) {
    say("change.added", {{"step", words_.of(step.name)},
                         {"by", words_.roles(step.roles)},
                         {"limit", limit(step.wait ? step.wait : step.due)}});
  }
  void changed(const SagaStep& before, const SagaStep& after) {
    field("name", words_.of(before.name), words_.of(after.name));
    field("due", limit(before.due), limit(after.due));
    field("extended", limit(before.extended), limit(after.extended));
    field("connector", words_.department(departments_, before) + " [" + before.connector + "]",
          words_.department(departments_, after) + " [" + after.connector + "]");
    field("class", class_of(before), class_of(after));
    field("undo", before.undo.value_or(""), after.undo.value_or(""));
    field("on_refusal", refusal_of(before), refusal_of(after));
    field("depends_on", joined(before.depends_on, comma()), joined(after.depends_on, comma()));
    field("when", conditions(before), conditions(after));
    field("needs", need(before), need(after));
    field("consent", yes_or_no(before.consent), yes_or_no(after.consent));
    field("roles", words_.roles(before.roles), words_.roles(after.roles));
  }
  void changed(const Step& before, const Step& after) {
    field("name", words_.of(before.name), words_.of(after.name));
    field("due", limit(before.due), limit(after.due));
    field("wait", limit(before.wait), limit(after.wait));
    field("roles", words_.roles(before.roles), words_.roles(after.roles));
    field("people", std::to_string(before.people.value_or(1)),
          std::to_string(after.people.value_or(1)));
    field("not_same_as", joined(before.not_same_as, comma()), joined(after.not_same_as, comma()));
    field("outcomes", outcomes(before), outcomes(after));
  }

  std::string names(const std::vector<Text>& texts) const {
    std::vector<std::string> out;
    for (const auto& text : texts) out.push_back(words_.of(text));
    return joined(out, comma());
  }
  std::string figures(const LifeEvent& event) const {
    std::vector<std::string> out;
    for (const auto& [name, figure] : event.figures)
      out.push_back(name + " = " + std::to_string(figure));
    return joined(out, comma());
  }
  std::string class_of(const SagaStep& step) const {
    return words_.text("class." + std::string(enum_name(step.step_class)));
  }
  std::string refusal_of(const SagaStep& step) const {
    return words_.text("on_refusal." + std::string(enum_name(step.on_refusal)));
  }
  std::string conditions(const SagaStep& step) const {
    std::vector<std::string> out;
    for (const auto& condition : step.when) out.push_back(condition.fact + " = " + condition.is);
    return joined(out, comma());
  }
  static std::string need(const SagaStep& step) {
    return step.needs ? step.needs->signal + " x " + std::to_string(step.needs->sources) : "";
  }
  std::string outcomes(const Step& step) const {
    std::vector<std::string> out;
    for (const auto& o : step.outcomes)
      out.push_back(words_.of(o.name) + " > " +
                    o.next.value_or(o.result ? std::string(enum_name(*o.result)) : ""));
    return joined(out, comma());
  }

  const Departments& departments_;
  const PublisherWords& words_;
  std::string step_;
  Lines out_;
};

}  // namespace

std::vector<std::string> difference(const Definition& before, const Definition& after,
                                    const Departments& departments, const PublisherWords& words) {
  Teller teller(departments, words);
  if (const auto* event = std::get_if<LifeEvent>(&after.is))
    return teller.tell(std::get<LifeEvent>(before.is), *event);
  return teller.tell(std::get<Procedure>(before.is), std::get<Procedure>(after.is));
}

}  // namespace yiben::ops
