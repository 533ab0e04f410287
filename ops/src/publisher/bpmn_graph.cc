#include "publisher/bpmn_graph.h"

#include <algorithm>

namespace yiben::ops {
namespace {

constexpr int gateway_step = bpmn_gateway_size + 14;
constexpr int room_for_gateways = 4 * gateway_step;  // two on either side of a box

std::string outcome_is(const std::vector<std::string>& outcomes) {
  std::string list;
  for (const auto& one : outcomes) list += (list.empty() ? "\"" : ", \"") + one + "\"";
  return outcomes.size() == 1 ? "outcome = " + list : "outcome in (" + list + ")";
}
std::string all_hold(const std::vector<FactCondition>& when) {
  std::string out;
  for (const auto& one : when)
    out += (out.empty() ? "" : " and ") + one.fact + " = \"" + one.is + "\"";
  return out;
}

class Making {
 public:
  explicit Making(const Diagram& diagram) : diagram_(diagram) {}

  BpmnGraph graph() {
    const int middle = head_height + margin + box_height / 2;
    out_.nodes.push_back({"start_event", NodeKind::start, false, nullptr, 4, middle});
    for (const auto& box : diagram_.boxes) add(box);
    const auto columns = (diagram_.width - margin) / (box_width + column_gap) + 1;
    const int right = diagram_.width + (columns + 1) * room_for_gateways;
    end_ = "end_event";
    if (diagram_.parallel) {
      for (const auto& arrow : diagram_.arrows) flow(leave(arrow.from), enter(arrow.to));
      begin_all();
      end_all(right, middle);
    } else {
      flow("start_event", enter(diagram_.boxes.front().id));
      for (const auto& arrow : diagram_.arrows)
        choose(arrow.from, enter(arrow.to), arrow.label, arrow.outcomes);
      for (const auto& box : diagram_.boxes)
        for (const auto& end : box.ends) choose(box.id, end_, end.label, {end.outcome});
      for (const auto& box : diagram_.boxes)
        if (box.ends.empty() && arrows(box.id, &Arrow::from) == 0) flow(box.id, end_);
    }
    out_.nodes.push_back(
        {"end_event", NodeKind::end, false, nullptr, right + 2 * gateway_step, middle});
    return std::move(out_);
  }

 private:
  std::ptrdiff_t arrows(const std::string& id, std::string Arrow::*end) const {
    return std::ranges::count(diagram_.arrows, id, end);
  }
  std::string enter(const std::string& id) const { return ways_.at(id).first; }
  std::string leave(const std::string& id) const { return ways_.at(id).second; }
  void flow(const std::string& from, const std::string& to) {
    out_.flows.push_back({from, to, {}, {}, false});
  }
  std::string gateway(NodeKind kind, bool parts, const std::string& id, int x, int y) {
    out_.nodes.push_back({id, kind, parts, nullptr, x, y});
    return id;
  }

  // The box with the gateways before and behind it.
  void add(const Box& box) {
    const int column = (box.x - margin) / (box_width + column_gap);
    const int x = box.x + (column + 1) * room_for_gateways, y = box.y + box_height / 2;
    const int behind = x + box_width + 14;
    out_.nodes.push_back({box.id, NodeKind::task, false, &box, x, y});
    auto& [in, out] = ways_[box.id] = {box.id, box.id};
    if (!diagram_.parallel) {
      if (arrows(box.id, &Arrow::from) + std::ssize(box.ends) > 1) {
        out = gateway(NodeKind::exclusive, true, "choice_" + box.id, behind, y);
        flow(box.id, out);
      }
      return;
    }
    if (!box.when.empty()) {
      in = gateway(NodeKind::exclusive, true, "if_" + box.id, x - gateway_step, y);
      out = gateway(NodeKind::exclusive, false, "after_" + box.id, behind, y);
      out_.flows.push_back({in, box.id, {}, all_hold(box.when), false});
      out_.flows.push_back({in, out, {}, {}, true});
      flow(box.id, out);
    }
    if (arrows(box.id, &Arrow::to) > 1) {
      const auto join =
          gateway(NodeKind::parallel, false, "join_" + box.id, x - 2 * gateway_step, y);
      flow(join, in);
      in = join;
    }
    if (arrows(box.id, &Arrow::from) > 1) {
      const auto fork =
          gateway(NodeKind::parallel, true, "fork_" + box.id, behind + gateway_step, y);
      flow(out, fork);
      out = fork;
    }
  }

  void choose(const std::string& from, const std::string& to, const std::string& name,
              const std::vector<std::string>& outcomes) {
    const auto way = leave(from);
    out_.flows.push_back({way, to, name, way == from ? "" : outcome_is(outcomes), false});
  }
  void begin_all() {
    std::vector<std::string> first;
    for (const auto& box : diagram_.boxes)
      if (arrows(box.id, &Arrow::to) == 0) first.push_back(enter(box.id));
    std::string from = "start_event";
    if (first.size() > 1) {
      from = gateway(NodeKind::parallel, true, "fork_start", 4 + bpmn_event_size + 14,
                     head_height + margin + box_height / 2);
      flow("start_event", from);
    }
    for (const auto& to : first) flow(from, to);
  }
  void end_all(int x, int y) {
    std::vector<std::string> last;
    for (const auto& box : diagram_.boxes)
      if (arrows(box.id, &Arrow::from) == 0) last.push_back(leave(box.id));
    std::string to = end_;
    if (last.size() > 1) {
      to = gateway(NodeKind::parallel, false, "join_end", x, y);
      flow(to, end_);
    }
    for (const auto& from : last) flow(from, to);
  }

  const Diagram& diagram_;
  BpmnGraph out_;
  std::map<std::string, std::pair<std::string, std::string>> ways_;  // into a box, and out of it
  std::string end_;
};

}  // namespace

BpmnGraph bpmn_graph_of(const Diagram& diagram) { return Making(diagram).graph(); }

}  // namespace yiben::ops
