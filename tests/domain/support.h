// Short words for tests of the domain: days, money, and people by number.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "domain/core/date.h"
#include "domain/core/ids.h"
#include "domain/core/money.h"
#include "domain/office/actor.h"

namespace yiben {

inline Date day(std::string_view text) { return Date::parse(text).value(); }
inline Month month(std::string_view text) { return Month::parse(text).value(); }
inline Fen yuan(std::string_view text) { return Fen::parse_yuan(text).value(); }

inline Uuid uuid(int n) {
  Uuid u;
  u.bytes.fill(static_cast<std::uint8_t>(n));
  return u;
}
inline PersonId person(int n) { return {uuid(n)}; }
inline UserId user(int n) { return {uuid(n)}; }

// An official of the whole district, so that only the role is in question.
inline Actor official(Role role, int n) { return {user(n), role, "500199"}; }

inline void PrintTo(Fen fen, std::ostream* out) { *out << fen.yuan() << " yuan"; }
inline void PrintTo(Date date, std::ostream* out) { *out << date.text(); }
inline void PrintTo(Month m, std::ostream* out) { *out << m.text(); }
template <class Tag>
void PrintTo(const Id<Tag>& id, std::ostream* out) {
  *out << id.text();
}

}  // namespace yiben
