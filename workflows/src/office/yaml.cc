#include "workflows/office/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <utility>

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

// Sees where documents begin. YAML::LoadAll never ends on text like ",x": it makes empty documents
// until memory is gone.
struct Documents : YAML::EventHandler {
  using Mark = YAML::Mark;
  using Style = YAML::EmitterStyle::value;
  Mark begins;  // the last document's first value
  bool empty = true;

  void at(const Mark& mark) {
    if (std::exchange(empty, false)) begins = mark;
  }
  void OnDocumentStart(const Mark& mark) override {
    begins = mark;
    empty = true;
  }
  void OnDocumentEnd() override {}
  void OnNull(const Mark& mark, YAML::anchor_t) override { at(mark); }
  void OnAlias(const Mark& mark, YAML::anchor_t) override { at(mark); }
  void OnScalar(const Mark& mark, const std::string&, YAML::anchor_t, const std::string&) override {
    at(mark);
  }
  void OnSequenceStart(const Mark& mark, const std::string&, YAML::anchor_t, Style) override {
    at(mark);
  }
  void OnSequenceEnd() override {}
  void OnMapStart(const Mark& mark, const std::string&, YAML::anchor_t, Style) override {
    at(mark);
  }
  void OnMapEnd() override {}
};

YAML::Node only_document(const std::string& text) {
  std::istringstream in(text);
  YAML::Parser parser(in);
  Documents documents;
  if (parser.HandleNextDocument(documents) && parser.HandleNextDocument(documents))
    refuse(documents.begins, "more than one document");
  return YAML::Load(text);
}

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
    return Walk().value(only_document(std::string(text)), 1);
  } catch (const YAML::Exception& e) {
    return refused(with_place(e));
  }
}

int yaml_line(std::string_view text, std::string_view pointer) {
  try {
    YAML::Node node = YAML::Load(std::string(text));
    int line = node.Mark().line;
    while (!pointer.empty()) {
      pointer.remove_prefix(1);
      const auto end = std::min(pointer.find('/'), pointer.size());
      const std::string part(pointer.substr(0, end));
      pointer.remove_prefix(end);
      YAML::Node next;
      if (node.IsSequence()) {
        const auto n = whole_number(part);
        if (!n || *n < 0 || static_cast<std::size_t>(*n) >= node.size()) break;
        next.reset(node[static_cast<std::size_t>(*n)]);
      } else if (node.IsMap()) {
        for (const auto& field : node)
          if (field.first.IsScalar() && field.first.Scalar() == part) {
            line = field.first.Mark().line;
            next.reset(field.second);
          }
      }
      if (!next.IsDefined() || next.IsNull()) break;
      if (node.IsSequence()) line = next.Mark().line;
      node.reset(next);
    }
    return std::max(line, 0) + 1;  // nothing has no line
  } catch (const YAML::Exception&) {
    return 1;
  }
}

Loaded<json::value> load_yaml(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  if (!in) return FileProblem{file.string() + ": cannot be read"};
  auto value = yaml_to_json(text.str());
  if (!value) return FileProblem{file.filename().string() + ": " + value.error()};
  return *value;
}

}  // namespace yiben::workflows
