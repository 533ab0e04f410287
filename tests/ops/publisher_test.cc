// What a publisher is told of a file: what is wrong and in which line, what it changes, how it
// looks.
#include <gmock/gmock.h>

#include <fstream>
#include <pugixml.hpp>
#include <sstream>

#include "ops/publisher/bpmn.h"
#include "ops/publisher/difference.h"
#include "ops/publisher/svg.h"
#include "ops/workspace.h"

namespace yiben::ops {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

std::string contents(const std::string& file) {
  std::ostringstream out;
  out << std::ifstream(default_rules_folder() + "/" + file).rdbuf();
  return out.str();
}

class Publishing : public testing::Test {
 protected:
  PublishedRules rules = *published_rules(default_rules_folder());
  PublisherWords words = *PublisherWords::load(false);

  std::vector<std::string> said(const std::string& text) {
    auto read = read_definition(text, rules);
    std::vector<std::string> out;
    if (auto* wrong = std::get_if<std::vector<LineProblem>>(&read))
      for (const auto& p : *wrong) out.push_back(std::to_string(p.line) + ": " + p.what);
    return out;
  }
  Definition sound(const std::string& text) {
    auto read = read_definition(text, rules);
    auto* definition = std::get_if<Definition>(&read);
    EXPECT_TRUE(definition) << testing::PrintToString(said(text));
    return definition ? *definition : Definition{};
  }
  static std::string edited(std::string text, const std::string& before, const std::string& after) {
    const auto at = text.find(before);
    EXPECT_NE(at, std::string::npos) << before;
    return at == std::string::npos ? text : text.replace(at, before.size(), after);
  }
};

const std::string small = R"(id: small
version: 2
name: {zh: a, en: Small}
law: [law]
due: {n: 5, unit: working_day, count_from: next_day, roll: forward, law: law}
steps:
  - id: first
    name: {zh: b, en: First}
    class: pivot
    connector: police.deregister_household
    on_refusal: person
    due: {n: 1, unit: working_day, count_from: next_day, roll: forward, law: law}
    roles: [town_clerk]
  - id: second
    name: {zh: c, en: Second}
    depends_on: [first]
    class: retriable
    connector: hrss.funeral_grant
    on_refusal: settle
    due: {n: 2, unit: working_day, count_from: next_day, roll: forward, law: law}
    roles: [town_clerk]
)";

TEST_F(Publishing, NamesTheLineOfEveryFault) {
  EXPECT_TRUE(said(small).empty()) << testing::PrintToString(said(small));
  EXPECT_THAT(
      said(edited(small, "    class: pivot\n", "    class: pivot\n    depends_on: [second]\n")),
      ElementsAre("10: /steps/0/depends_on: step first waits for itself",
                  "17: /steps/1/depends_on: step second waits for itself"));
  EXPECT_THAT(said(edited(small, "class: retriable\n    connector: hrss.funeral_grant",
                          "class: compensable\n    undo: hrss.resume_pension\n"
                          "    connector: hrss.stop_pension")),
              ElementsAre("17: /steps/1/class: compensable behind first, which is never undone"));
  EXPECT_THAT(said(edited(small, "connector: hrss.funeral_grant", "connector: hrss.nothing")),
              ElementsAre("18: /steps/1/connector: no connector hrss.nothing"));
  EXPECT_THAT(said(edited(small,
                          "n: 2, unit: working_day, count_from: next_day, roll: forward, "
                          "law: law",
                          "n: 2, unit: working_day, count_from: next_day, roll: forward, law: ''")),
              ElementsAre("20: /steps/1/due: its limit cites no law"));
  EXPECT_THAT(said(edited(small, "roles: [town_clerk]", "roles: []")),
              ElementsAre("13: /steps/0/roles: no person as the last resort"));
  EXPECT_THAT(said(edited(small, "class: retriable", "class: forward")),
              ElementsAre("17: /steps/1/class: not one of the allowed values"));
  EXPECT_THAT(said(edited(small, "    depends_on: [first]\n", "    after: [first]\n")),
              ElementsAre(HasSubstr("16: /steps/1/after: unknown")));
  EXPECT_THAT(said(edited(small, "law: [law]\n", "law: [law]\nchildren: [nobody]\n")),
              ElementsAre("5: /children/0: no life event nobody"));
}

