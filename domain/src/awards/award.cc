#include "domain/awards/award.h"

#include <algorithm>

namespace yiben {
namespace {

using A = Award;

// The amounts from a month on, replacing whatever was planned after it.
void set_from(A::State& s, A::Segment segment) {
  std::erase_if(s.segments, [&](const A::Segment& old) { return old.from >= segment.from; });
  s.segments.push_back(segment);
}

bool pays(const A::Segment& s) { return s.total_fen().fen > 0; }

template <class E>
A::Segment segment(const E& e) {
  return {e.from, e.basic_fen, e.supplement_fen, e.claim, e.pack, e.payee, e.members};
}
A::Segment nothing_from(Month month) { return {month, {}, {}, {}, {}, {}, {}}; }

struct AwardEvolve {
  A::State s;
  A::State operator()(const A::Granted& e) {
    s.granted = e;
    s.payee = e.payee;
    s.members = e.members;
    s.until = e.until;
    s.review_due = e.review_due;
    set_from(s, segment(e));
    return std::move(s);
  }
  A::State operator()(const A::Changed& e) {
    s.payee = e.payee;
    s.members = e.members;
    s.until = e.until;
    s.phasing_out = false;  // who is eligible again is phased out no longer
    set_from(s, segment(e));
    return std::move(s);
  }
  A::State operator()(const A::PhaseOutStarted& e) {
    s.until = e.until;
    s.phasing_out = true;
    return std::move(s);
  }
  A::State operator()(const A::Stopped& e) {
    s.stopped_from = e.from;
    return std::move(s);
  }
  A::State operator()(const A::Resumed& e) {
    // What was last due by then goes on, and what is planned for later months stays planned.
    A::Segment again = nothing_from(e.from);
    for (const auto& seg : s.segments)
      if (seg.from <= e.from && pays(seg)) again = seg;
    again.from = e.from;
    std::erase_if(s.segments, [&](const A::Segment& seg) {
      return seg.from >= *s.stopped_from && seg.from <= e.from;
    });
    auto later = std::find_if(s.segments.begin(), s.segments.end(),
                              [&](const A::Segment& seg) { return seg.from > e.from; });
    later = s.segments.insert(later, again);
    if (e.from > *s.stopped_from) s.segments.insert(later, nothing_from(*s.stopped_from));
    s.stopped_from.reset();
    return std::move(s);
  }
  A::State operator()(const A::ReviewSet& e) {
    s.review_due = e.due;
    return std::move(s);
  }
};

struct AwardDecide {
  const A::State& s;

  std::optional<Rejection> not_running() const {
    if (!s.granted) return Rejection{Rule::award_not_granted, {}};
    if (s.stopped_from) return Rejection{Rule::award_stopped, {{"from", s.stopped_from->text()}}};
    return std::nullopt;
  }
  std::optional<Rejection> too_early(Month from) const {
    if (from >= s.granted->from) return std::nullopt;
    return Rejection{Rule::month_before_start, {{"start", s.granted->from.text()}}};
  }

