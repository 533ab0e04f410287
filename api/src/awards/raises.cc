#include "workflows/awards/raises.h"

#include <charconv>

#include "awards/handlers.h"
#include "common.h"

namespace yiben::api::handlers {
namespace {

Answered<std::int32_t> whole_number(const std::string& text, const char* name) {
  std::int32_t n = 0;
  auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (ec != std::errc{} || end != text.data() + text.size() || n < 1)
    return Problem::of(400, "bad_query", {{"name", name}});
  return n;
}

Answered<std::string> user_name(const Call& call, UserId id) {
  auto user = call.services.users.any(id);
  if (!user) return problem_of(user.error());
  return Answered<std::string>(boost::system::in_place_value,
                               *user ? (*user)->name : std::string());
}

std::vector<PackVersion> versions_of(const Call& call, const workflows::Rules& rules,
                                     const std::string& programme) {
  std::vector<PackVersion> out;
  auto versions = rules.packs.find(call.services.book.rule_pack);
  if (versions == rules.packs.end()) return out;
  for (auto v = versions->second.rbegin(); v != versions->second.rend(); ++v)
    if (const auto* p = v->second.programme(programme))
      out.push_back({v->second.ref(), v->second.name, v->second.from, v->second.source,
                     p->formula.standards, p->formula.rows});
  return out;
}

}  // namespace

Answered<RaiseList> raises(const Call& call, const None&) {
  const auto& programme = call.path.at("programme");
  auto rules = call.services.rules.now();
  if (!rules) return problem_of(rules.error());
  auto found = workflows::raises_of(call.services.book, programme);
  if (!found) return problem_of(found.error());
  RaiseList out{versions_of(call, **rules, programme), {}};
  for (auto r = found->raises.rbegin(); r != found->raises.rend(); ++r) {
    auto prepared = user_name(call, r->prepared.by.user);
    if (!prepared) return prepared.error();
    auto confirmed = user_name(call, r->confirmed ? r->confirmed->by.user : UserId{});
    if (!confirmed) return confirmed.error();
    out.rows.push_back({*r, *prepared, *confirmed});
  }
  return out;
}

Answered<workflows::RaisePreview> preview_raise(const Call& call, const None&) {
  const auto& s = call.services;
  auto version = whole_number(call.query_or("version"), "version");
  if (!version) return version.error();
  auto from = query_value<Month>(call, "from");
  if (!from) return from.error();
  if (!*from) return Problem::of(400, "bad_query", {{"name", "from"}});
  auto seen = workflows::preview_raise(
      s.book, s.rules, {call.path.at("programme"), {s.book.rule_pack, *version}, **from});
  if (!seen) return problem_of(seen.error());
  return *seen;
}

Answered<PrepareRaiseAnswer> prepare_raise(const Call& call, const PrepareRaiseRequest& in) {
  const auto& s = call.services;
  auto done = workflows::prepare_raise(
      s.book, s.rules, call.request(),
      {call.path.at("programme"), {s.book.rule_pack, in.version}, in.from}, in.document);
  if (!done) return problem_of(done.error());
  auto receipt = receipt_of(done->receipt);
  return PrepareRaiseAnswer{done->number, receipt.position, receipt.repeated};
}

Answered<Receipt> withdraw_raise(const Call& call, const WithdrawRaiseRequest& in) {
  auto number = whole_number(call.path.at("number"), "number");
  if (!number) return number.error();
  auto done = workflows::withdraw_raise(call.services.book, call.request(),
                                        call.path.at("programme"), *number, in.reason);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

Answered<ConfirmRaiseAnswer> confirm_raise(const Call& call, const None&) {
  auto number = whole_number(call.path.at("number"), "number");
  if (!number) return number.error();
  auto done = workflows::confirm_raise(call.services.book, call.services.rules, call.request(),
                                       call.path.at("programme"), *number);
  if (!done) return problem_of(done.error());
  auto receipt = receipt_of(done->receipt);
  return ConfirmRaiseAnswer{done->awards, receipt.position, receipt.repeated};
}

}  // namespace yiben::api::handlers