TEST_F(Publishing, NamesWhatIsNoDefinition) {
  EXPECT_THAT(said("a: [1"), ElementsAre(HasSubstr("1: ")));
  EXPECT_THAT(said("a: 1"), ElementsAre(HasSubstr("1: neither a life event")));
  EXPECT_THAT(said("- 1"), ElementsAre(HasSubstr("1: neither a life event")));
}

TEST_F(Publishing, PlacesAFaultOfACasesProcedureInItsStep) {
  const auto procedure = contents("procedures/funeral_case.yaml");
  EXPECT_TRUE(said(procedure).empty());
  const auto wrong = edited(procedure, "next: ", "next: nowhere_");
  ASSERT_FALSE(said(wrong).empty());
  EXPECT_THAT(said(wrong), Contains(HasSubstr("unknown step nowhere_")));
  EXPECT_THAT(said(wrong).front(), testing::Not(testing::StartsWith("1: ")));
}

TEST_F(Publishing, SaysWhatAVersionChanges) {
  const auto before = sound(small);
  auto text = edited(small, "n: 2, unit", "n: 3, unit");
  text = edited(text, "    class: retriable\n", "    class: retriable\n    consent: true\n");
  text += R"(  - id: third
    name: {zh: d, en: Third}
    class: retriable
    connector: person
    on_refusal: person
    due: {n: 4, unit: calendar_day, count_from: next_day, roll: none, law: law}
    roles: [finance]
)";
  const auto lines = difference(before, sound(text), rules.departments, words);
  EXPECT_THAT(
      lines,
      ElementsAre(
          R"(A new step "Third": done by finance, within 4 days (law).)",
          R"x(Step "Second": the limit was "2 working days (law)", is "3 working days (law)".)x",
          R"(Step "Second": consent was "no", is "yes".)"));
  EXPECT_THAT(difference(sound(text), before, rules.departments, words),
              Contains(R"(The step "Third" is gone.)"));
  EXPECT_TRUE(difference(before, before, rules.departments, words).empty());
}

// Of every shipped definition.
class Drawing : public Publishing {
 protected:
  std::vector<Definition> all() {
    std::vector<Definition> out;
    for (const auto& event : rules.life_events) out.push_back({event, "0123456789abcdef"});
    for (const auto& procedure : rules.procedures) out.push_back({procedure, "0123456789abcdef"});
    return out;
  }
};

TEST_F(Drawing, PutsEveryBoxInAPlaceOfItsOwn) {
  for (const auto& definition : all()) {
    const auto diagram = diagram_of(definition, rules.departments, words);
    EXPECT_EQ(diagram.boxes.size(), definition.steps()) << definition.id();
    for (const auto& a : diagram.boxes)
      for (const auto& b : diagram.boxes) {
        if (&a == &b) continue;
        const bool apart = a.x + box_width <= b.x || b.x + box_width <= a.x ||
                           a.y + box_height <= b.y || b.y + box_height <= a.y;
        EXPECT_TRUE(apart) << definition.id() << ": " << a.id << " and " << b.id;
      }
  }
}

TEST_F(Drawing, MakesWellFormedPicturesTheSameEachTime) {
  for (const auto& definition : all()) {
    const auto diagram = diagram_of(definition, rules.departments, words);
    const auto svg = svg_of(diagram, words);
    EXPECT_EQ(svg, svg_of(diagram, words));
    pugi::xml_document parsed;
    ASSERT_TRUE(parsed.load_string(svg.c_str())) << definition.id();
    EXPECT_EQ(parsed.child("svg").child("title").text().get(), diagram.title);
    std::size_t boxes = 0;
    for (const auto& rect : parsed.child("svg").children("rect"))
      boxes += rect.attribute("rx") ? 1 : 0;
    EXPECT_EQ(boxes, definition.steps()) << definition.id();
  }
}