  A::Decision operator()(const A::Grant& c) const {
    if (s.granted) return Rejection{Rule::award_already_granted, {}};
    if (c.granted.basic_fen.fen + c.granted.supplement_fen.fen <= 0)
      return Rejection{Rule::amount_not_positive, {}};
    if (c.granted.until && *c.granted.until < c.granted.from)
      return Rejection{Rule::not_eligible, {{"reason", "ends_before_start"}}};
    return std::vector<A::Event>{c.granted};
  }
  A::Decision operator()(const A::Change& c) const {
    if (auto no = not_running()) return *no;
    if (auto no = too_early(c.from)) return *no;
    if (!c.assessment.eligible) return Rejection{Rule::not_eligible, {}};
    return std::vector<A::Event>{
        A::Changed{s.granted->award, c.claim, c.payee, c.assessment.members, c.assessment.pack,
                   c.assessment.basic_fen, c.assessment.supplement_fen, c.from, c.until, c.reason}};
  }
  // Nobody is lowered or loses their benefit by a raise: who would be is for a person to look at.
  A::Decision operator()(const A::Raise& c) const {
    if (auto no = not_running()) return *no;
    if (s.phasing_out) return Rejection{Rule::award_phasing_out, {{"until", s.until->text()}}};
    auto segments = s.segments_from(c.from);
    check(segments.size() == c.assessments.size(), "an assessment for each segment");
    std::vector<A::Event> changed;
    bool rises = false;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const A::Segment& now = segments[i];
      const Assessment& a = c.assessments[i];
      if (!pays(now)) return Rejection{Rule::award_stopped, {{"from", now.from.text()}}};
      if (!a.eligible)
        return Rejection{Rule::not_eligible, {{"reason", a.reasons.empty() ? "" : a.reasons[0]}}};
      if (a.total_fen() < now.total_fen())
        return Rejection{Rule::raise_would_lower,
                         {{"before", now.total_fen().yuan()}, {"after", a.total_fen().yuan()}}};
      rises |= a.total_fen() > now.total_fen();
      changed.push_back(A::Changed{s.granted->award, now.claim, now.payee,
                                   a.members.empty() ? now.members : a.members, a.pack, a.basic_fen,
                                   a.supplement_fen, now.from, s.until, c.reason});
    }
    if (!rises) changed.clear();
    return changed;
  }
  // 民发〔2021〕57号第三十三条: only when income a head has risen above the standard, by work where
  // the place says so, and within the share of it the place allows.
  A::Decision operator()(const A::StartPhaseOut& c) const {
    if (auto no = not_running()) return *no;
    if (auto no = too_early(c.from)) return *no;
    bool allowed = c.rule && (c.of_work || !c.rule->of_work) && !s.phasing_out && c.months >= 1 &&
                   c.months <= c.rule->months_max && c.income > c.standard &&
                   c.income * 100 < c.standard * c.rule->income_below_percent;
    if (!allowed) return Rejection{Rule::phase_out_not_allowed, {}};
    return std::vector<A::Event>{
        A::PhaseOutStarted{s.granted->award, c.claim, c.from, c.from + (c.months - 1)}};
  }
  A::Decision operator()(const A::Stop& c) const {
    if (auto no = not_running()) return *no;
    return std::vector<A::Event>{
        A::Stopped{s.granted->award, c.claim, std::max(c.from, s.granted->from), c.reason}};
  }
  A::Decision operator()(const A::Resume& c) const {
    if (!s.granted) return Rejection{Rule::award_not_granted, {}};
    if (!s.stopped_from) return Rejection{Rule::award_not_stopped, {}};
    if (c.from < *s.stopped_from)
      return Rejection{Rule::month_before_start, {{"start", s.stopped_from->text()}}};
    return std::vector<A::Event>{A::Resumed{s.granted->award, c.claim, c.from}};
  }
  A::Decision operator()(const A::SetReview& c) const {
    if (auto no = not_running()) return *no;
    return std::vector<A::Event>{A::ReviewSet{s.granted->award, c.due, c.reason}};
  }
};

}  // namespace

const A::Segment* A::State::segment_for(Month month) const {
  if (!granted || month < granted->from) return nullptr;
  if (granted->frequency == Frequency::once && month != granted->from) return nullptr;
  if (until && month > *until) return nullptr;
  if (stopped_from && month >= *stopped_from) return nullptr;
  const Segment* current = nullptr;
  for (const auto& segment : segments)
    if (segment.from <= month) current = &segment;
  return current && pays(*current) ? current : nullptr;
}
std::optional<A::State::Due> A::State::due_for(Month month) const {
  const Segment* current = segment_for(month);
  if (!current) return std::nullopt;
  return Due{current->basic_fen, current->supplement_fen};
}
std::vector<A::Segment> A::State::segments_from(Month from) const {
  std::vector<Segment> out;
  if (!granted || granted->frequency == Frequency::once) return out;
  from = std::max(from, granted->from);
  if ((until && from > *until) || (stopped_from && from >= *stopped_from)) return out;
  for (const auto& segment : segments) {
    if (until && segment.from > *until) break;
    if (segment.from <= from) out.clear();
    out.push_back(segment);
    out.back().from = std::max(segment.from, from);
  }
  return out;
}

A::State A::evolve(State state, const Event& event) {
  return std::visit(AwardEvolve{std::move(state)}, event);
}
A::Decision A::decide(const State& state, const Command& command) {
  return std::visit(AwardDecide{state}, command);
}

}  // namespace yiben
