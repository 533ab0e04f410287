// FieldWalk: every field of an event by its path, for tests that ask something of each of them.
//
//   FieldWalk walk([](const std::string& path, const auto& value) { … });
//   walk.visit("claim.filed", event);
#pragma once

#include <string>

#include "domain/codec/json.h"

namespace yiben {

template <class F>
class FieldWalk {
 public:
  explicit FieldWalk(F f) : f_(std::move(f)) {}

  template <class T>
  void visit(const std::string& path, T& value) {
    if constexpr (is_optional<T>::value) {
      f_(path, value);
      if (value) visit(path, *value);
    } else if constexpr (is_vector<T>::value) {
      f_(path, value);
      for (auto& x : value) visit(path + "[]", x);
    } else if constexpr (std::is_enum_v<T> || std::is_arithmetic_v<T> || is_id<T>::value ||
                         is_one_of<T>) {
      f_(path, value);
    } else {
      std::string outer = std::exchange(path_, path);
      value.serialize(*this);
      path_ = outer;
    }
  }

  template <class... Fields>
  void operator()(Fields&&... fields) {
    const std::string here = path_;
    (visit(here + "/" + fields.name, fields.value), ...);
  }

 private:
  template <class T>
  static constexpr bool is_one_of =
      std::is_same_v<T, std::string> || std::is_same_v<T, Fen> || std::is_same_v<T, Date> ||
      std::is_same_v<T, Month> || std::is_same_v<T, Instant> || std::is_same_v<T, Uuid> ||
      std::is_same_v<T, Private>;

  F f_;
  std::string path_;
};

}  // namespace yiben
