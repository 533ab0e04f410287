#include "workflows/awards/reviews.h"

#include <algorithm>

#include "awards/known_facts.h"

namespace yiben::workflows {

void Reviews::queue(AwardId id, Watched& award, std::optional<Date> on) {
  if (award.look_on) queue_.erase({*award.look_on, id});
  award.look_on = on;
  if (on) queue_.insert({*on, id});
}

std::optional<Date> Reviews::opens_on(const Watched& award) const {
  if (!award.due || award.stopped) return std::nullopt;
  const RulePack* pack = in_force_->pack_on(book_.rule_pack, book_.today());
  const ProgrammeRules* p = pack ? pack->programme(award.programme) : nullptr;
  if (!p || !p->review || !p->review->procedure) return std::nullopt;
  const Date usual = *award.due - p->review->opens_days_before.value_or(0);
  return award.at_once ? std::min(usual, book_.today()) : usual;
}

void Reviews::apply(const Award::Event& event) {
  auto id = std::visit([](const auto& e) { return e.award; }, event);
  Watched& award = awards_[id];
  if (auto* e = std::get_if<Award::Granted>(&event)) {
    award.programme = e->programme;
    award.due = e->review_due;
    award.until = e->until;
  } else if (auto* e = std::get_if<Award::Changed>(&event)) {
    award.until = e->until;
  } else if (auto* e = std::get_if<Award::PhaseOutStarted>(&event)) {
    award.until = e->until;
  } else if (auto* e = std::get_if<Award::ReviewSet>(&event)) {
    award.due = e->due;
    award.at_once = e->reason == member_died;
  } else {
    award.stopped = std::holds_alternative<Award::Stopped>(event);
  }
  queue(id, award, opens_on(award));
}

Outcome<void> Reviews::catch_up() {
  auto rules = rules_.now();
  if (!rules) return rules.error();
  // Newer rules may open earlier or later.
  if (*rules != in_force_ || in_force_on_ != book_.today()) {
    in_force_ = *rules;
    in_force_on_ = book_.today();
    for (auto& [id, award] : awards_)
      if (award.look_on) queue(id, award, opens_on(award));
  }
  auto head = book_.log.head();
  if (head == read_to_) return {};
  auto cursor = book_.log.read_category(Award::category, read_to_);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) break;
    head = std::max(head, (*entry)->position + 1);
    auto event = decode<Award::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!event)
      return Failure(eventstore::Error{eventstore::Errc::corrupt, std::string((*entry)->stream)});
    apply(*event);
  }
  read_to_ = head;
  return {};
}

namespace {

struct Someone {
  PersonId id;
  bool lives = true;
};

// The people a review is about: the household's, or the one the award is for.
Outcome<std::vector<Someone>> people_of(Transaction& read, const Award::State& award) {
  std::vector<Someone> out;
  if (award.granted->household) {
    auto household = read.state<Household>(award.granted->household->stream());
    if (!household) return household.error();
    for (const auto& id : (*household)->members) out.push_back({id});
  } else {
    for (const auto& m : award.members) out.push_back({m.person});
  }
  for (auto& someone : out) {
    auto person = read.state<Person>(someone.id.stream());
    if (!person) return person.error();
    someone.lives = !(*person)->died;
  }
  return out;
}

// The payee, or whoever else of them lives.
PersonId applicant_of(const std::vector<Someone>& people, PersonId payee) {
  PersonId other = payee;
  for (const auto& someone : people) {
    if (someone.lives && someone.id == payee) return payee;
    if (someone.lives && other == payee) other = someone.id;
  }
  return other;
}

// What is known of each of them, nothing for the others: who has left is no part of the case, the
// dead are not counted, and of someone new, or brought in with a roster, officers find it out.
std::vector<MemberFacts> members_of(const std::vector<Someone>& people,
                                    const std::vector<MemberFacts>& known) {
  std::vector<MemberFacts> out;
  for (const auto& someone : people) {
    auto found = std::find_if(known.begin(), known.end(),
                              [&](const MemberFacts& m) { return m.person == someone.id; });
    out.push_back(found == known.end() ? MemberFacts{someone.id, true, {}, {}, {}} : *found);
    out.back().counted = out.back().counted && someone.lives;
  }
  return out;
}

}  // namespace

Outcome<bool> Reviews::open(AwardId id, Date due) const {
  Transaction read(book_, system_actor(book_));
  auto found = read.state<Award>(id.stream());
  if (!found) return found.error();
  const Award::State award = **found;
  auto people = people_of(read, award);
  if (!people) return people.error();
  FileClaim claim;
  claim.purpose = Purpose::review;
  claim.programme = award.granted->programme;
  claim.applicant = applicant_of(*people, award.payee);
  claim.subject = award.granted->household || award.members.empty() ? claim.applicant
                                                                    : award.members.front().person;
  claim.household = award.granted->household;
  claim.award = id;
  claim.division = award.granted->division;
  claim.area = award.granted->area;
  if (const auto& last = award.segments.back(); last.claim) {
    auto facts = KnownFacts(book_).of(*last.claim);
    if (!facts) return facts.error();
    if (*facts) claim.facts = std::move(**facts);
  }
  if (claim.household) claim.facts.members = members_of(*people, claim.facts.members);
  Request request{derived_id(id.uuid, "review/" + due.text()), system_actor(book_)};
  auto filed = file_claim(book_, rules_, request, claim);
  if (!filed) return filed.error();
  return !filed->receipt.repeated;
}

Outcome<std::size_t> Reviews::tick(std::size_t batch) {
  if (auto ok = catch_up(); !ok) return ok.error();
  const Date today = book_.today();
  std::vector<AwardId> come;
  for (const auto& [on, id] : queue_) {
    if (on > today || come.size() == batch) break;
    come.push_back(id);
  }
  std::size_t opened = 0;
  for (const auto& id : come) {
    Watched& award = awards_[id];
    if (award.until && Month::containing(today) > *award.until) {
      queue(id, award, std::nullopt);
      continue;
    }
    auto done = open(id, *award.due);
    if (!done && !done.error().rejection()) return done.error();
    if (done) opened += *done;
    // Opened, it comes again with the next due date.
    queue(id, award, done ? std::nullopt : std::optional(today + 1));
  }
  return opened;
}

}  // namespace yiben::workflows
