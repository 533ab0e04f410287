// JSON as the text of a Private. What shape it has is said in it, since nothing outside can look:
// {"version":1,"value":{…}}. An erased value and one that cannot be read are two things: the first
// is lawful and stays so, the second is corruption and stops whoever reads.
#pragma once

#include "domain/codec/json.h"
#include "domain/core/private.h"

namespace yiben {

// Of the shape T has now; a change that older text does not fit raises it.
template <class T>
inline constexpr std::int32_t sealed_version = 1;

namespace detail {
template <class T>
struct SealedJson {
  std::int32_t version = 0;
  T value;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(version), CEREAL_NVP(value));
  }
};
}  // namespace detail

template <class T>
std::string sealed_json(const T& value) {
  return json::serialize(to_json(detail::SealedJson<T>{sealed_version<T>, value}));
}

enum class Unread { erased, unreadable };
[[noreturn]] void throw_exception_from_error(Unread, const boost::source_location&);

template <class T>
Result<T, Unread> opened_json(const Private& in) {
  if (in.plain.empty()) return Unread::erased;
  auto text = from_json_text<detail::SealedJson<T>>(in.plain);
  if (!text || text->version != sealed_version<T>) return Unread::unreadable;
  return std::move(text->value);
}
template <class T>
bool is_unreadable(const Private& in) {
  const auto opened = opened_json<T>(in);
  return !opened && opened.error() == Unread::unreadable;
}

}  // namespace yiben
