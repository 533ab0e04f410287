// A diagram as BPMN understands it: where ways part or meet there is a gateway that says how.
//
//   life event   several departments at once: parallel gateways; a step that is passed by unless
//                its conditions hold stands between two exclusive ones
//   procedure    one step at a time: an exclusive gateway after a step with several outcomes
#pragma once

#include <string>
#include <vector>

#include "ops/publisher/diagram.h"

namespace yiben::ops {

enum class NodeKind { start, end, task, exclusive, parallel };

struct BpmnNode {
  std::string id;
  NodeKind kind = NodeKind::task;
  bool parts = false;        // a gateway with several ways out, else with several in
  const Box* box = nullptr;  // of a task
  int x = 0, y = 0;          // the middle of its left side
};
struct BpmnFlow {
  std::string from, to, name;
  std::string condition;   // FEEL
  bool otherwise = false;  // taken where no condition of the others holds
};
struct BpmnGraph {
  std::vector<BpmnNode> nodes;
  std::vector<BpmnFlow> flows;
};

// Borrows the diagram.
BpmnGraph bpmn_graph_of(const Diagram&);

inline constexpr int bpmn_event_size = 36, bpmn_gateway_size = 50;

}  // namespace yiben::ops
