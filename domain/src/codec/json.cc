#include "domain/codec/json.h"

#include <algorithm>
#include <stdexcept>

#include "domain/codec/base64.h"

namespace yiben {

void throw_exception_from_error(const JsonProblem& p, const boost::source_location&) {
  throw std::logic_error("JSON problem not looked at: " + p.path + " " + p.what);
}

json::value JsonWriter::write_private(const Private& p) {
  if (p.subject.is_nil()) return nullptr;
  json::object out{{"subject", p.subject.text()}};
  if (!p.sealed.empty()) out["sealed"] = base64(p.sealed);
  return out;
}

void JsonReader::read_private(const json::value& in, Private& v, const std::string& path) {
  if (in.is_null()) return;
  auto* o = in.if_object();
  auto* subject = o ? o->if_contains("subject") : nullptr;
  if (!subject) return fail(path, "not a sealed value");
  read(*subject, v.subject, path + "/subject");
  if (auto* sealed = o->if_contains("sealed")) {
    auto bytes =
        sealed->is_string() ? from_base64(std::string_view(sealed->get_string())) : std::nullopt;
    if (!bytes) return fail(path + "/sealed", "not base64");
    v.sealed = *bytes;
  }
}

void JsonReader::refuse_unknown() {
  if (problem || !object_) return;
  for (const auto& kv : *object_)
    if (std::find(known_.begin(), known_.end(), std::string_view(kv.key())) == known_.end())
      return fail(path_ + "/" + std::string(kv.key()), "unknown");
}

Result<json::value, JsonProblem> parse_json(std::string_view text) {
  boost::system::error_code ec;
  json::parse_options options;
  options.max_depth = 32;
  auto value = json::parse(json::string_view(text.data(), text.size()), ec, {}, options);
  if (ec) return JsonProblem{"/", "not JSON: " + ec.message()};
  return value;
}

}  // namespace yiben
