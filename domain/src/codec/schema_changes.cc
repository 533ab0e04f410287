#include "domain/codec/schema_changes.h"

#include <algorithm>
#include <array>
#include <set>

namespace yiben {
namespace {

// Compared by their own rules, or only words.
constexpr std::array<std::string_view, 9> not_constraints = {
    "properties", "required",    "items", "additionalProperties", "$defs", "$schema",
    "title",      "description", "$ref"};

bool is_constraint(std::string_view key) {
  return std::ranges::find(not_constraints, key) == not_constraints.end();
}

class Comparison {
 public:
  Comparison(const json::value& older, const json::value& newer) : older_(older), newer_(newer) {}

  std::vector<std::string> changes() {
    compare(older_, newer_, "");
    return std::move(changes_);
  }

 private:
  static const json::object& resolved(const json::value& schema, const json::value& document) {
    const auto* ref = schema.as_object().if_contains("$ref");
    if (!ref) return schema.as_object();
    const std::string path(ref->as_string());
    return resolved(document.at("$defs").at(path.substr(path.rfind('/') + 1)), document);
  }

  void compare(const json::value& old_schema, const json::value& new_schema,
               const std::string& path) {
    const auto& a = resolved(old_schema, older_);
    const auto& b = resolved(new_schema, newer_);
    if (!compared_.insert({&a, &b}).second) return;  // a struct that contains itself
    compare_constraints(a, b, path);
    compare_fields(a, b, path);
    compare_inner(a, b, "items", path + "[]");
    compare_inner(a, b, "additionalProperties", path + "/*");
  }

  void compare_constraints(const json::object& a, const json::object& b, const std::string& path) {
    std::set<std::string_view> keys;
    for (const auto* side : {&a, &b})
      for (const auto& kv : *side)
        if (is_constraint(kv.key())) keys.insert(kv.key());
    for (const auto key : keys) {
      const auto* was = a.if_contains(key);
      const auto* is = b.if_contains(key);
      if (was && is && *was == *is) continue;
      if (!was && key == "format" && is_integer(b)) continue;  // how wide it always was
      change(path, std::string(key) + " was " + (was ? json::serialize(*was) : "any") + ", is " +
                       (is ? json::serialize(*is) : "any"));
    }
  }

  void compare_fields(const json::object& a, const json::object& b, const std::string& path) {
    const auto* was = fields(a);
    const auto* is = fields(b);
    if (was)
      for (const auto& kv : *was) {
        const auto here = path + "/" + std::string(kv.key());
        const auto* now = is ? is->if_contains(kv.key()) : nullptr;
        if (!now) {
          change(here, "removed");
          continue;
        }
        if (is_required(a, kv.key()) != is_required(b, kv.key()))
          change(here, is_required(b, kv.key()) ? "is now required" : "is no longer required");
        compare(kv.value(), *now, here);
      }
    if (is)
      for (const auto& kv : *is)
        if (!(was && was->contains(kv.key())) && is_required(b, kv.key()))
          change(path + "/" + std::string(kv.key()), "new and required");
  }

  static bool is_integer(const json::object& schema) {
    const auto* type = schema.if_contains("type");
    return type && *type == "integer";
  }
  // Whether other fields are allowed is not compared: readers are told to leave them out.
  void compare_inner(const json::object& a, const json::object& b, std::string_view key,
                     const std::string& path) {
    const auto* was = a.if_contains(key);
    const auto* is = b.if_contains(key);
    const bool had = was && was->is_object(), has = is && is->is_object();
    if (had && has) return compare(*was, *is, path);
    if (had != has) change(path, had ? "its type was given, is open" : "its type was open");
  }

  static const json::object* fields(const json::object& schema) {
    const auto* found = schema.if_contains("properties");
    return found ? found->if_object() : nullptr;
  }
  static bool is_required(const json::object& schema, std::string_view field) {
    const auto* names = schema.if_contains("required");
    return names && std::ranges::any_of(names->as_array(), [&](const json::value& name) {
             return name.as_string() == field;
           });
  }
  void change(const std::string& path, const std::string& what) {
    changes_.push_back((path.empty() ? "/" : path) + ": " + what);
  }

  const json::value& older_;
  const json::value& newer_;
  std::set<std::pair<const json::object*, const json::object*>> compared_;
  std::vector<std::string> changes_;
};

}  // namespace

std::vector<std::string> incompatible_changes(const json::value& older, const json::value& newer) {
  return Comparison(older, newer).changes();
}

}  // namespace yiben
