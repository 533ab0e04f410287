#include "ops/publisher/svg.h"

#include <pugixml.hpp>
#include <sstream>

namespace yiben::ops {
namespace {

constexpr int title_size = 15, small_size = 12, legend_height = 60;
constexpr int text_inset = 12, second_line = 22;

// Widths of a CJK character and of any other, in the font's size.
double width_of(std::string_view text, int size) {
  double out = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c & 0xC0) == 0x80) continue;  // goes on with a character
    out += c >= 0xE0 ? size : size * 0.6;
  }
  return out;
}

// What fits; the rest is told by an ellipsis.
std::string fitted(const std::string& text, int size, int width) {
  if (width_of(text, size) <= width) return text;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    if (width_of(out + text.substr(i, end - i), size) > width - size) break;
    out += text.substr(i, end - i);
    i = end;
  }
  return out + "\u2026";
}

class Picture {
 public:
  Picture(const Diagram& diagram, const PublisherWords& words) : diagram_(diagram), words_(words) {
    svg_ = document_.append_child("svg");
    set("xmlns", "http://www.w3.org/2000/svg");
    const int height = diagram.height + legend_height;
    set("viewBox", "0 0 " + std::to_string(diagram.width) + " " + std::to_string(height));
    set("width", std::to_string(diagram.width));
    set("height", std::to_string(height));
    set("role", "img");
    set("font-family", "'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', sans-serif");
    svg_.append_child("title").text().set(diagram.title.c_str());
    svg_.append_child("desc").text().set(described().c_str());
  }

  std::string draw() {
    add_marker();
    rectangle(0, 0, diagram_.width, diagram_.height + legend_height, "#ffffff", "none");
    text(margin, margin, diagram_.title, 20, "#111111", diagram_.width);
    text(margin, margin + 24, diagram_.subtitle, small_size, "#555555", diagram_.width);
    for (const auto& arrow : diagram_.arrows) draw(arrow);
    for (const auto& box : diagram_.boxes) draw(box);
    text(margin, diagram_.height + 20, words_.text("diagram.legend"), small_size, "#555555",
         10'000);
    std::ostringstream out;
    document_.save(out, "  ");
    return out.str();
  }

 private:
  void set(const char* name, const std::string& value) {
    svg_.append_attribute(name) = value.c_str();
  }
  std::string described() const {
    std::string out;
    for (const auto& box : diagram_.boxes)
      out += box.title + " (" + box.subtitle + ", " + box.note + "); ";
    return out;
  }
  void add_marker() {
    auto marker = svg_.append_child("defs").append_child("marker");
    for (const auto& [name, value] : {std::pair{"id", "arrow"},
                                      {"viewBox", "0 0 8 8"},
                                      {"refX", "8"},
                                      {"refY", "4"},
                                      {"markerWidth", "8"},
                                      {"markerHeight", "8"},
                                      {"orient", "auto"}})
      marker.append_attribute(name) = value;
    auto path = marker.append_child("path");
    path.append_attribute("d") = "M0 0L8 4L0 8z";
    path.append_attribute("fill") = "#555555";
  }
  pugi::xml_node rectangle(int x, int y, int width, int height, const char* fill,
                           const char* stroke) {
    auto node = svg_.append_child("rect");
    node.append_attribute("x") = x;
    node.append_attribute("y") = y;
    node.append_attribute("width") = width;
    node.append_attribute("height") = height;
    node.append_attribute("fill") = fill;
    node.append_attribute("stroke") = stroke;
    return node;
  }
  void text(int x, int y, const std::string& what, int size, const char* colour, int width) {
    auto node = svg_.append_child("text");
    node.append_attribute("x") = x;
    node.append_attribute("y") = y;
    node.append_attribute("font-size") = size;
    node.append_attribute("fill") = colour;
    node.text().set(fitted(what, size, width).c_str());
  }
  void draw(const Box& box) {
    auto border = rectangle(box.x, box.y, box_width, box_height, "#fafafa", "#222222");
    border.append_attribute("rx") = 4;
    if (box.style == BoxStyle::dotted) border.append_attribute("stroke-dasharray") = "2 3";
    if (box.style == BoxStyle::dashed) border.append_attribute("stroke-dasharray") = "8 4";
    border.append_attribute("stroke-width") = box.style == BoxStyle::heavy ? 4 : 1;
    const int inside = box_width - 2 * text_inset;
    const int x = box.x + text_inset;
    text(x, box.y + 26, box.title, title_size, "#111111", inside);
    text(x, box.y + 26 + second_line, box.subtitle, small_size, "#333333", inside);
    text(x, box.y + 26 + 2 * second_line, box.note, small_size, "#555555", inside);
  }
  // Forward from right to left side; back from below to below.
  void draw(const Arrow& arrow) {
    const auto& from = diagram_.box(arrow.from);
    const auto& to = diagram_.box(arrow.to);
    const bool forward = to.x > from.x;
    const int x1 = forward ? from.x + box_width : from.x + box_width / 2;
    const int y1 = forward ? from.y + box_height / 2 : from.y + box_height;
    const int x2 = forward ? to.x : to.x + box_width / 2;
    const int y2 = forward ? to.y + box_height / 2 : to.y + box_height;
    std::ostringstream d;
    d << "M" << x1 << " " << y1 << "C";
    if (forward)
      d << x1 + column_gap / 2 << " " << y1 << " " << x2 - column_gap / 2 << " " << y2;
    else
      d << x1 << " " << y1 + row_gap << " " << x2 << " " << y2 + row_gap;
    d << " " << x2 << " " << y2;
    auto path = svg_.append_child("path");
    path.append_attribute("d") = d.str().c_str();
    path.append_attribute("fill") = "none";
    path.append_attribute("stroke") = "#555555";
    path.append_attribute("marker-end") = "url(#arrow)";
    if (arrow.label.empty()) return;
    const int label_y = (y1 + y2) / 2 + (forward ? -4 : row_gap - 4);
    text(forward ? x1 + 6 : (x1 + x2) / 2, label_y, arrow.label, small_size, "#333333",
         column_gap - 12);
  }

  const Diagram& diagram_;
  const PublisherWords& words_;
  pugi::xml_document document_;
  pugi::xml_node svg_;
};

}  // namespace

std::string svg_of(const Diagram& diagram, const PublisherWords& words) {
  return Picture(diagram, words).draw();
}

}  // namespace yiben::ops
