#include "demo/open_work.h"
#include "domain/exchange/fact_types.h"
#include "ops/departments.h"
#include "workflows/evidence/access.h"
#include "workflows/exchange/outside_facts.h"

namespace yiben::ops {
namespace {

// As a department's own system sends it, signed.
Result<void, DemoProblem> send(World& w, workflows::SenderDirectory& senders,
                               const std::string& department, std::string_view type,
                               json::value data) {
  const auto source = "https://" + department + ".demo";
  const auto id = w.book().new_id().text();
  const auto now_s = w.time.now.us / 1'000'000;
  const auto body = json::serialize(json::object{{"specversion", "1.0"},
                                                 {"id", id},
                                                 {"source", source},
                                                 {"type", type},
                                                 {"data", std::move(data)}});
  const auto signature =
      workflows::signatures_of({id, body, now_s}, {demo_department_secret(source)});
  auto taken = workflows::take_fact(w.book(), *w.workspace->rules, senders,
                                    {id, std::to_string(now_s), signature, body}, now_s);
  if (!taken) return problem("taking a fact", taken.error());
  return {};
}

}  // namespace

Result<void, DemoProblem> hear_from_departments(World& w, DemoPeople& people) {
  workflows::SenderDirectory senders(w.book());
  const auto death_of = [&](const DemoPerson& who) {
    return DeathFact{who.details.id_number, who.details.name, w.time.today() - 1, {}};
  };
  for (std::size_t town = 0; town < w.towns.size(); town += 2) {
    const auto& village =
        *std::ranges::find_if(w.villages, [&](const auto& v) { return covers(w.towns[town], v); });
    const auto who = people.person(village, 65, 92, false);
    if (auto ok = registered(w, who, village); !ok) return ok.error();
    const auto fact = to_json(death_of(who));
    if (auto ok = send(w, senders, "health", DeathFact::type, fact); !ok) return ok;
    if (town % 4 == 0)
      if (auto ok = send(w, senders, "police", DeathFact::type, fact); !ok) return ok;
  }
  // Dead letters: a number that cannot be one, a field left out, a type the sender may not send.
  const auto who = people.person(w.villages.front(), 65, 92, false);
  auto wrong = to_json(death_of(who)).as_object();
  wrong["id_number"] = who.details.id_number.substr(0, 17);
  if (auto ok = send(w, senders, "funeral_home", DeathFact::type, wrong); !ok) return ok;
  wrong = to_json(death_of(who)).as_object();
  wrong.erase("died_on");
  if (auto ok = send(w, senders, "health", DeathFact::type, wrong); !ok) return ok;
  return send(w, senders, "hrss", IncomeFact::type, to_json(death_of(who)));
}

Result<void, DemoProblem> look_at_people(World& w, const std::vector<OpenCase>& cases) {
  auto& log = *w.workspace->access;
  constexpr std::size_t looks = 12;
  for (std::size_t i = 0; i < std::min(looks, cases.size()); ++i) {
    const auto& one = cases[i * cases.size() / looks % cases.size()];
    workflows::Transaction read(w.book(), workflows::system_actor(w.book()));
    auto claim = read.state<Claim>(one.claim.stream());
    if (!claim) return problem("reading a claim", claim.error());
    Access::Look look;
    look.read.by = w.actor(i % 3 == 0 ? Role::town_reviewer : Role::town_clerk, one.division);
    look.read.people = (*claim)->filed->members;
    look.read.claim = one.claim;
    look.read.route = "GET /api/v1/claims/{claim}";
    if (i % 4 == 1) {
      look.in_plain = true;
      look.read.people.resize(1);
      look.read.route = "POST /api/v1/people/{person}/unmasked";
      look.read.purpose = w.dice.one_of(w.words.purposes);
    }
    auto done = workflows::record_read(w.book(), log, look);
    if (!done) return problem("recording a read", done.error());
  }
  return {};
}

}  // namespace yiben::ops
