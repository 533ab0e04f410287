#include "demo/open_work.h"

namespace yiben::ops {

struct PlannedCase {
  std::string_view programme;
  int days_ago;
  CaseTraits traits;
};

namespace {

// A public notice takes eight days.
constexpr int before_notice = 11;

const std::vector<PlannedCase>& planned() {
  static const std::vector<PlannedCase> all{
      {"dibao", 0, {.until = "accept"}},
      {"dibao", 1, {.short_of_papers = true, .until = "supplement"}},
      {"dibao", 1, {.until = "start_check"}},
      {"dibao", 1, {.until = "start_match"}},
      {"dibao", 1, {.until = "means_check"}},
      {"dibao", 2, {.deny = true, .until = "tell_mismatch"}},
      {"dibao", 2, {.until = "home_visit"}},
      {"dibao", 3, {.until = "first_review"}},
      {"dibao", 4, {.until = "send_up"}},  // and is on public notice still
      {"dibao", 5, {.object = true, .until = "reinvestigate"}},
      {"dibao", 6, {.object = true, .until = "second_review"}},
      {"dibao", 3, {.deny = true, .until = "send_up_denial"}},
      {"dibao", 4, {.deny = true, .until = "confirm_denial"}},
      {"dibao", 4, {.deny = true, .until = "tell_denial"}},
      {"dibao", before_notice, {.until = "send_up"}},
      {"dibao", before_notice, {.relative = true, .until = "district_visit"}},
      {"dibao", before_notice, {.until = "confirm"}},
      {"dibao", before_notice, {.until = "tell_grant"}},
      {"orphan", 0, {.until = "accept"}},
      {"orphan", 1, {.short_of_papers = true, .until = "supplement"}},
      {"orphan", 2, {.until = "verify"}},
      {"orphan", 3, {.unclear = true, .until = "visit"}},
      {"orphan", 4, {.until = "town_review"}},
      {"orphan", 6, {.until = "confirm"}},
      {"orphan", 8, {.until = "register"}},
      {"funeral", 0, {.until = "check_papers"}},
      {"funeral", 1, {.short_of_papers = true, .until = "supplement"}},
      {"funeral", 2, {.until = "confirm"}},
  };
  return all;
}

const std::vector<PlannedCase>& slow_ones() {
  static const std::vector<PlannedCase> all{{"dibao", 0, {.until = "start_check"}},
                                            {"dibao", 0, {.until = "home_visit"}},
                                            {"orphan", 0, {.until = "verify"}},
                                            {"funeral", 0, {.until = "check_papers"}}};
  return all;
}

}  // namespace

// The first one where an assistant of the village has something to do.
std::string OpenCases::village_of(std::size_t town, bool first) {
  std::vector<std::string> villages;
  for (const auto& village : w_.villages)
    if (covers(w_.towns[town], village)) villages.push_back(village);
  return first ? villages.front() : w_.dice.one_of(villages);
}

Result<void, DemoProblem> OpenCases::keep(Result<OpenCase, DemoProblem> filed) {
  if (!filed) return filed.error();
  cases_.push_back(*std::move(filed));
  if (auto ok = push_on(w_, cases_.back()); !ok) return ok.error();
  return {};
}

Result<OpenCase, DemoProblem> OpenCases::funeral(const std::string& village, CaseTraits traits) {
  auto dead = registered(w_, people_.person(village, 60, 95, false), village);
  if (!dead) return dead.error();
  return file_funeral(w_, *dead, village, std::move(traits));
}

Result<void, DemoProblem> OpenCases::file(const PlannedCase& planned, std::size_t town) {
  const auto& until = planned.traits.until;
  const auto village =
      village_of(town, until == "home_visit" || until == "supplement" || until == "visit");
  if (planned.programme == "dibao") return keep(file_dibao(w_, people_, village, planned.traits));
  if (planned.programme == "orphan") return keep(file_orphan(w_, people_, village, planned.traits));
  return keep(funeral(village, planned.traits));
}

Result<void, DemoProblem> OpenCases::file_slow_ones() {
  for (std::size_t town = 0; town < w_.towns.size(); ++town)
    if (auto ok = file(slow_ones()[town % slow_ones().size()], town); !ok) return ok;
  return {};
}

Result<void, DemoProblem> OpenCases::file_changes() {
  constexpr std::pair<Purpose, const char*> changes[] = {{Purpose::recalculate, "check"},
                                                         {Purpose::stop, "review"},
                                                         {Purpose::recalculate, "decide"},
                                                         {Purpose::recalculate, "tell"}};
  for (const auto& town : w_.towns) {
    std::size_t made = 0;
    for (const auto& award : stock_.awards) {
      if (made == std::size(changes)) break;
      if (!covers(town, award.division)) continue;
      const auto& [purpose, until] = changes[made];
      // Some have died, or are being reviewed.
      auto filed = file_change(w_, award, purpose, {.until = until});
      if (!filed) continue;
      if (auto ok = keep(std::move(filed)); !ok) return ok;
      ++made;
    }
  }
  return {};
}

Result<void, DemoProblem> OpenCases::live_day(int days_ago) {
  if (auto ok = end_waits(w_); !ok) return ok;
  for (auto& open : cases_)
    if (auto ok = push_on(w_, open); !ok) return ok.error();
  for (std::size_t town = 0; town < w_.towns.size(); ++town)
    for (const auto& one : planned())
      if (one.days_ago == days_ago)
        if (auto ok = file(one, town); !ok) return ok;
  constexpr int changes_days_ago = 3;
  return days_ago == changes_days_ago ? file_changes() : Result<void, DemoProblem>{};
}

}  // namespace yiben::ops
