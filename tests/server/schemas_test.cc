// A log read as in thirty years: what every entry's payload holds is told by a schema in that same
// log.
#include <map>
#include <set>

#include "domain/codec/binary.h"
#include "domain/codec/event_json.h"
#include "domain/office/published.h"
#include "eventstore/log.h"
#include "tests/domain/codec/schema_check.h"
#include "tests/server/running.h"

namespace yiben {
namespace {

using TypeAndVersion = std::pair<std::string, int>;

TEST(Schemas, OfEveryTypeInADemoLogAreInThatLogAndFitItsEntries) {
  TemporaryFolder folder;
  const std::string data = folder.path() + "/data";
  const auto made = run_yiben("demo --data " + data + " --households 30 --months 1 --seed 1");
  ASSERT_EQ(made.code, 0) << made.said;
  std::map<TypeAndVersion, json::object> schemas;
  std::set<TypeAndVersion> seen;
  {
    const auto log = eventstore::open_log({.folder = data + "/log", .ledger = 500199});
    ASSERT_TRUE(log) << log.error().detail;
    for (auto cursor = (*log)->read_category(Published::category, 0);;) {
      const auto entry = *cursor->next();
      if (entry == nullptr) break;
      const auto issued = *unpack<Published::Issued>(entry->payload);
      if (issued.kind == DocumentKind::schema)
        schemas[{issued.id, issued.version}] = parse_json(issued.json)->as_object();
    }
    for (auto cursor = (*log)->read_all(0);;) {
      const auto entry = *cursor->next();
      if (entry == nullptr) break;
      const TypeAndVersion name{entry->type, entry->schema_version};
      const auto schema = schemas.find(name);
      ASSERT_NE(schema, schemas.end()) << name.first << " v" << name.second << " has no schema";
      seen.insert(name);
      const auto fields = event_json(entry->type, entry->schema_version, entry->payload);
      ASSERT_TRUE(fields) << name.first;
      const auto* named = schema->second.if_contains("$defs");
      EXPECT_EQ(schema_problem(schema->second, named ? named->as_object() : json::object{},
                               *parse_json(*fields)),
                "")
          << name.first << " at " << entry->position;
    }
  }
  EXPECT_GT(seen.size(), 20u) << "a demo lives through more than that";
  const auto printed = run_yiben("inspect --schemas --data " + data);
  EXPECT_EQ(printed.code, 0) << printed.said;
  for (const auto& [type, version] : seen)
    EXPECT_NE(printed.said.find(type + "/" + std::to_string(version) + " {"), std::string::npos)
        << type;
}

}  // namespace
}  // namespace yiben
