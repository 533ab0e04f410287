// Findings of a file while it is read, and the text helpers the checks share.
#pragma once

#include "ops/import.h"

namespace yiben::ops {

class Findings {
 public:
  void add(ImportFault fault, int line, int column, std::string header,
           std::map<std::string, std::string> details = {}) {
    all_.push_back(
        {std::string(enum_name(fault)), line, column, std::move(header), std::move(details)});
  }
  bool empty() const { return all_.empty(); }
  std::size_t size() const { return all_.size(); }
  std::vector<Finding> sorted() &&;

 private:
  std::vector<Finding> all_;
};

// Without space around, also the wide and the unbreakable one, and without the apostrophe that
// keeps a spreadsheet from counting with a number.
std::string_view trimmed(std::string_view);
// As words are compared: no spaces at all, ASCII letters small.
std::string folded(std::string_view);
std::size_t characters(std::string_view utf8);
std::vector<std::string_view> split(std::string_view, const std::vector<std::string>& separators);

}  // namespace yiben::ops
