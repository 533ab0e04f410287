// BatchFolder: a department without a system that answers at once. Calls go out to it in files and
// its answers come back in files, as over an exchange machine 前置机; docs/departments.md says what
// is in them.
//
//   out/20260302T081500-1.jsonl, .sig   ours, until the department takes them away
//   sent/…                              our copy of the same
//   in/<name>.jsonl, .sig               its answers
//   taken/…, refused/…                  where these go once they are read, or cannot be believed
//
// A call is answered with `accepted` at once and with its result once that has come. Files are not
// forced to disk: what a power cut takes is missing from sent/, so the next query finds the key
// absent and the call is made again.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "workflows/life_events/connectors.h"

namespace yiben::workflows {

// By "<key>/perform" or "<key>/undo".
struct BatchAnswers {
  std::map<std::string, StepReply> replies;
  std::string trouble;  // of the first line that is no answer to what was asked
};
BatchAnswers batch_answers(const std::string& body, const std::set<std::string>& asked);

// Threads: one at a time.
class BatchFolder {
 public:
  using Secrets = std::function<std::vector<std::string>()>;  // shared with the department
  using Now = std::function<std::int64_t()>;                  // microseconds

  static constexpr std::size_t lines_max = 5'000;  // of one file

  // Reads back what was sent and answered before. `folder` and what is in it are made if need be.
  BatchFolder(std::filesystem::path folder, Secrets secrets, Now now);

  StepReply call(const StepCall&);
  // Writes what has gathered as files, and reads the answers that have come.
  void exchange();

  std::size_t waiting() const { return waiting_.size(); }
  // What was wrong with the last file written or read; empty: nothing.
  const std::string& trouble() const { return trouble_; }

 private:
  bool write_batch(const std::vector<std::string>& lines);
  void take_answers(const std::filesystem::path& file);
  void read_back();

  const std::filesystem::path folder_;
  const Secrets secrets_;
  const Now now_;
  std::vector<std::string> waiting_;          // lines not yet in a file
  std::set<std::string> asked_;               // as the keys of BatchAnswers
  std::map<std::string, StepReply> answers_;  // by the same
  std::string trouble_;
};

}  // namespace yiben::workflows
