#include "domain/core/date.h"
#include "domain/core/ids.h"
#include "domain/core/money.h"
#include "tests/fuzz/fuzz.h"

using namespace yiben;

// What is read is written back as it stood, or as the same value.
YIBEN_FUZZ(dates_and_money,
           {"2026-02-28", "2024-02", "2026-02-28T01:02:03.000004Z", "2026-02-28T01:02:03Z",
            "9999999999999.99", "12.5", "0198f0a4-7c1e-7a3b-9f00-0123456789ab"}) {
  if (auto d = Date::parse(bytes)) {
    YIBEN_PROMISE(d->text() == bytes);
    YIBEN_PROMISE(d->weekday() >= 1 && d->weekday() <= 7);
  }
  if (auto m = Month::parse(bytes)) {
    YIBEN_PROMISE(m->text() == bytes);
    YIBEN_PROMISE(m->first_day() <= m->last_day() || m->year() == 2199);
  }
  if (auto i = Instant::parse(bytes)) {
    YIBEN_PROMISE(Instant::parse(i->text()) == i);
  }
  if (auto fen = Fen::parse_yuan(bytes)) {
    YIBEN_PROMISE(fen->fen >= 0 && Fen::parse_yuan(fen->yuan()) == fen);
  }
  if (auto u = Uuid::parse(bytes)) {
    YIBEN_PROMISE(Uuid::parse(u->text()) == u);
  }
}
