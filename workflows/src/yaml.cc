#include "workflows/yaml.h"

#include <yaml-cpp/yaml.h>

#include <charconv>
#include <optional>
#include <stdexcept>

namespace yiben::workflows {
namespace {

constexpr int depth_max = 32;
constexpr int values_max = 1'000'000;

// Ours and yaml-cpp's own refusals leave the walk the same way and are caught in yaml_to_json.
[[noreturn]] void refuse(const YAML::Mark& mark, const std::string& what) {
  throw YAML::Exception(mark, what);
}

std::optional<std::int64_t> whole_number(const std::string& text) {
  auto digits = std::string_view(text);
  if (digits.starts_with('-')) digits.remove_prefix(1);
  if (digits.size() > 1 && digits[0] == '0') return std::nullopt;
  std::int64_t n = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return n;
}

json::value plain(const std::string& text) {
  if (text == "true") return true;
  if (text == "false") return false;
  if (auto n = whole_number(text)) return *n;
  return json::value(text);
}

class Walk {
 public:
  json::value value(const YAML::Node& node, int depth) {
    if (depth > depth_max) refuse(node.Mark(), "more than 32 levels");
    if (++values_ > values_max) refuse(node.Mark(), "more than 1,000,000 values");
    const auto& tag = node.Tag();  // "?" for plain scalars, "!" for quoted ones
    if (!tag.empty() && tag != "?" && tag != "!") refuse(node.Mark(), "tags are not used here");
    switch (node.Type()) {
      case YAML::NodeType::Scalar:
        return tag == "?" ? plain(node.Scalar()) : json::value(node.Scalar());
      case YAML::NodeType::Sequence:
        return list(node, depth);
      case YAML::NodeType::Map:
        return map(node, depth);
      default:
        return nullptr;
    }
  }

 private:
  json::value list(const YAML::Node& node, int depth) {
    json::array out;
    for (const auto& item : node) out.push_back(value(item, depth + 1));
    return out;
  }
  json::value map(const YAML::Node& node, int depth) {
    json::object out;
    for (const auto& pair : node) {
      if (!pair.first.IsScalar()) refuse(pair.first.Mark(), "a key that is not a text");
      const auto& key = pair.first.Scalar();
      if (out.contains(key)) refuse(pair.first.Mark(), "the key '" + key + "' is there twice");
      out[key] = value(pair.second, depth + 1);
    }
    return out;
  }

  int values_ = 0;
};

std::string with_place(const YAML::Exception& e) {
  if (e.mark.is_null()) return e.msg;
  return "line " + std::to_string(e.mark.line + 1) + ", column " +
         std::to_string(e.mark.column + 1) + ": " + e.msg;
}

}  // namespace

Result<json::value, std::string> yaml_to_json(std::string_view text) {
  auto refused = [](std::string why) {
    return Result<json::value, std::string>(boost::system::in_place_error, std::move(why));
  };
  try {
    auto documents = YAML::LoadAll(std::string(text));
    if (documents.size() > 1) refuse(documents[1].Mark(), "more than one document");
    if (documents.empty()) return json::value(nullptr);
    return Walk().value(documents[0], 1);
  } catch (const YAML::Exception& e) {
    return refused(with_place(e));
  }
}

}  // namespace yiben::workflows
