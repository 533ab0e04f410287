#include "api/server/dispatcher.h"

#include <algorithm>
#include <boost/url.hpp>
#include <charconv>
#include <chrono>

#include "server/identify.h"
#include "workflows/exchange/signatures.h"
#include "workflows/loop/digest.h"

namespace yiben::api {
namespace {

constexpr int own_write_wait_ms = 5'000;

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> out;
  while (!path.empty()) {
    path.remove_prefix(1);  // the '/'
    auto end = path.find('/');
    out.push_back(path.substr(0, end));
    path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
  }
  return out;
}

bool matches(const std::vector<std::string_view>& pattern, const std::vector<std::string>& path,
             std::map<std::string, std::string>& found) {
  if (pattern.size() != path.size()) return false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (pattern[i].starts_with('{'))
      found[std::string(pattern[i].substr(1, pattern[i].size() - 2))] = path[i];
    else if (pattern[i] != path[i])
      return false;
  }
  return true;
}

struct Match {
  const Route* route = nullptr;
  std::string allowed;  // methods of the path, with commas
  std::map<std::string, std::string> params;
};

Match match(const std::string& method, const std::vector<std::string>& path) {
  static const auto patterns = [] {
    std::vector<std::vector<std::string_view>> out;
    for (const auto& r : routes()) out.push_back(parts_of(r.path));
    return out;
  }();
  Match out;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    std::map<std::string, std::string> params;
    if (!matches(patterns[i], path, params)) continue;
    out.allowed += (out.allowed.empty() ? "" : ", ") + routes()[i].method;
    if (routes()[i].method != method) continue;
    out.route = &routes()[i];
    out.params = std::move(params);
    break;
  }
  return out;
}

std::optional<std::uint64_t> number_of(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
    text = text.substr(1, text.size() - 2);
  std::uint64_t n = 0;
  auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (text.empty() || ec != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return n;
}

// The same key from the same user on the same route is the same command.
Uuid command_id(const Call& call, const std::string& key) {
  if (key.empty()) return call.services.book.new_id();
  auto given = Uuid::parse(key);
  return workflows::derived_id(given.value_or(Uuid{}), key + "/" + call.actor.user.text() + "/" +
                                                           call.route + "/" +
                                                           json::serialize(to_json(call.path)));
}

Answered<void> read_headers(Call& call, const Route& route, const HttpRequest& request) {
  auto type = header_of(request, "content-type");
  if (route.signed_by_sender) {
    // No cookie speaks for whoever signs, so nothing can be forged with one.
    if (!type.starts_with("application/cloudevents+json"))
      return Problem::of(415, "unsupported_media_type");
    call.signature = {header_of(request, std::string(workflows::webhook_id_header)),
                      header_of(request, std::string(workflows::webhook_timestamp_header)),
                      header_of(request, std::string(workflows::webhook_signature_header))};
    return {};
  }
  bool writes = route.method != "GET";
  // Other sites' pages can send neither; a machine's key is no cookie that they could make use of.
  if (writes && header_of(request, "x-yiben").empty() &&
      !header_of(request, "authorization").starts_with("Bearer "))
    return Problem::of(403, "missing_csrf_header");
  if (writes && route.body && !type.starts_with("application/json"))
    return Problem::of(415, "unsupported_media_type");
  const auto key = header_of(request, "idempotency-key");
  call.command_id = command_id(call, key);
  if (!key.empty())
    call.asked = workflows::derived_id(call.command_id, workflows::sha256_hex(request.body));
  if (auto version = header_of(request, "if-match"); !version.empty() && version != "*") {
    call.if_match = number_of(version);
    if (!call.if_match) return Problem::of(400, "bad_query", {{"name", "If-Match"}});
  }
  if (auto last = header_of(request, "last-event-id"); !last.empty()) {
    call.last_event_id = number_of(last);
    if (!call.last_event_id) return Problem::of(400, "bad_query", {{"name", "Last-Event-ID"}});
  }
  if (const auto text = header_of(request, "x-yiben-after"); !text.empty()) {
    const auto after = number_of(text);
    if (!after) return Problem::of(400, "bad_query", {{"name", "X-Yiben-After"}});
    if (!call.services.views.wait_for(std::min(*after, call.services.book.log.head()),
                                      own_write_wait_ms))
      return Problem::of(503, "views_behind");
  }
  return {};
}

// A condition that is misspelt and passed over would answer with what was not asked for.
Answered<void> check_query(const Call& call, const Route& route) {
  for (const auto& [name, value] : call.query) {
    const auto field = std::ranges::find(route.query, name, &QueryField::name);
    if (field == route.query.end() || (!value.empty() && !fits(*field, value)))
      return Problem::of(400, "bad_query", {{"name", name}});
  }
  for (const auto& field : route.query)
    if (field.required && call.query_or(field.name).empty())
      return Problem::of(400, "bad_query", {{"name", field.name}});
  return {};
}

// What may be kept is asked for again with what it was then.
Reply kept(Reply reply, const HttpRequest& request) {
  const auto tag = "\"" + workflows::sha256_hex(reply.body).substr(0, 32) + "\"";
  reply.headers.push_back({"ETag", tag});
  reply.headers.push_back({"Cache-Control", "public, no-cache"});
  if (header_of(request, "if-none-match").find(tag) == std::string::npos) return reply;
  reply.status = 304;
  reply.body.clear();
  return reply;
}

// Codes of divisions and funeral homes in a problem's words, as the names people know them by.
Problem with_names(Problem problem, const Services& s) {
  for (const char* place : {"division", "town", "home"}) {
    auto arg = problem.args.find(place);
    if (arg == problem.args.end()) continue;
    if (auto division = Division::parse(arg->second)) {
      auto name = s.divisions.full_name(*division, s.book.today());
      if (!name.empty()) arg->second = name;
    } else if (auto rules = s.rules.now()) {
      auto home = (*rules)->funeral_homes.find(arg->second);
      if (home != (*rules)->funeral_homes.end()) arg->second = home->second.name;
    }
  }
  return problem;
}

}  // namespace

