// Histories of sagas as some version of this program wrote them, replayed by the present one: they
// read as they did, end as they did, and at no point would anything be decided that was not.
//
//   YIBEN_WRITE_GOLDEN=1 test_workflows --gtest_filter='GoldenHistories.*'
//
// writes those that are missing. Never change one that is committed: a life event that is changed
// gets a new version, and with it a history of its own.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "domain/codec/privates.h"
#include "tests/workflows/life_events/saga_world.h"
#include "workflows/loop/digest.h"

namespace yiben::workflows {
namespace {

namespace fs = std::filesystem;

const fs::path folder = std::string(YIBEN_SOURCE_DIR) + "/tests/golden/histories";

// Plain words stand where the log has sealed ones.
struct PlainEvent {
  std::string type;
  json::value fields;
};
PlainEvent plain_event(const Saga::Event& event) {
  return std::visit(
      []<class E>(E e) {
        for_each_private(e, [](const std::string&, Private& p) { p.sealed = p.plain; });
        return PlainEvent{std::string(E::event.type), to_json(e)};
      },
      event);
}

template <std::size_t i = 0>
std::optional<Saga::Event> event_of(const PlainEvent& in) {
  if constexpr (i == std::variant_size_v<Saga::Event>) {
    return std::nullopt;
  } else {
    using E = std::variant_alternative_t<i, Saga::Event>;
    if (E::event.type != in.type) return event_of<i + 1>(in);
    auto event = from_json<E>(in.fields);
    EXPECT_TRUE(event) << in.type << event.error().path << " " << event.error().what;
    if (!event) return std::nullopt;
    for_each_private(*event,
                     [](const std::string&, Private& p) { p.plain = std::exchange(p.sealed, {}); });
    return *event;
  }
}

json::object outcome_of(const Saga::State& saga) {
  json::object steps;
  for (const auto& [id, step] : saga.steps)
    steps[id] = std::string(enum_name(step.phase)) +
                (step.result ? "/" + std::string(enum_name(*step.result)) : "") +
                (step.due ? " " + step.due->text() : "");
  return {{"steps", steps}, {"end", saga.end ? enum_name(*saga.end) : "open"}};
}

// One life event's way with a fault of each kind somewhere on it.
SagaPlan plan_of(const std::string& life_event, const LifeEvent& definition) {
  SagaPlan plan;
  plan.life_event = life_event;
  for (const auto& facts : {definition.facts, definition.facts_if_known})
    for (const auto& fact : facts) plan.facts[fact] = fact == "death.on" ? "2026-02-28" : "yes";
  std::size_t fault = 1;
  for (const auto& step : definition.steps)
    plan.faults[{step.connector, 1}] = static_cast<Fault>(fault++ % fault_names.size());
  return plan;
}

void write_history(const fs::path& file, const PublishedLifeEvent& published) {
  const auto& definition = published.definition;
  SagaWorld world(plan_of(definition.id, definition));
  world.run();
  fs::create_directories(folder);
  std::ofstream out(file);
  out << json::serialize(json::object{{"definition", to_json(definition)}}) << "\n";
  eventstore::Uuid command{};
  int append = 0;
  world.for_each_entry([&](const eventstore::EntryView& entry, const Saga::Event& event) {
    append += entry.command_id != command || append == 0;
    command = entry.command_id;
    const auto plain = plain_event(event);
    out << json::serialize(json::object{{"append", append},
                                        {"at", Instant{entry.recorded_us}.text()},
                                        {"type", plain.type},
                                        {"event", plain.fields}})
        << "\n";
  });
  out << json::serialize(outcome_of(world.saga())) << "\n";
}

class History {
 public:
  explicit History(const fs::path& file) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) lines_.push_back(*parse_json(line));
    auto definition = from_json<LifeEvent>(lines_.front().at("definition"));
    EXPECT_TRUE(definition) << file << definition.error().path;
    definition_ = *definition;
  }
  const LifeEvent& definition() const { return definition_; }
  const json::object& outcome() const { return lines_.back().as_object(); }

  Saga::State replay(const Calendar& calendar) const {
    Saga::State saga;
    for (std::size_t i = 1; i + 1 < lines_.size(); ++i) {
      const auto& line = lines_[i];
      auto event = event_of({std::string(line.at("type").as_string()), line.at("event")});
      if (!event) return saga;
      saga = Saga::evolve(std::move(saga), *event);
      const bool last_of_append =
          i + 2 == lines_.size() || lines_[i + 1].at("append") != line.at("append");
      if (last_of_append) expect_nothing_more(saga, calendar, line);
    }
    return saga;
  }

 private:
  // What follows from the state was written with it.
  void expect_nothing_more(const Saga::State& saga, const Calendar& calendar,
                           const json::value& line) const {
    const auto at = Instant::parse(std::string(line.at("at").as_string()));
    ASSERT_TRUE(at);
    if (saga.next_at() && *saga.next_at() <= *at) return;  // due in this very instant
    const auto more = Saga::decide(saga, Saga::Wake{{&definition_, &calendar, *at}});
    ASSERT_TRUE(more);
    EXPECT_TRUE(more->empty()) << "after append " << line.at("append") << " it would go on with "
                               << plain_event(more->front()).type;
  }

  std::vector<json::value> lines_;
  LifeEvent definition_;
};

TEST(GoldenHistories, OfEveryPublishedVersionReplay) {
  Office office;
  const auto rules = *office.rules.now();
  const bool write = std::getenv("YIBEN_WRITE_GOLDEN") != nullptr;
  for (const auto& [id, versions] : rules->life_events)
    for (const auto& [version, published] : versions) {
      const auto file = folder / (id + ".v" + std::to_string(version) + ".jsonl");
      if (write && !fs::exists(file)) write_history(file, published);
      ASSERT_TRUE(fs::exists(file)) << file << " is missing: YIBEN_WRITE_GOLDEN=1";
      EXPECT_EQ(json::serialize(to_json(published.definition)),
                json::serialize(to_json(History(file).definition())))
          << id << " has changed and needs a new version";
    }
  int histories = 0;
  for (const auto& file : fs::directory_iterator(folder)) {
    SCOPED_TRACE(file.path().filename());
    const History history(file.path());
    const auto saga = history.replay(rules->calendar);
    EXPECT_EQ(json::serialize(outcome_of(saga)), json::serialize(history.outcome()));
    ++histories;
  }
  EXPECT_GE(histories, 10);
}

}  // namespace
}  // namespace yiben::workflows
