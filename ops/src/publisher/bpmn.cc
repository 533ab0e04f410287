#include "ops/publisher/bpmn.h"

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

namespace yiben::ops {
namespace {

constexpr int event_size = 36;

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
    add_event("bpmn:startEvent", "start", 4);
    for (const auto& box : diagram_.boxes) add_task(box);
    add_event("bpmn:endEvent", "end", diagram_.width + event_size);
    for (const auto& box : diagram_.boxes) {
      if (leads(box.id, /*to=*/true) == 0) add_flow({"start", box.id, {}});
      if (leads(box.id, /*to=*/false) == 0) add_flow({box.id, "end", {}});
    }
    for (const auto& arrow : diagram_.arrows) add_flow(arrow);
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
  std::ptrdiff_t leads(const std::string& id, bool to) const {
    return std::ranges::count_if(diagram_.arrows,
                                 [&](const Arrow& a) { return (to ? a.to : a.from) == id; });
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
  void add_event(const char* name, const std::string& id, int x) {
    add(process_, name, id);
    add_shape(id, x, head_height + margin + box_height / 2 - event_size / 2, event_size,
              event_size);
  }
  void add_task(const Box& box) {
    auto task = add(process_, task_of(box.kind), box.id);
    task.append_attribute("name") = box.title.c_str();
    task.append_child("bpmn:documentation").text().set((box.subtitle + "; " + box.note).c_str());
    if (is_event(box.kind)) {
      auto timer = add(task, "bpmn:timerEventDefinition", "timer_" + box.id);
      timer.append_child("bpmn:timeDuration").text().set(box.duration.c_str());
      add_shape(box.id, box.x, box.y + box_height / 2 - event_size / 2, event_size, event_size);
      return;
    }
    add_shape(box.id, box.x, box.y, box_width, box_height);
    if (!box.undo.empty()) add_compensation(box);
  }
  // A boundary event on the task, tied to what takes it back.
  void add_compensation(const Box& box) {
    auto event = add(process_, "bpmn:boundaryEvent", "compensate_" + box.id);
    event.append_attribute("attachedToRef") = box.id.c_str();
    add(event, "bpmn:compensateEventDefinition", "compensation_" + box.id);
    add_shape("compensate_" + box.id, box.x + box_width - event_size,
              box.y + box_height - event_size / 2, event_size, event_size);
    auto undo = add(process_, "bpmn:serviceTask", "undo_" + box.id);
    undo.append_attribute("name") = box.undo.c_str();
    undo.append_attribute("isForCompensation") = "true";
    add_shape("undo_" + box.id, box.x, diagram_.height + undone_++ * (box_height + row_gap),
              box_width, box_height);
    auto tie = add(process_, "bpmn:association", "tie_" + box.id);
    tie.append_attribute("sourceRef") = ("compensate_" + box.id).c_str();
    tie.append_attribute("targetRef") = ("undo_" + box.id).c_str();
    tie.append_attribute("associationDirection") = "One";
    add_edge("tie_" + box.id, "compensate_" + box.id, "undo_" + box.id);
  }
  void add_flow(const Arrow& arrow) {
    const auto id = "flow_" + std::to_string(++flows_);
    auto flow = add(process_, "bpmn:sequenceFlow", id);
    if (!arrow.label.empty()) flow.append_attribute("name") = arrow.label.c_str();
    flow.append_attribute("sourceRef") = arrow.from.c_str();
    flow.append_attribute("targetRef") = arrow.to.c_str();
    add_edge(id, arrow.from, arrow.to);
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
