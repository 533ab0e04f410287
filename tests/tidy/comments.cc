#include <cctype>

#include "tests/tidy/source_tree.h"

namespace tidy {
namespace {

// Walks the text of a C++ file once. It knows just enough of the language to tell comments from
// strings: quotes, escapes, raw strings, and that 1'000 holds no character literal.
class CommentBlanker {
 public:
  std::string line(const std::string& text) {
    std::string code;
    for (std::size_t at = 0; at < text.size();) at = step(text, at, code);
    return code;
  }

 private:
  std::size_t step(const std::string& text, std::size_t at, std::string& code) {
    if (in_comment_) return skip_to(text, at, "*/", in_comment_);
    if (!raw_end_.empty()) return copy_raw(text, at, code);
    if (text.compare(at, 2, "//") == 0) return text.size();
    if (text.compare(at, 2, "/*") == 0) {
      in_comment_ = true;
      code += ' ';
      return at + 2;
    }
    if (text.compare(at, 2, "R\"") == 0) return open_raw(text, at, code);
    const bool digit_separator = text[at] == '\'' && at > 0 && std::isalnum(text[at - 1]);
    const bool quote = text[at] == '"' || text[at] == '\'';
    if (quote && !digit_separator) return copy_quoted(text, at, code);
    code += text[at];
    return at + 1;
  }

  static std::size_t skip_to(const std::string& text, std::size_t at, const char* end, bool& open) {
    const std::size_t found = text.find(end, at);
    if (found == std::string::npos) return text.size();
    open = false;
    return found + 2;
  }

  std::size_t open_raw(const std::string& text, std::size_t at, std::string& code) {
    const std::size_t paren = text.find('(', at);
    if (paren == std::string::npos) return text.size();
    raw_end_ = ")" + text.substr(at + 2, paren - at - 2) + "\"";
    code += text.substr(at, paren + 1 - at);
    return paren + 1;
  }

  std::size_t copy_raw(const std::string& text, std::size_t at, std::string& code) {
    const std::size_t found = text.find(raw_end_, at);
    const std::size_t end = found == std::string::npos ? text.size() : found + raw_end_.size();
    if (found != std::string::npos) raw_end_.clear();
    code += text.substr(at, end - at);
    return end;
  }

  static std::size_t copy_quoted(const std::string& text, std::size_t at, std::string& code) {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != text[at]) end += text[end] == '\\' ? 2 : 1;
    end = std::min(end + 1, text.size());
    code += text.substr(at, end - at);
    return end;
  }

  bool in_comment_ = false;
  std::string raw_end_;  // what closes the raw string we are in
};

TEST(Comments, AreBlankedAndStringsStay) {
  const auto code = without_comments(planted("a.cc",
                                             "int a = 1'000;  // one\n"
                                             "auto u = \"http://x\"; /* two\n"
                                             "three */ int b;\n"
                                             "auto r = R\"j({ \"//\": 1\n"
                                             "// still text)j\"; // four\n"
                                             "char q = '\"'; // five\n"));
  const std::vector<std::string> expected = {
      "int a = 1'000;  ",          "auto u = \"http://x\";  ", " int b;",
      "auto r = R\"j({ \"//\": 1", "// still text)j\"; ",      "char q = '\"'; "};
  EXPECT_EQ(code, expected);
}

}  // namespace

std::vector<std::string> without_comments(const SourceFile& file) {
  CommentBlanker blanker;
  std::vector<std::string> code;
  for (const std::string& line : file.lines) code.push_back(blanker.line(line));
  return code;
}

}  // namespace tidy
