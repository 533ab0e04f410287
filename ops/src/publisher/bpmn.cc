#include "ops/publisher/bpmn.h"

#include <pugixml.hpp>
#include <sstream>

#include "publisher/bpmn_graph.h"

namespace yiben::ops {
namespace {

constexpr int event_size = bpmn_event_size;
constexpr const char* feel = "https://www.omg.org/spec/DMN/20191111/FEEL/";

const char* task_of(BoxKind kind) {
  switch (kind) {
    case BoxKind::person:
      return "bpmn:userTask";
    case BoxKind::child:
      return "bpmn:callActivity";
    case BoxKind::time:
    case BoxKind::wait:
      return "bpmn:intermediateCatchEvent";
    default:
      return "bpmn:serviceTask";
  }
}
bool is_event(BoxKind kind) { return kind == BoxKind::time || kind == BoxKind::wait; }
bool is_undone(const Box& box) { return !box.undo.empty() && !is_event(box.kind); }

class Export {
 public:
  explicit Export(const Diagram& diagram) : diagram_(diagram) {
    auto declaration = document_.prepend_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    auto definitions = document_.append_child("bpmn:definitions");
    for (const auto& [name, uri] :
         {std::pair{"xmlns:bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL"},
          {"xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"},
          {"xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC"},
          {"xmlns:di", "http://www.omg.org/spec/DD/20100524/DI"},
          {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
          {"targetNamespace", "urn:yiben:procedures"}})
      definitions.append_attribute(name) = uri;
    definitions.append_attribute("id") = ("definitions_" + diagram.id).c_str();
    process_ = add(definitions, "bpmn:process", diagram.id);
    process_.append_attribute("name") = diagram.title.c_str();
    process_.append_attribute("isExecutable") = "false";
    auto picture = add(definitions, "bpmndi:BPMNDiagram", "diagram");
    plane_ = add(picture, "bpmndi:BPMNPlane", "plane");
    plane_.append_attribute("bpmnElement") = diagram.id.c_str();
  }

  std::string text() {
    const auto graph = bpmn_graph_of(diagram_);
    for (const auto& node : graph.nodes) add_node(node);
    for (const auto& flow : graph.flows) add_flow(flow);
    for (const auto& box : diagram_.boxes)
      if (is_undone(box)) add_compensation(box);
    for (const auto& box : diagram_.boxes)
      if (is_undone(box)) add_tie(box);
    std::ostringstream out;
    document_.save(out, "  ");
    return out.str();
  }

 private:
  pugi::xml_node add(pugi::xml_node parent, const char* name, const std::string& id) {
    auto node = parent.append_child(name);
    node.append_attribute("id") = id.c_str();
    return node;
  }
  void add_bounds(pugi::xml_node shape, int x, int y, int width, int height) {
    auto bounds = shape.append_child("dc:Bounds");
    bounds.append_attribute("x") = x;
    bounds.append_attribute("y") = y;
    bounds.append_attribute("width") = width;
    bounds.append_attribute("height") = height;
  }
  void add_shape(const std::string& element, int x, int y, int width, int height) {
    auto shape = add(plane_, "bpmndi:BPMNShape", "shape_" + element);
    shape.append_attribute("bpmnElement") = element.c_str();
    add_bounds(shape, x, y, width, height);
    middles_[element] = {x, x + width, y + height / 2};
  }
  void add_node(const BpmnNode& node) {
    const auto beside = [&](int size) {
      add_shape(node.id, node.x, node.y - size / 2, size, size);
    };
    switch (node.kind) {
      case NodeKind::start:
        add(process_, "bpmn:startEvent", node.id);
        return beside(event_size);
      case NodeKind::end:
        add(process_, "bpmn:endEvent", node.id);
        return beside(event_size);
      case NodeKind::exclusive:
        add(process_, "bpmn:exclusiveGateway", node.id).append_attribute("gatewayDirection") =
            node.parts ? "Diverging" : "Converging";
        return beside(bpmn_gateway_size);
      case NodeKind::parallel:
        add(process_, "bpmn:parallelGateway", node.id).append_attribute("gatewayDirection") =
            node.parts ? "Diverging" : "Converging";
        return beside(bpmn_gateway_size);
      case NodeKind::task:
        return add_task(*node.box, node.x, node.y);
    }
  }
  void add_task(const Box& box, int x, int y) {
    auto task = add(process_, task_of(box.kind), box.id);
    task.append_attribute("name") = box.title.c_str();
    task.append_child("bpmn:documentation").text().set((box.subtitle + "; " + box.note).c_str());
    if (!is_event(box.kind)) return add_shape(box.id, x, y - box_height / 2, box_width, box_height);
    auto timer = add(task, "bpmn:timerEventDefinition", "timer_" + box.id);
    timer.append_child("bpmn:timeDuration").text().set(box.duration.c_str());
    add_shape(box.id, x, y - event_size / 2, event_size, event_size);
  }
  // A boundary event on the task, tied to what takes it back.
  void add_compensation(const Box& box) {
    auto event = add(process_, "bpmn:boundaryEvent", "compensate_" + box.id);
    event.append_attribute("attachedToRef") = box.id.c_str();
    add(event, "bpmn:compensateEventDefinition", "compensation_" + box.id);
    const auto& place = middles_.at(box.id);
    add_shape("compensate_" + box.id, place.right - event_size,
              place.y + box_height / 2 - event_size / 2, event_size, event_size);
    auto undo = add(process_, "bpmn:serviceTask", "undo_" + box.id);
    undo.append_attribute("name") = box.undo.c_str();
    undo.append_attribute("isForCompensation") = "true";
    add_shape("undo_" + box.id, place.left, diagram_.height + undone_++ * (box_height + row_gap),
              box_width, box_height);
  }
  // Behind all that flows, as the schema has it.
  void add_tie(const Box& box) {
    auto tie = add(process_, "bpmn:association", "tie_" + box.id);
    tie.append_attribute("sourceRef") = ("compensate_" + box.id).c_str();
    tie.append_attribute("targetRef") = ("undo_" + box.id).c_str();
    tie.append_attribute("associationDirection") = "One";
    add_edge("tie_" + box.id, "compensate_" + box.id, "undo_" + box.id);
  }
  void add_flow(const BpmnFlow& way) {
    const auto id = "flow_" + std::to_string(++flows_);
    auto flow = add(process_, "bpmn:sequenceFlow", id);
    if (!way.name.empty()) flow.append_attribute("name") = way.name.c_str();
    flow.append_attribute("sourceRef") = way.from.c_str();
    flow.append_attribute("targetRef") = way.to.c_str();
    if (!way.condition.empty()) {
      auto condition = flow.append_child("bpmn:conditionExpression");
      condition.append_attribute("xsi:type") = "bpmn:tFormalExpression";
      condition.append_attribute("language") = feel;
      condition.text().set(way.condition.c_str());
    }
    if (way.otherwise)
      process_.find_child_by_attribute("id", way.from.c_str()).append_attribute("default") =
          id.c_str();
    add_edge(id, way.from, way.to);
  }
  void add_edge(const std::string& element, const std::string& from, const std::string& to) {
    auto edge = add(plane_, "bpmndi:BPMNEdge", "edge_" + element);
    edge.append_attribute("bpmnElement") = element.c_str();
    const auto& a = middles_.at(from);
    const auto& b = middles_.at(to);
    for (const auto& [x, y] : {std::pair{a.right, a.y}, std::pair{b.left, b.y}}) {
      auto point = edge.append_child("di:waypoint");
      point.append_attribute("x") = x;
      point.append_attribute("y") = y;
    }
  }

  struct Middle {
    int left, right, y;
  };
  const Diagram& diagram_;
  pugi::xml_document document_;
  pugi::xml_node process_, plane_;
  std::map<std::string, Middle> middles_;
  int flows_ = 0, undone_ = 0;
};

}  // namespace

std::string bpmn_of(const Diagram& diagram) { return Export(diagram).text(); }

}  // namespace yiben::ops
