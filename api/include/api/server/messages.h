// MessageTable: the words users see, from api/messages/{zh-CN,en}.yaml.
#pragma once

#include <map>
#include <string>

#include "workflows/office/yaml.h"

namespace yiben::api {

class MessageTable {
 public:
  static workflows::Loaded<MessageTable> load(const std::string& folder);

  // {name} in the text is filled from args; the key itself when there are no words for it.
  std::string zh(const std::string& key, const std::map<std::string, std::string>& args = {}) const;
  std::string en(const std::string& key, const std::map<std::string, std::string>& args = {}) const;
  const std::map<std::string, std::string>& all_zh() const { return zh_; }
  const std::map<std::string, std::string>& all_en() const { return en_; }

 private:
  std::map<std::string, std::string> zh_, en_;
};

}  // namespace yiben::api
