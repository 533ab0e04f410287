#include "tests/server/made_up.h"

#include <climits>

namespace yiben {
namespace {

constexpr int depth_max = 6;

}  // namespace

std::int64_t MadeUp::number() {
  constexpr std::int64_t some[] = {
      0,         1,         -1,       2, 7, 100, 62'000, 1LL << 31, -(1LL << 31), (1LL << 53) + 1,
      1LL << 62, INT64_MAX, INT64_MIN};
  return some[below(std::size(some))];
}

std::string MadeUp::nasty() {
  switch (below(14)) {
    case 0:
      return "";
    case 1:
      return std::string(1, '\0');
    case 2:
      return std::string("a\0b", 3);
    case 3:
      return std::string(300, 'a');
    case 4:
      return std::string(70'000, 'x');
    case 5:
      return "\n\r\t";
    case 6:
      return "<b>甲</b>";
    case 7:
      return "\xE2\x80\x8B\xE3\x80\x80";  // no width, then the wide space
    case 8:
      return "\xF0\x9F\x98\x80";
    case 9:
      return "=1+1";
    case 10:
      return "../../etc/passwd";
    case 11:
      return "-";
    case 12:
      return std::string(100, '\xE7') + "\xBA";  // no UTF-8
    default:
      return std::to_string(number());
  }
}

std::string MadeUp::known() { return known_.empty() ? nasty() : known_[below(known_.size())]; }

std::string MadeUp::text() {
  switch (below(4)) {
    case 0:
      return nasty();
    case 1:
      return "演示";
    default:
      return known();
  }
}

std::string MadeUp::day() {
  const std::string some[] = {"2026-02-28", "2026-02-30", "1900-01-01", "9999-12-31",
                              "0000-00-00", "2026-13-01", "2027-01-01", ""};
  return some[below(std::size(some))];
}

json::value MadeUp::any(int depth) {
  switch (below(depth > depth_max ? 5 : 7)) {
    case 0:
      return nullptr;
    case 1:
      return one_in(2);
    case 2:
      return number();
    case 3:
      return 0.1;
    case 4:
      return json::string(nasty());
    case 5: {
      json::array out;
      for (auto left = below(5); left > 0; --left) out.push_back(any(depth + 1));
      return out;
    }
    default: {
      json::object out;
      for (auto left = below(5); left > 0; --left) out[known()] = any(depth + 1);
      return out;
    }
  }
}

json::value MadeUp::of(const Shape& shape) {
  if (one_in(40)) return any(0);
  switch (shape.kind) {
    case Shape::Kind::flag:
      return one_in(2);
    case Shape::Kind::integer:
    case Shape::Kind::fen:
      return number();
    case Shape::Kind::name:
      return shape.names.empty() || one_in(10)
                 ? json::value(text())
                 : json::value(json::string(shape.names[below(shape.names.size())]));
    case Shape::Kind::text:
    case Shape::Kind::personal:
      return json::string(text());
    case Shape::Kind::date:
      return json::string(day());
    case Shape::Kind::month:
      return json::string(day().substr(0, 7));
    case Shape::Kind::instant:
      return one_in(2) ? json::value(number()) : json::value("2026-02-28T00:00:00Z");
    case Shape::Kind::id:
      return json::string(known());
    case Shape::Kind::any_json:
      return any(0);
    case Shape::Kind::optional:
      return one_in(2) ? json::value(nullptr) : of(shape.of());
    case Shape::Kind::list: {
      json::array out;
      for (auto left = one_in(30) ? 300 : below(4); left > 0; --left) out.push_back(of(shape.of()));
      return out;
    }
    case Shape::Kind::map: {
      json::object out;
      for (auto left = below(4); left > 0; --left) out[text()] = of(shape.of());
      return out;
    }
    case Shape::Kind::record:
      break;
  }
  json::object out;
  for (const auto& field : shape.fields)
    if (!one_in(12)) out[field.name] = of(field.shape());
  if (one_in(20)) out["not_a_field"] = any(0);
  return out;
}

}  // namespace yiben
