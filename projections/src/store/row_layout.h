// The layout of a row as text: field names and kinds in the order they are stored. A folder whose
// tables were laid out otherwise is folded again, so nobody has to remember to raise a version when
// a row gains a field.
#pragma once

#include <string>

#include "store/row_codec.h"

namespace yiben::projections {

class RowLayout {
 public:
  std::string text;

  template <class... Fields>
  void operator()(Fields&&... fields) {
    (field(fields), ...);
  }

  template <class T>
  void kind_of() {
    if constexpr (std::is_enum_v<T>)
      text += 'e' + std::to_string(EnumNames<T>::names.size());
    else if constexpr (std::is_same_v<T, bool>)
      text += 'b';
    else if constexpr (std::is_unsigned_v<T>)
      text += 'u';
    else if constexpr (std::is_integral_v<T>)
      text += 'i';
    else if constexpr (std::is_same_v<T, std::string>)
      text += 's';
    else if constexpr (std::is_same_v<T, Uuid>)
      text += 'U';
    else if constexpr (std::is_same_v<T, Private>)
      text += 'P';
    else if constexpr (is_optional<T>::value)
      (text += '?', kind_of<typename T::value_type>());
    else if constexpr (is_vector<T>::value)
      (text += '*', kind_of<typename T::value_type>());
    else if constexpr (is_string_map<T>::value)
      (text += '%', kind_of<typename T::mapped_type>());
    else {
      T value{};
      text += '{';
      if constexpr (WalksItself<T, RowLayout>)
        value.serialize(*this);
      else
        serialize(*this, value);
      text += '}';
    }
  }

 private:
  template <class T>
  void field(const cereal::NameValuePair<T>& named) {
    text.append(named.name) += ':';
    kind_of<std::remove_cvref_t<T>>();
    text += ' ';
  }
  template <class T>
  void field(const T&) {
    kind_of<T>();
  }
};

template <class Row>
std::string row_layout() {
  RowLayout layout;
  layout.kind_of<Row>();
  return layout.text;
}

}  // namespace yiben::projections
