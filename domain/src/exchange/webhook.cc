#include "domain/exchange/webhook.h"

#include <algorithm>
#include <tuple>

#include "domain/exchange/http_address.h"
#include "domain/exchange/withheld_types.h"

namespace yiben {
namespace {

// Why such a webhook cannot be, new or changed.
std::optional<Rejection> wrong_in(const std::string& name, const std::string& url,
                                  const std::vector<std::string>& types) {
  if (name.find_first_not_of(" \t\n") == name.npos) return Rejection{Rule::webhook_name_needed, {}};
  if (!is_http_address(url)) return Rejection{Rule::webhook_address_invalid, {{"url", url}}};
  for (const auto& type : types)
    if (is_withheld(type)) return Rejection{Rule::event_type_withheld, {{"name", type}}};
  return std::nullopt;
}

struct WebhookDecide {
  const Webhook::State& s;

  std::optional<Rejection> not_open() const {
    if (!s.subscribed) return Rejection{Rule::webhook_unknown, {}};
    if (s.ended) return Rejection{Rule::webhook_ended, {}};
    return std::nullopt;
  }
  Webhook::Decision operator()(const Webhook::Subscribe& c) const {
    if (s.subscribed) return std::vector<Webhook::Event>{};
    if (auto no = wrong_in(c.name, c.url, c.types)) return *no;
    return std::vector<Webhook::Event>{Webhook::Subscribed{
        c.webhook, c.name, c.url, c.types, c.division, c.from, {c.webhook.uuid, c.secret, {}}}};
  }
  Webhook::Decision operator()(const Webhook::Change& c) const {
    if (auto no = not_open()) return *no;
    if (auto no = wrong_in(c.name, c.url, c.types)) return *no;
    const auto& is = *s.subscribed;
    if (std::tie(c.name, c.url, c.types, c.division) ==
        std::tie(is.name, is.url, is.types, is.division))
      return std::vector<Webhook::Event>{};
    return std::vector<Webhook::Event>{
        Webhook::Changed{is.webhook, c.name, c.url, c.types, c.division}};
  }
  Webhook::Decision operator()(const Webhook::Pause& c) const {
    if (auto no = not_open()) return *no;
    if (c.reason.find_first_not_of(" \t\n") == c.reason.npos)
      return Rejection{Rule::reason_needed, {}};
    if (s.paused) return Rejection{Rule::webhook_paused, {}};
    return std::vector<Webhook::Event>{Webhook::Paused{s.subscribed->webhook, c.reason}};
  }
  Webhook::Decision operator()(const Webhook::Resume&) const {
    if (auto no = not_open()) return *no;
    if (!s.paused) return Rejection{Rule::webhook_not_paused, {}};
    return std::vector<Webhook::Event>{Webhook::Resumed{s.subscribed->webhook}};
  }
  Webhook::Decision operator()(const Webhook::RotateSecret& c) const {
    if (auto no = not_open()) return *no;
    return std::vector<Webhook::Event>{
        Webhook::SecretRotated{s.subscribed->webhook,
                               {s.subscribed->webhook.uuid, c.secret, {}},
                               Instant{c.now.us + SigningSecrets::overlap_us}}};
  }
  Webhook::Decision operator()(const Webhook::AskReplay& c) const {
    if (auto no = not_open()) return *no;
    return std::vector<Webhook::Event>{
        Webhook::ReplayAsked{s.subscribed->webhook, c.stream, c.now}};
  }
  Webhook::Decision operator()(const Webhook::AskRange& c) const {
    if (auto no = not_open()) return *no;
    const auto last = c.head == 0 ? 0 : c.head - 1;
    const auto from = c.from.value_or(s.subscribed->from);
    const auto to = c.to.value_or(last);
    if (std::max(from, to) >= c.head)
      return Rejection{Rule::webhook_range_beyond, {{"last", std::to_string(last)}}};
    if (from > to)
      return Rejection{Rule::webhook_range_backwards,
                       {{"from", std::to_string(from)}, {"to", std::to_string(to)}}};
    return std::vector<Webhook::Event>{
        Webhook::RangeAsked{s.subscribed->webhook, s.ranges.size() + 1, c.stream, from, to}};
  }
  Webhook::Decision operator()(const Webhook::End& c) const {
    if (auto no = not_open()) return *no;
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    return std::vector<Webhook::Event>{Webhook::Ended{s.subscribed->webhook, c.reason}};
  }
};

struct WebhookEvolve {
  Webhook::State& s;
  void operator()(const Webhook::Subscribed& e) const {
    s.subscribed = e;
    s.secrets.current = e.secret.plain;
  }
  void operator()(const Webhook::Changed& e) const {
    s.subscribed->name = e.name;
    s.subscribed->url = e.url;
    s.subscribed->types = e.types;
    s.subscribed->division = e.division;
  }
  void operator()(const Webhook::Paused& e) const { s.paused = e; }
  void operator()(const Webhook::Resumed&) const { s.paused.reset(); }
  void operator()(const Webhook::RangeAsked& e) const { s.ranges.push_back(e); }
  void operator()(const Webhook::SecretRotated& e) const {
    s.secrets.rotate(e.secret.plain, e.previous_until);
  }
  void operator()(const Webhook::ReplayAsked& e) const { s.replays[e.stream] = e.at; }
  void operator()(const Webhook::Ended& e) const { s.ended = e; }
};

}  // namespace

Webhook::State Webhook::evolve(State state, const Event& event) {
  std::visit(WebhookEvolve{state}, event);
  return state;
}
Webhook::Decision Webhook::decide(const State& state, const Command& command) {
  return std::visit(WebhookDecide{state}, command);
}

}  // namespace yiben
