// A definition as boxes and arrows, laid out: the same for the picture and for BPMN.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ops/publisher/definition.h"
#include "ops/publisher/words.h"

namespace yiben::ops {

enum class BoxKind { service, person, child, office, time, wait };
enum class BoxStyle { plain, dotted, dashed, heavy };  // check, compensable, pivot

struct Box {
  std::string id, title, subtitle, note;
  BoxKind kind = BoxKind::person;
  BoxStyle style = BoxStyle::plain;
  std::string undo;      // what takes it back; empty: nothing
  std::string duration;  // its limit in ISO 8601, where a working day is a day; empty: none
  std::vector<FactCondition> when;  // passed by unless all hold
  struct End {
    std::string outcome, label;
  };
  std::vector<End> ends;  // outcomes that lead to no other box
  int x = 0, y = 0;       // the upper left corner, once laid out
};
struct Arrow {
  std::string from, to, label;
  std::vector<std::string> outcomes = {};  // of a procedure's step
};
struct Diagram {
  std::string id, title, subtitle;
  std::vector<Box> boxes;
  std::vector<Arrow> arrows;
  int width = 0, height = 0;
  bool parallel = false;  // every way out of a box is gone, not one of them
  const Box& box(const std::string& id) const;
};

inline constexpr int box_width = 230, box_height = 84, column_gap = 130, row_gap = 34, margin = 40,
                     head_height = 70;

// Laid out in columns: every box right of those it waits for.
Diagram diagram_of(const Definition&, const Departments&, const PublisherWords&);

}  // namespace yiben::ops
