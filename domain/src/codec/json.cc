#include "domain/codec/json.h"

#include <algorithm>
#include <stdexcept>

#include "domain/codec/base64.h"
#include "domain/codec/sealed_json.h"

namespace yiben {

namespace {

void print(const json::value& v, std::string& out, int depth) {
  auto indent = [&](int d) { out += '\n' + std::string(static_cast<std::size_t>(d) * 2, ' '); };
  if (auto* o = v.if_object(); o && !o->empty()) {
    out += '{';
    bool first = true;
    for (const auto& kv : *o) {
      if (!first) out += ',';
      first = false;
      indent(depth + 1);
      out += json::serialize(json::string(kv.key())) + ": ";
      print(kv.value(), out, depth + 1);
    }
    indent(depth);
    out += '}';
  } else if (auto* a = v.if_array(); a && !a->empty() && !a->front().is_string()) {
    out += '[';
    for (std::size_t i = 0; i < a->size(); ++i) {
      if (i) out += ',';
      indent(depth + 1);
      print((*a)[i], out, depth + 1);
    }
    indent(depth);
    out += ']';
  } else {
    out += json::serialize(v);
  }
}

}  // namespace

void throw_exception_from_error(const JsonProblem& p, const boost::source_location&) {
  throw std::logic_error("JSON problem not looked at: " + p.path + " " + p.what);
}

void throw_exception_from_error(Unread why, const boost::source_location&) {
  throw std::logic_error(why == Unread::erased ? "erased" : "unreadable");
}

Result<json::value, JsonProblem> parse_json(std::string_view text) {
  boost::system::error_code ec;
  json::parse_options options;
  options.max_depth = 32;
  auto value = json::parse(json::string_view(text.data(), text.size()), ec, {}, options);
  if (ec) return JsonProblem{"/", "not JSON: " + ec.message()};
  return value;
}

std::string indented(const json::value& v) {
  std::string out;
  print(v, out, 0);
  return out + "\n";
}

}  // namespace yiben
