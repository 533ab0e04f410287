#include "domain/exchange/fact_types.h"
#include "tests/fuzz/fuzz.h"

namespace {

const char* const death = R"({"id_number":"500199195001010012","name":"a","died_on":"2026-02-28"})";
const char* const marriage =
    R"({"id_number":"500199199001010017","name":"a","spouse_id_number":"500199199001010025",)"
    R"("spouse_name":"b","change":"married","registered_on":"2026-02-14",)"
    R"("certificate_number":"J-1"})";

}  // namespace

// Whatever another department sends is taken or named, and what is taken names its people.
YIBEN_FUZZ(outside_facts, {death, marriage, "{}", "[]", R"({"amount_fen":1e99})"}) {
  const auto data = yiben::parse_json(bytes);
  if (!data) return;
  for (const auto& schema : yiben::fact_schemas()) {
    const auto checked = yiben::check_fact(schema.type, *data, yiben::Date{20'000});
    if (checked)
      for (const auto& number : checked->id_numbers) YIBEN_PROMISE(number.size() == 18);
    else
      YIBEN_PROMISE(!checked.error().path.empty());
  }
}
