#include "domain/money/funeral_home.h"

#include <algorithm>
#include <set>

#include "domain/office/division.h"

namespace yiben {
namespace {

bool is_code(const std::string& code) {
  return !code.empty() && code.size() <= 40 && code.front() >= 'a' && code.front() <= 'z' &&
         std::all_of(code.begin(), code.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

}  // namespace

std::vector<std::string> problems(const FuneralHomeList& list) {
  std::vector<std::string> out;
  std::set<std::string> seen;
  for (const auto& home : list.homes) {
    auto wrong = [&](const char* what) { out.push_back("home " + home.code + ": " + what); };
    if (!is_code(home.code)) wrong("the code is not small letters, digits and dashes");
    if (!seen.insert(home.code).second) wrong("stands twice");
    if (home.name.empty()) wrong("has no name");
    if (!Division::parse(home.division)) wrong("stands in no division");
    if (home.bank.empty() || home.account.empty() || home.account_holder.empty())
      wrong("has no account to be settled with");
  }
  return out;
}

}  // namespace yiben
