// Reviews: periodic reviews 定期核查 that open themselves, as a case in the town's inbox, when an
// award's is due (some days before, where the rule pack says so; at once after a member's death).
// Kept as a fold of the awards' streams, ordered by day; nothing is stored, so a restart finds the
// same reviews in the log.
#pragma once

#include <map>
#include <memory>
#include <set>

#include "domain/awards/award.h"
#include "workflows/cases/claims.h"

namespace yiben::workflows {

// Why a review was set: it opens at once.
inline constexpr std::string_view member_died = "member_died";

// Threads: one at a time.
class Reviews {
 public:
  Reviews(const Book& book, RuleBook& rules) : book_(book), rules_(rules) {}

  // Looks at no more than `batch` awards whose day has come. Returns how many cases it opened: one
  // for each due date, whoever asks and however often. While another case about the same people is
  // open, a review waits and is tried again the next day.
  Outcome<std::size_t> tick(std::size_t batch = 100);

  std::size_t waiting() const { return queue_.size(); }

 private:
  struct Watched {
    std::string programme;
    std::optional<Date> due;
    std::optional<Month> until;
    bool stopped = false;
    bool at_once = false;         // due on that day, but not waited for
    std::optional<Date> look_on;  // its place in the queue
  };

  Outcome<void> catch_up();
  void apply(const Award::Event&);
  void queue(AwardId, Watched&, std::optional<Date> on);
  std::optional<Date> opens_on(const Watched&) const;
  // Whether a case was opened; a rejection when it has to wait.
  Outcome<bool> open(AwardId, Date due) const;

  const Book& book_;
  RuleBook& rules_;
  eventstore::Position read_to_ = 0;
  std::shared_ptr<const Rules> in_force_;
  Date in_force_on_;
  std::map<AwardId, Watched> awards_;
  std::set<std::pair<Date, AwardId>> queue_;
};

}  // namespace yiben::workflows
