// for_each_private(event, f): calls f(path, Private&) for every personal field, in the order of the
// serialize() walk. Paths are the field names from the event's root: "id_number",
// "facts.members.0". A sealed value is bound to its path, so the names of private fields are as
// fixed as stored bytes.
#pragma once

#include "domain/codec/shape.h"

namespace yiben {

using PrivateVisitor = std::function<void(const std::string& path, Private&)>;

// Whether a Private can lie in such a value. Cost: a walk of the shape.
bool holds_privates(const Shape&);
void each_private(const Shape&, void* value, const PrivateVisitor&);

template <class T, class F>
void for_each_private(T& event, F&& f) {
  each_private(shape_of<T>(), &event, std::forward<F>(f));
}

}  // namespace yiben
