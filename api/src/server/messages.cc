#include "api/server/messages.h"

namespace yiben::api {
namespace {

using Words = std::map<std::string, std::string>;

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

workflows::Loaded<MessageTable> MessageTable::load(const std::string& folder) {
  MessageTable out;
  auto zh = workflows::load_yaml_as<Words>(folder + "/zh-CN.yaml");
  if (!zh) return zh.error();
  auto en = workflows::load_yaml_as<Words>(folder + "/en.yaml");
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
