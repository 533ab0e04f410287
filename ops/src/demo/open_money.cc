#include "demo/open_work.h"
#include "domain/money/recovery.h"
#include "workflows/money/recoveries.h"

namespace yiben::ops {

Result<void, DemoProblem> leave_rolls_open(World& w, Stock& stock) {
  const Month month = Month::containing(w.time.today());
  auto funerals = file_funerals(w, stock, 3);
  if (!funerals) return funerals.error();
  for (auto& one : *funerals)
    if (auto ok = push_on(w, one); !ok) return ok.error();
  MonthTotals unused;
  for (const auto& [programme, stage] : {std::pair{"dibao", RollStage::some_towns},
                                         {"orphan", RollStage::towns},
                                         {"funeral", RollStage::drawn}})
    if (auto ok = pay_month(w, programme, month, stage, unused); !ok) return ok;
  return {};
}

Result<void, DemoProblem> settle_some_recoveries(World& w) {
  std::vector<Recovery::Opened> opened;
  const auto cursor = w.book().log.read_category(Recovery::category, 0);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return problem("reading the recoveries", entry.error());
    if (!*entry) break;
    if ((*entry)->type != Recovery::Opened::event.type) continue;
    auto event =
        decode<Recovery::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    check(event.has_value(), "what has just been written can be read");
    opened.push_back(std::get<Recovery::Opened>(*event));
  }
  const Actor finance = w.actor(Role::finance, w.book().district);
  const Actor confirmer = w.actor(Role::district_confirmer, w.book().district);
  // Every third is repaid, of the next a part, the next is left as it is; the last ones are.
  for (std::size_t i = 0; i + 3 < opened.size(); ++i) {
    if (i % 3 == 2) continue;
    const auto& one = opened[i];
    const Fen repaid{i % 3 == 0 ? one.total_fen.fen : one.total_fen.fen / 2};
    if (repaid.fen == 0) continue;
    auto done = workflows::repay_recovery(w.book(), w.request(finance), one.recovery, repaid,
                                          w.words.receipt);
    if (!done) return problem("repaying", done.error());
    if (i != 1) continue;
    auto waived = workflows::waive_recovery(w.book(), w.request(confirmer), one.recovery,
                                            Fen{repaid.fen / 2}, w.words.waived);
    if (!waived) return problem("waiving", waived.error());
  }
  return {};
}

}  // namespace yiben::ops
