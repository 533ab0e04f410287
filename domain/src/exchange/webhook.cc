#include "domain/exchange/webhook.h"

#include "domain/exchange/http_address.h"

namespace yiben {
namespace {

struct WebhookDecide {
  const Webhook::State& s;

  std::optional<Rejection> not_open() const {
    if (!s.subscribed) return Rejection{Rule::webhook_unknown, {}};
    if (s.ended) return Rejection{Rule::webhook_ended, {}};
    return std::nullopt;
  }
  Webhook::Decision operator()(const Webhook::Subscribe& c) const {
    if (s.subscribed) return std::vector<Webhook::Event>{};
    if (c.name.find_first_not_of(" \t\n") == c.name.npos)
      return Rejection{Rule::webhook_name_needed, {}};
    if (!is_http_address(c.url)) return Rejection{Rule::webhook_address_invalid, {{"url", c.url}}};
    return std::vector<Webhook::Event>{Webhook::Subscribed{
        c.webhook, c.name, c.url, c.types, c.division, c.from, {c.webhook.uuid, c.secret, {}}}};
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
