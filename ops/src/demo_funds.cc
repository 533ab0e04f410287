#include "ops/demo_funds.h"

#include "workflows/money/rolls.h"
#include "workflows/office/yaml.h"

namespace yiben::ops {
namespace {

struct YearsBudget {
  std::string programme;
  std::int64_t yuan = 0;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(programme), CEREAL_NVP(yuan));
  }
};
struct BudgetShare {
  FundSource source = FundSource::central;
  std::int64_t percent = 0;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(source), CEREAL_NVP(percent));
  }
};
struct BudgetFile {
  std::int64_t households = 1;  // that the budgets are for
  std::vector<YearsBudget> budgets;
  std::vector<BudgetShare> sources;
  std::string document, added;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(households), CEREAL_NVP(budgets), CEREAL_NVP(sources), CEREAL_NVP(document),
       CEREAL_NVP(added));
  }
};

Result<BudgetFile, WorkspaceProblem> budget_file() {
  auto file =
      workflows::load_yaml_as<BudgetFile>(std::string(YIBEN_SOURCE_DIR) + "/ops/demo/budgets.yaml");
  if (!file) return WorkspaceProblem{file.error().text};
  return std::move(*file);
}

WorkspaceProblem fund_problem(const workflows::Failure& f) {
  return {"demo funds: " +
          (f.rejection() ? std::string(name(f.rejection()->rule)) : f.error()->detail)};
}

std::string numbered(std::string document, int year, std::size_t number) {
  for (const auto& [what, with] :
       {std::pair<std::string, std::string>{"{year}", std::to_string(year)},
        {"{number}", std::to_string(number)}})
    if (const auto at = document.find(what); at != std::string::npos)
      document.replace(at, what.size(), with);
  return document;
}

// A budget is in whole thousands of yuan.
Fen in_thousands(std::int64_t fen) {
  constexpr std::int64_t thousand_yuan = 100'000;
  return Fen{(fen + thousand_yuan - 1) / thousand_yuan * thousand_yuan};
}

Result<bool, WorkspaceProblem> is_open(Workspace& w, const std::string& fund) {
  workflows::Transaction read(*w.book, workflows::system_actor(*w.book));
  auto state = read.state<Fund>(Fund::stream(fund));
  if (!state) return fund_problem(state.error());
  return (*state)->opened.has_value();
}

}  // namespace

std::string demo_fund(const std::string& programme, int year) {
  return programme + "-" + std::to_string(year);
}

Result<void, WorkspaceProblem> open_demo_funds(Workspace& w, int year, FundScale scale) {
  auto file = budget_file();
  if (!file) return file.error();
  const Actor system = workflows::system_actor(*w.book);
  std::size_t number = 0;
  for (const auto& budget : file->budgets) {
    const auto fund = demo_fund(budget.programme, year);
    auto open = is_open(w, fund);
    if (!open) return open.error();
    if (*open) continue;
    auto opened =
        workflows::open_fund(*w.book, {w.book->new_id(), system}, {fund, budget.programme, year});
    if (!opened) return fund_problem(opened.error());
    for (const auto& share : file->sources) {
      const Fen amount = in_thousands(budget.yuan * share.percent * scale.months / 12 *
                                      scale.households / file->households);
      auto done = workflows::budget_fund(
          *w.book, {w.book->new_id(), system}, fund,
          {share.source, amount, numbered(file->document, year, ++number), system});
      if (!done) return fund_problem(done.error());
    }
  }
  return {};
}

Result<void, WorkspaceProblem> add_to_demo_fund(Workspace& w, const std::string& fund, Fen needed) {
  const Actor system = workflows::system_actor(*w.book);
  workflows::Transaction read(*w.book, system);
  auto state = read.state<Fund>(Fund::stream(fund));
  if (!state) return fund_problem(state.error());
  const Fen balance = (*state)->balance_fen;
  if (balance >= needed || !(*state)->opened) return {};
  const int year = (*state)->opened->year;
  auto file = budget_file();
  if (!file) return file.error();
  auto done = workflows::budget_fund(
      *w.book, {w.book->new_id(), system}, fund,
      {FundSource::district, in_thousands(needed.fen - balance.fen),
       numbered(file->added, year, static_cast<std::size_t>(w.book->today().month())), system});
  if (!done) return fund_problem(done.error());
  return {};
}

}  // namespace yiben::ops
