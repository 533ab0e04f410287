// Every field of an event by its path, for tests that ask something of each of them.
//
//   walk_fields(shape_of<Fund::Opened>(), &event, "fund.opened",
//               [](const std::string& path, const Shape& shape, const void* value) { … });
#pragma once

#include <functional>
#include <string>

#include "domain/codec/shape.h"

namespace yiben {

using EachField = std::function<void(const std::string& path, const Shape&, void* value)>;

// Records are gone into, not told; what a list or an optional holds follows it.
inline void walk_fields(const Shape& shape, void* value, const std::string& path,
                        const EachField& each) {
  if (shape.kind == Shape::Kind::record) {
    for (const auto& field : shape.fields)
      walk_fields(field.shape(), static_cast<char*>(value) + field.offset,
                  path + "/" + std::string(field.name), each);
    return;
  }
  each(path, shape, value);
  if (shape.kind == Shape::Kind::optional && shape.count(value) == 1)
    walk_fields(shape.of(), shape.at(value, 0), path, each);
  if (shape.kind == Shape::Kind::list)
    for (std::size_t i = 0; i < shape.count(value); ++i)
      walk_fields(shape.of(), shape.at(value, i), path + "[]", each);
}

}  // namespace yiben
