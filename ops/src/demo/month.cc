#include "demo/month.h"

#include "demo/cases.h"
#include "demo/standing.h"

namespace yiben::ops {
namespace {

Result<void, DemoProblem> push_all(World& w, std::vector<OpenCase>& cases, MonthTotals& out) {
  std::vector<OpenCase> open;
  for (auto& c : cases) {
    auto result = push_on(w, c);
    if (!result) return result.error();
    if (!*result)
      open.push_back(c);
    else if (**result == CaseResult::granted)
      ++out.granted;
    else
      ++out.denied;
  }
  cases = std::move(open);
  return {};
}

}  // namespace

Result<MonthTotals, DemoProblem> live_month(World& w, DemoPeople& people, Stock& stock, Month month,
                                            int new_claims, int deaths, RollStage others_until) {
  MonthTotals out;
  if (auto ok = go_on_to(w, month.first_day() + 1); !ok) return ok.error();
  auto dibao = file_dibao(w, people, new_claims);
  if (!dibao) return dibao.error();
  auto orphans = file_orphans(w, people, std::max(1, new_claims / 20));
  if (!orphans) return orphans.error();
  auto funerals = file_funerals(w, stock, deaths);
  if (!funerals) return funerals.error();
  out.filed = static_cast<std::int64_t>(dibao->size() + orphans->size());
  out.deaths = out.funerals = static_cast<std::int64_t>(funerals->size());
  for (auto* cases : {&*dibao, &*orphans, &*funerals})
    if (auto ok = push_all(w, *cases, out); !ok) return ok.error();

  if (auto ok = go_on_to(w, month.first_day() + 12); !ok)
    return ok.error();  // the public notices are over
  if (auto ok = end_waits(w); !ok) return ok.error();
  if (auto ok = push_all(w, *dibao, out); !ok) return ok.error();

  if (auto ok = review_what_is_due(w, out); !ok) return ok.error();

  if (auto ok = go_on_to(w, month.first_day() + 14); !ok) return ok.error();
  for (const char* programme : {"dibao", "orphan"})
    if (auto ok = raise_to_new_standard(w, programme, month, out); !ok) return ok.error();
  for (const char* programme : {"dibao", "orphan", "funeral"}) {
    const bool is_dibao = programme == std::string_view("dibao");
    if (auto ok =
            pay_month(w, programme, month, is_dibao ? RollStage::answered : others_until, out);
        !ok)
      return ok.error();
  }
  return out;
}

}  // namespace yiben::ops
