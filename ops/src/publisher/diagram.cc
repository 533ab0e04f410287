#include "ops/publisher/diagram.h"

#include <algorithm>

#include "eventstore/check.h"

namespace yiben::ops {
namespace {

BoxStyle style_of(StepClass step_class) {
  switch (step_class) {
    case StepClass::check:
      return BoxStyle::dotted;
    case StepClass::compensable:
      return BoxStyle::dashed;
    case StepClass::pivot:
      return BoxStyle::heavy;
    case StepClass::retriable:
      break;
  }
  return BoxStyle::plain;
}

std::string duration_of(const Limit& limit) {
  return "P" + std::to_string(limit.n) + (limit.unit == TimeUnit::month ? "M" : "D");
}

BoxKind kind_of(std::string_view department) {
  if (department == person_connector) return BoxKind::person;
  if (department == office_connector) return BoxKind::office;
  if (department == child_connector) return BoxKind::child;
  if (department == time_connector) return BoxKind::time;
  return BoxKind::service;
}

Diagram boxes_of(const LifeEvent& event, const Departments& departments,
                 const PublisherWords& words) {
  Diagram out{event.id, words.of(event.name), {}, {}, {}, 0, 0, /*parallel=*/true};
  for (const auto& step : event.steps) {
    Box box;
    box.id = step.id;
    box.title = words.of(step.name);
    box.subtitle = words.department(departments, step);
    box.kind = kind_of(step.department());
    box.style = style_of(step.step_class);
    box.undo = step.undo.value_or("");
    box.when = step.when;
    box.duration = duration_of(step.due);
    box.note = words.limit(step.due) + (step.consent ? words.text("mark.consent") : "") +
               (step.when.empty() ? "" : words.text("mark.when"));
    out.boxes.push_back(box);
    for (const auto& before : step.depends_on) out.arrows.push_back({before, step.id, {}});
  }
  return out;
}

// Two outcomes that lead to one step are one arrow.
void add_way(Diagram& diagram, const std::string& from, const StepOutcome& outcome,
             const PublisherWords& words) {
  const auto& to = *outcome.next;
  const auto label = words.of(outcome.name);
  for (auto& arrow : diagram.arrows)
    if (arrow.from == from && arrow.to == to) {
      arrow.label += words.text("list.comma") + label;
      arrow.outcomes.push_back(outcome.id);
      return;
    }
  diagram.arrows.push_back({from, to, label, {outcome.id}});
}

Diagram boxes_of(const Procedure& procedure, const Departments&, const PublisherWords& words) {
  Diagram out{procedure.id, words.of(procedure.name), {}, {}, {}, 0, 0};
  for (const auto& step : procedure.steps) {
    Box box;
    box.id = step.id;
    box.title = words.of(step.name);
    box.subtitle = words.roles(step.roles);
    box.kind = step.waits() ? BoxKind::wait : BoxKind::person;
    if (const auto& limit = step.wait ? step.wait : step.due) {
      box.duration = duration_of(*limit);
      box.note = words.limit(*limit);
    }
    for (const auto& outcome : step.outcomes) {
      if (outcome.next)
        add_way(out, step.id, outcome, words);
      else
        box.ends.push_back({outcome.id, words.of(outcome.name)});
    }
    out.boxes.push_back(box);
  }
  return out;
}

// The longest way to each box; an arrow back to a box on the way counts for nothing.
class Columns {
 public:
  explicit Columns(const Diagram& diagram) : diagram_(diagram) {
    for (const auto& box : diagram.boxes) column(box.id);
  }
  int column(const std::string& id) {
    if (const auto known = columns_.find(id); known != columns_.end()) return known->second;
    if (!under_way_.insert(id).second) return -1;
    int out = 0;
    for (const auto& arrow : diagram_.arrows)
      if (arrow.to == id && arrow.from != id && comes_before(arrow.from, id))
        out = std::max(out, column(arrow.from) + 1);
    under_way_.erase(id);
    return columns_[id] = out;
  }

 private:
  // Definitions are written in their order; arrows against it lead back.
  bool comes_before(const std::string& a, const std::string& b) const {
    for (const auto& box : diagram_.boxes) {
      if (box.id == a) return true;
      if (box.id == b) return false;
    }
    return false;
  }
  const Diagram& diagram_;
  std::map<std::string, int> columns_;
  std::set<std::string> under_way_;
};

void lay_out(Diagram& diagram) {
  Columns columns(diagram);
  std::map<int, int> filled;
  for (auto& box : diagram.boxes) {
    const int column = columns.column(box.id);
    const int row = filled[column]++;
    box.x = margin + column * (box_width + column_gap);
    box.y = head_height + margin + row * (box_height + row_gap);
    diagram.width = std::max(diagram.width, box.x + box_width + margin);
    diagram.height = std::max(diagram.height, box.y + box_height + margin);
  }
}

}  // namespace

const Box& Diagram::box(const std::string& wanted) const {
  const auto found = std::ranges::find(boxes, wanted, &Box::id);
  eventstore::check(found != boxes.end(), "an arrow's ends are boxes");
  return *found;
}

Diagram diagram_of(const Definition& definition, const Departments& departments,
                   const PublisherWords& words) {
  auto out =
      std::visit([&](const auto& d) { return boxes_of(d, departments, words); }, definition.is);
  out.subtitle = words.text("diagram.version", {{"version", std::to_string(definition.version())},
                                                {"sha256", definition.sha256.substr(0, 12)}});
  lay_out(out);
  return out;
}

}  // namespace yiben::ops
