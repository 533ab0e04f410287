// One caseworker's endless afternoon: registers a family, forms their household, files for dibao
// and carries the case to its public notice, then the next family.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/codec/json.h"
#include "tests/http_client.h"

namespace yiben {

// Everybody who takes part in a case.
inline constexpr const char* caller_logins[] = {"clerk01", "clerk02", "reviewer01", "district01"};

struct SentCommand {
  std::string login, path, body, key;
  std::string kind;  // commands of one kind write the same types of events
};

// A command and what it was answered.
struct AnsweredCommand {
  SentCommand command;
  std::string id;  // of the person, household or claim it made
  std::uint64_t position = 0;
};

struct OpenClaim {
  std::string claim, open_step;  // as far as was answered
};

class Caller {
 public:
  // `number` of `callers`, so that no two register the same person.
  Caller(int number, int callers) : number_(number), callers_(callers) {}

  // What comes next, from what has been answered so far. The same until answered() is told.
  const SentCommand& next();
  void answered(const json::object&);

  const std::vector<AnsweredCommand>& all() const { return all_; }
  const std::vector<OpenClaim>& claims() const { return claims_; }

 private:
  SentCommand person();
  SentCommand household() const;
  SentCommand claim() const;
  SentCommand step(const std::string& step, const std::string& outcome) const;
  json::object facts() const;

  int number_, callers_;
  int people_ = 0, done_ = 0;         // registered in all; of the case at hand
  std::vector<std::string> members_;  // of the family at hand
  std::string household_;
  std::optional<SentCommand> waiting_;
  std::vector<AnsweredCommand> all_;
  std::vector<OpenClaim> claims_;
};

}  // namespace yiben
