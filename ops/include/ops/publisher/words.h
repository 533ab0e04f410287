// What a publisher reads, in his language: ops/messages/procedure and the roles of api/messages.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "api/server/messages.h"
#include "domain/life_events/department.h"
#include "domain/life_events/life_event.h"

namespace yiben::ops {

class PublisherWords {
 public:
  // Error: the file that cannot be read.
  static Result<PublisherWords, std::string> load(bool chinese);

  std::string text(const std::string& key,
                   const std::map<std::string, std::string>& args = {}) const;
  std::string of(const Text& text) const { return chinese_ ? text.zh : text.en; }
  std::string limit(const Limit&) const;  // “5 working days”
  std::string role(Role) const;
  std::string roles(const std::vector<Role>&) const;
  // Whose step it is: “公安 · 户口注销”.
  std::string department(const Departments&, const SagaStep&) const;

 private:
  bool chinese_ = true;
  api::MessageTable own_, roles_;
};

}  // namespace yiben::ops