// A gateway has ways that part or meet; of those that part by conditions each has one, or is the
// default. The schema itself is ops/bpmn-schema's to check.
TEST_F(Drawing, MakesBpmnWithGatewaysWhereWaysPartAndMeet) {
  int exclusive = 0, parallel = 0, conditions = 0;
  for (const auto& definition : all()) {
    const auto diagram = diagram_of(definition, rules.departments, words);
    pugi::xml_document parsed;
    ASSERT_TRUE(parsed.load_string(bpmn_of(diagram).c_str()));
    const auto process = parsed.child("bpmn:definitions").child("bpmn:process");
    std::map<std::string, int> in, out, conditional;
    bool artifacts = false;
    for (const auto& node : process.children()) {
      const std::string name = node.name();
      artifacts |= name == "bpmn:association";
      EXPECT_FALSE(artifacts && name != "bpmn:association") << definition.id() << name;
      if (name != "bpmn:sequenceFlow") continue;
      ++out[node.attribute("sourceRef").value()];
      ++in[node.attribute("targetRef").value()];
      if (node.child("bpmn:conditionExpression")) {
        ++conditional[node.attribute("sourceRef").value()];
        ++conditions;
      }
    }
    for (const auto& node : process.children()) {
      const std::string name = node.name(), id = node.attribute("id").value();
      const auto where = definition.id() + " " + id;
      const bool is_exclusive = name == "bpmn:exclusiveGateway";
      if (is_exclusive || name == "bpmn:parallelGateway") {
        ++(is_exclusive ? exclusive : parallel);
        const bool parts = node.attribute("gatewayDirection").value() == std::string("Diverging");
        EXPECT_GT(parts ? out[id] : in[id], 1) << where;
        EXPECT_EQ(parts ? in[id] : out[id], 1) << where;
        if (is_exclusive && parts) {
          EXPECT_EQ(conditional[id] + (node.attribute("default") ? 1 : 0), out[id]) << where;
        }
      } else if (name.ends_with("Task") || name == "bpmn:callActivity" ||
                 name == "bpmn:intermediateCatchEvent") {
        if (node.attribute("isForCompensation")) continue;
        EXPECT_EQ(out[id], 1) << where;
        EXPECT_GE(in[id], 1) << where;
      }
    }
    EXPECT_GE(in["end_event"], 1) << definition.id();
    EXPECT_EQ(out["start_event"], 1) << definition.id();
  }
  EXPECT_GT(exclusive, 0);
  EXPECT_GT(parallel, 0);
  EXPECT_GT(conditions, 10);
}

TEST_F(Drawing, MakesBpmnWhoseEveryReferenceIsThere) {
  for (const auto& definition : all()) {
    const auto diagram = diagram_of(definition, rules.departments, words);
    pugi::xml_document parsed;
    ASSERT_TRUE(parsed.load_string(bpmn_of(diagram).c_str())) << definition.id();
    std::set<std::string> ids;
    for (const auto& node : parsed.select_nodes("//*[@id]"))
      EXPECT_TRUE(ids.insert(node.node().attribute("id").value()).second)
          << definition.id() << ": " << node.node().attribute("id").value() << " stands twice";
    for (const char* reference : {"sourceRef", "targetRef", "attachedToRef", "bpmnElement"})
      for (const auto& node : parsed.select_nodes((std::string("//@") + reference).c_str()))
        EXPECT_TRUE(ids.contains(node.attribute().value()))
            << definition.id() << ": " << node.attribute().value();
    for (const auto& box : diagram.boxes) EXPECT_TRUE(ids.contains("shape_" + box.id));
  }
}

}  // namespace
}  // namespace yiben::ops
