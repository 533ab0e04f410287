// for_each_private(event, f): calls f(path, Private&) for every personal field, in the order of the
// serialize() walk. Paths are the field names from the event's root: "id_number",
// "facts.members.0". A sealed value is bound to its path, so the names of private fields are as
// fixed as stored bytes.
#pragma once

#include <string>

#include "domain/codec/json.h"

namespace yiben {

template <class F>
class PrivateWalk {
 public:
  PrivateWalk(F& f, std::string path) : f_(f), path_(std::move(path)) {}

  template <class... Fields>
  void operator()(Fields&&... fields) {
    (void)std::initializer_list<int>{(visit(fields.value, fields.name), 0)...};
  }

 private:
  template <class T>
  static constexpr bool is_leaf =
      std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_same_v<T, std::string> ||
      std::is_same_v<T, Fen> || std::is_same_v<T, Date> || std::is_same_v<T, Month> ||
      std::is_same_v<T, Instant> || std::is_same_v<T, Uuid> || is_id<T>::value ||
      is_string_map<T>::value;

  template <class T>
  void visit(T& value, const std::string& name) {
    if constexpr (is_leaf<T>) {
      return;
    } else {
      std::string path = path_.empty() ? name : path_ + "." + name;
      if constexpr (std::is_same_v<T, Private>)
        f_(path, value);
      else if constexpr (is_optional<T>::value) {
        if (value) visit(*value, name);
      } else if constexpr (is_vector<T>::value) {
        PrivateWalk inner(f_, path);
        if constexpr (!is_leaf<typename T::value_type>)
          for (std::size_t i = 0; i < value.size(); ++i) inner.visit(value[i], std::to_string(i));
      } else {
        PrivateWalk inner(f_, path);
        value.serialize(inner);
      }
    }
  }

  F& f_;
  std::string path_;
};

template <class T, class F>
void for_each_private(T& event, F&& f) {
  PrivateWalk<std::remove_reference_t<F>> walk(f, "");
  event.serialize(walk);
}

}  // namespace yiben