Reply problem_reply(const Problem& problem, const MessageTable& words) {
  Reply out;
  out.status = problem.status;
  out.content_type = "application/problem+json; charset=utf-8";
  out.body = json::serialize(to_json(document(problem, words)));
  out.headers = problem.headers;
  return out;
}

Answered<Reply> Dispatcher::answer(const HttpRequest& request, Asked& asked) const {
  auto url = boost::urls::parse_origin_form(request.target);
  if (!url) return Problem::of(400, "bad_query", {{"name", "url"}});
  if (url->encoded_path() == "/api/v1/openapi.json")
    return Reply{200, "application/json; charset=utf-8", services_.openapi, {}};
  std::vector<std::string> path;
  for (auto segment : url->segments()) path.emplace_back(segment);
  auto found = match(request.method, path);
  if (!found.route) {
    const bool known = !found.allowed.empty();
    auto problem = Problem::of(known ? 405 : 404, known ? "method_not_allowed" : "not_found",
                               {{"name", std::string(url->encoded_path())}});
    if (known) problem.headers = {{"Allow", found.allowed}};
    return problem;
  }
  const auto& route = *found.route;
  Call call{.services = services_,
            .path = std::move(found.params),
            .route = route.method + " " + route.path};
  for (auto param : url->params()) call.query[std::string(param.key)] = std::string(param.value);
  asked.route = call.route;
  const auto known = identify(call, route, request);
  asked.user = call.actor.user;
  asked.address = call.address;
  if (!known) return known.error();
  if (auto ok = check_query(call, route); !ok) return ok.error();
  if (auto ok = read_headers(call, route, request); !ok) return ok.error();
  auto reply = route.handle(call, request.body);
  if (reply && route.lasting) return kept(*std::move(reply), request);
  if (reply) return reply;
  auto problem = reply.error();
  // Of two that changed the same, the one that said what it had seen is told that this is over.
  if (call.if_match && problem.name == "version_conflict") problem.status = 412;
  return problem;
}

Reply Dispatcher::handle(const HttpRequest& request) const {
  const auto start = std::chrono::steady_clock::now();
  Asked asked{.route = {}, .address = request.address, .user = {}};
  auto answered = answer(request, asked);
  const std::string problem = answered ? std::string{} : answered.error().name;
  auto reply = answered
                   ? std::move(*answered)
                   : problem_reply(with_names(answered.error(), services_), services_.messages);
  if (!services_.request_done) return reply;
  const auto id = workflows::random_id().text();
  reply.headers.push_back({"X-Request-Id", id});
  const auto us = std::chrono::duration_cast<std::chrono::microseconds>(
                      std::chrono::steady_clock::now() - start)
                      .count();
  services_.request_done({id, asked.route, problem, reply.status, us, asked.user, asked.address});
  return reply;
}

}  // namespace yiben::api
