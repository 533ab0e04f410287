#include "ops/demo_office.h"

#include "ops/demo_funds.h"
#include "ops/departments.h"
#include "workflows/office/rule_publishing.h"
#include "workflows/office/users.h"
#include "workflows/office/yaml.h"

namespace yiben::ops {
namespace {

struct AccountFile {
  struct Account : DemoAccount {
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(login), CEREAL_NVP(name), CEREAL_NVP(role), CEREAL_NVP(division));
    }
  };
  std::vector<Account> accounts;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(accounts));
  }
};

template <class T>
Result<T, WorkspaceProblem> demo_file(const std::string& name) {
  auto file = workflows::load_yaml_as<T>(std::string(YIBEN_SOURCE_DIR) + "/ops/demo/" + name);
  if (!file) return WorkspaceProblem{file.error().text};
  return std::move(*file);
}

Result<void, WorkspaceProblem> failed(const workflows::Failure& f) {
  return WorkspaceProblem{"demo office: " + (f.rejection() ? std::string(name(f.rejection()->rule))
                                                           : f.error()->detail)};
}

Fen raised(Fen amount, int percent) {
  return rounded(amount.fen * (100 + percent), 100, Rounding::up_to_yuan);
}

}  // namespace

Result<void, WorkspaceProblem> publish_new_standard(Workspace& w) {
  auto standard = demo_new_standard();
  if (!standard) return standard.error();
  auto rules = w.rules->now();
  if (!rules) return failed(rules.error());
  const auto* in_force = (*rules)->pack_on(w.book->rule_pack, w.book->today());
  if (!in_force) return {};
  RulePack pack = *in_force;
  ++pack.version;
  pack.from = (Month::containing(w.book->today()) + 1).first_day();
  pack.source = standard->source;
  for (auto& p : pack.programmes) {
    for (auto& s : p.formula.standards) s.amount_fen = raised(s.amount_fen, standard->percent);
    for (auto& r : p.formula.rows) r.amount_fen = raised(r.amount_fen, standard->percent);
  }
  auto done = workflows::publish_pack(*w.book, pack);
  if (!done) return failed(done.error());
  return {};
}

Result<NewStandard, WorkspaceProblem> demo_new_standard() {
  return demo_file<NewStandard>("new_standard.yaml");
}

Result<std::vector<DemoAccount>, WorkspaceProblem> demo_accounts() {
  auto accounts = demo_file<AccountFile>("accounts.yaml");
  if (!accounts) return accounts.error();
  return std::vector<DemoAccount>(accounts->accounts.begin(), accounts->accounts.end());
}

Result<void, WorkspaceProblem> make_demo_office(Workspace& w, bool with_funds) {
  auto accounts = demo_accounts();
  if (!accounts) return accounts.error();
  auto first = w.log->reservation_owner("login/" + accounts->front().login);
  if (!first) return WorkspaceProblem{first.error().detail};
  if (*first) return {};
  // One hash for all: they share the password everyone is told.
  std::string hash = workflows::hash_password(demo_password);
  for (const auto& a : *accounts) {
    auto done =
        workflows::create_user(*w.book, {w.book->new_id(), workflows::system_actor(*w.book)},
                               {a.login, a.name, a.role, a.division, hash});
    if (!done) return failed(done.error());
  }
  if (auto ok = publish_new_standard(w); !ok) return ok.error();
  if (auto ok = register_demo_departments(w); !ok) return ok.error();
  if (!with_funds) return {};
  return open_demo_funds(w, w.book->today().year());
}

}  // namespace yiben::ops
