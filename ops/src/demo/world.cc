#include "demo/world.h"

#include "workflows/office/users.h"
#include "workflows/office/yaml.h"

namespace yiben::ops {
namespace {

// UUIDv7 from the demo's time and dice, in order.
Uuid demo_id(World& w) {
  Uuid out;
  auto ms = static_cast<std::uint64_t>(w.time.now.us / 1'000);
  for (int i = 0; i < 6; ++i)
    out.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
  std::uint64_t n = ++w.ids, r = w.dice.next();
  for (int i = 0; i < 5; ++i)
    out.bytes[static_cast<std::size_t>(6 + i)] = static_cast<std::uint8_t>(n >> (32 - 8 * i));
  for (int i = 0; i < 5; ++i)
    out.bytes[static_cast<std::size_t>(11 + i)] = static_cast<std::uint8_t>(r >> (8 * i));
  return out;
}

}  // namespace

DemoProblem problem(const char* doing, const workflows::Failure& f) {
  if (auto* e = f.error())
    return {std::string(doing) + ": " + std::string(eventstore::name(e->code)) + " " + e->detail};
  std::string out = std::string(doing) + ": refused: " + std::string(name(f.rejection()->rule));
  for (const auto& [key, value] : f.rejection()->details) out += ", " + key + " " + value;
  return {out};
}

Result<void, DemoProblem> go_on_to(World& w, Date day) {
  if (w.meanwhile)
    if (auto ok = w.meanwhile(std::min(DemoTime::morning_of(day), w.time.end)); !ok) return ok;
  w.time.go_to(day);
  return {};
}

Actor World::actor(Role role, const std::string& division, int which) const {
  std::vector<const Actor*> fitting;
  for (const auto& [login, a] : actors)
    if (a.role == role && covers(a.division, division)) fitting.push_back(&a);
  check(!fitting.empty(), "the demo office has every role for every village");
  return *fitting[static_cast<std::size_t>(which) % fitting.size()];
}

Result<std::unique_ptr<World>, DemoProblem> make_world(const DemoOptions& options) {
  auto words =
      workflows::load_yaml_as<DemoWords>(std::string(YIBEN_SOURCE_DIR) + "/ops/demo/names.yaml");
  if (!words) return DemoProblem{words.error().text};
  auto world = std::make_unique<World>(
      World{Dice(options.seed), {}, *words, nullptr, {}, {}, {}, 0, options.households, {}});
  World& w = *world;
  // Nothing of the demo may lie in the future of the office that opens it: unless it lives up to
  // this moment, it ends with last month.
  const Instant now{eventstore::system_clock()()};
  const Date today = options.until.value_or(now.day_in_china());
  if (options.living) w.time.end = std::min(now, Instant::start_of_day_in_china(today + 1));
  // Life events take some weeks, so one month more.
  const int more = options.deaths + options.marriages > 0 ? 1 : 0;
  w.time.go_to((Month::containing(today) - options.months - more).first_day());

  WorkspaceOptions o;
  o.folder = options.folder;
  o.with_views = false;
  o.sync = !options.living;  // its end is taken to disk at once
  o.now = [&w] { return w.time.now; };
  o.new_id = [&w] { return demo_id(w); };
  auto workspace = make_workspace(o);
  if (!workspace) return DemoProblem{workspace.error().text};
  w.workspace = std::move(*workspace);
  if (auto made = make_demo_office(*w.workspace, false); !made)
    return DemoProblem{made.error().text};

  workflows::UserDirectory users(w.book());
  auto all = users.in_division(w.book().district);
  if (!all) return problem("reading the accounts", all.error());
  for (const auto& u : *all) w.actors[u->created->login] = u->actor();
  auto district = Division::parse(w.book().district);
  for (const auto* town : w.workspace->divisions.children(*district, w.time.today())) {
    w.towns.push_back(town->code);
    for (const auto* village :
         w.workspace->divisions.children(*Division::parse(town->code), w.time.today()))
      w.villages.push_back(village->code);
  }
  return world;
}

}  // namespace yiben::ops
