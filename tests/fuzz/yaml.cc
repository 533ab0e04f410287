#include "workflows/office/yaml.h"

#include "domain/awards/programme_rules.h"
#include "domain/life_events/life_event.h"
#include "tests/fuzz/fuzz.h"

namespace {

const char* const pack = R"yaml(# a pack
id: HTZ
version: 1
name: {zh: 高新区, en: "Zone"}
from: "2020-01-01"
source: &s 规划
programmes:
  - id: dibao
    law: [*s, 57号]
    formula: {kind: table, law: ~, rounding: to_fen}
    rows:
      - {a: 007, b: 1.5, c: no, d: -12, e: 0x10}
)yaml";
const char* const life_event = R"yaml(id: a
version: 1
name: {zh: a, en: A}
law: [law]
due: {n: 5, unit: month, count_from: same_day, roll: none, law: law}
signals: [{id: s, name: {zh: s, en: S}, from: [{type: death.registered, facts: {f: died_on}}]}]
facts: [f]
steps:
  - id: b
    name: {zh: b, en: B}
    depends_on: [b]
    when: [{fact: f, is: x}]
    needs: {signal: s, sources: 2}
    class: compensable
    connector: office.x
    undo: person
    on_refusal: undo
    due: {n: 0, unit: working_day, count_from: next_day, roll: forward, law: ""}
    roles: [town_clerk]
)yaml";

}  // namespace

// What reads as YAML is JSON, and rule data is read from it or named as wrong; problems() may look
// at anything that reads.
YIBEN_FUZZ(yaml, {pack, life_event, "a: 1\nb: [1, 2]\n", "- x\n- {y: &a 1, z: *a}\n",
                  "\"\\u00e9\": |\n  text\n"}) {
  using namespace yiben;
  auto value = workflows::yaml_to_json(bytes);
  if (!value) {
    YIBEN_PROMISE(!value.error().empty());
    return;
  }
  (void)json::serialize(*value);
  auto rules = from_json<RulePack>(*value);
  if (rules) (void)problems(*rules);
  auto procedure = from_json<Procedure>(*value);
  if (procedure) (void)problems(*procedure);
  auto life_event = from_json<LifeEvent>(*value);
  if (life_event) (void)problems(*life_event, {}, {});
  YIBEN_PROMISE(workflows::yaml_line(bytes, "/steps/0/due") >= 1);
}
