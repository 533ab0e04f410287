#include "ops/import.h"

namespace yiben::ops {

std::string default_messages_folder() { return std::string(YIBEN_SOURCE_DIR) + "/ops/messages"; }

workflows::Loaded<ImportWords> load_import_words(const std::string& folder) {
  return workflows::load_yaml_as<ImportWords>(std::filesystem::path(folder) / "import.yaml");
}

namespace {

std::string filled(std::string text, const std::map<std::string, std::string>& values) {
  for (const auto& [name, value] : values) {
    auto hole = "{" + name + "}";
    for (auto at = text.find(hole); at != std::string::npos;
         at = text.find(hole, at + value.size()))
      text.replace(at, hole.size(), value);
  }
  return text;
}

// The words under a name; the bare name when message data has none, so that nothing is swallowed.
Text words_of(const std::map<std::string, Text>& all, const std::string& name) {
  auto found = all.find(name);
  return found == all.end() ? Text{name, name} : found->second;
}

}  // namespace

Text filled(const Text& text, const std::map<std::string, std::string>& values) {
  return {filled(text.zh, values), filled(text.en, values)};
}

std::string told(const Finding& finding, const ImportWords& words) {
  auto place = filled(words_of(words.places, finding.line == 0     ? "file"
                                             : finding.column == 0 ? "row"
                                                                   : "cell"),
                      {{"line", std::to_string(finding.line)},
                       {"letters", column_letters(finding.column)},
                       {"header", finding.header}});
  auto what = filled(words_of(words.faults, finding.fault), finding.details);
  return place.zh + " " + what.zh + " | " + place.en + ": " + what.en;
}

}  // namespace yiben::ops
