#include "api/messages.h"

#include <fstream>
#include <sstream>

#include "domain/codec/json.h"
#include "workflows/yaml.h"

namespace yiben::api {
namespace {

using Words = std::map<std::string, std::string>;

Result<Words, MessageProblem> load_words(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  if (!in) return MessageProblem{file + ": cannot be read"};
  auto value = workflows::yaml_to_json(text.str());
  if (!value) return MessageProblem{file + ": " + value.error()};
  auto words = from_json<Words>(*value);
  if (!words) return MessageProblem{file + ": " + words.error().path + ": " + words.error().what};
  return *words;
}

std::string filled(const Words& words, const std::string& key, const Words& args) {
  auto found = words.find(key);
  if (found == words.end()) return key;
  std::string out;
  const std::string& text = found->second;
  for (std::size_t i = 0; i < text.size();) {
    auto end = text[i] == '{' ? text.find('}', i) : std::string::npos;
    auto arg = end == std::string::npos ? args.end() : args.find(text.substr(i + 1, end - i - 1));
    if (arg == args.end()) {
      out += text[i++];
    } else {
      out += arg->second;
      i = end + 1;
    }
  }
  return out;
}

}  // namespace

Result<MessageTable, MessageProblem> MessageTable::load(const std::string& folder) {
  MessageTable out;
  auto zh = load_words(folder + "/zh-CN.yaml");
  if (!zh) return zh.error();
  auto en = load_words(folder + "/en.yaml");
  if (!en) return en.error();
  out.zh_ = std::move(*zh);
  out.en_ = std::move(*en);
  return out;
}

std::string MessageTable::zh(const std::string& key, const Words& args) const {
  return filled(zh_, key, args);
}
std::string MessageTable::en(const std::string& key, const Words& args) const {
  return filled(en_, key, args);
}

}  // namespace yiben::api
