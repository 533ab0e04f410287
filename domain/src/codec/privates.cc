#include "domain/codec/privates.h"

#include <set>

namespace yiben {
namespace {

bool holds_any(const Shape& shape, std::set<const Shape*>& seen) {
  if (shape.kind == Shape::Kind::personal) return true;
  if (!seen.insert(&shape).second) return false;
  if (shape.kind == Shape::Kind::optional || shape.kind == Shape::Kind::list)
    return holds_any(shape.of(), seen);
  for (const auto& field : shape.fields)
    if (holds_any(field.shape(), seen)) return true;
  return false;
}

bool is_leaf(const Shape& shape) {
  using enum Shape::Kind;
  return shape.kind != personal && shape.kind != optional && shape.kind != list &&
         shape.kind != record;
}

void walk_record(const Shape& record, void* value, const std::string& path,
                 const PrivateVisitor& visit);

void walk(const Shape& shape, void* value, const std::string& path, const PrivateVisitor& visit) {
  switch (shape.kind) {
    case Shape::Kind::personal:
      return visit(path, *static_cast<Private*>(value));
    case Shape::Kind::optional:
      if (shape.count(value) > 0) walk(shape.of(), shape.at(value, 0), path, visit);
      return;
    case Shape::Kind::list:
      for (std::size_t i = 0, n = shape.count(value); i < n; ++i)
        walk(shape.of(), shape.at(value, i), path + "." + std::to_string(i), visit);
      return;
    case Shape::Kind::record:
      return walk_record(shape, value, path, visit);
    default:
      return;
  }
}

void walk_record(const Shape& record, void* value, const std::string& path,
                 const PrivateVisitor& visit) {
  for (const auto& field : record.fields) {
    const auto& shape = field.shape();
    if (is_leaf(shape)) continue;
    std::string name(field.name);
    walk(shape, static_cast<char*>(value) + field.offset, path.empty() ? name : path + "." + name,
         visit);
  }
}

}  // namespace

bool holds_privates(const Shape& shape) {
  std::set<const Shape*> seen;
  return holds_any(shape, seen);
}

void each_private(const Shape& shape, void* value, const PrivateVisitor& visit) {
  walk(shape, value, {}, visit);
}

}  // namespace yiben
