#include "api/server/dispatcher.h"

#include <boost/url.hpp>
#include <charconv>

#include "server/identify.h"
#include "workflows/exchange/signatures.h"

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
  bool path_known = false;
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
    out.path_known = true;
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
  if (writes && header_of(request, "x-yiben").empty())
    return Problem::of(403, "missing_csrf_header");
  if (writes && route.body && !type.starts_with("application/json"))
    return Problem::of(415, "unsupported_media_type");
  call.command_id = command_id(call, header_of(request, "idempotency-key"));
  if (auto version = header_of(request, "if-match"); !version.empty()) {
    call.if_match = number_of(version);
    if (!call.if_match) return Problem::of(400, "bad_query", {{"name", "If-Match"}});
  }
  if (auto last = header_of(request, "last-event-id"); !last.empty()) {
    call.last_event_id = number_of(last);
    if (!call.last_event_id) return Problem::of(400, "bad_query", {{"name", "Last-Event-ID"}});
  }
  if (auto after = number_of(header_of(request, "x-yiben-after")))
    if (!call.services.views.wait_for(std::min(*after, call.services.book.log.head()),
                                      own_write_wait_ms))
      return Problem::of(503, "views_behind");
  return {};
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
  return out;
}

Answered<Reply> Dispatcher::answer(const HttpRequest& request) const {
  auto url = boost::urls::parse_origin_form(request.target);
  if (!url) return Problem::of(400, "bad_query", {{"name", "url"}});
  if (url->encoded_path() == "/api/v1/openapi.json")
    return Reply{200, "application/json; charset=utf-8", services_.openapi, {}};
  std::vector<std::string> path;
  for (auto segment : url->segments()) path.emplace_back(segment);
  auto found = match(request.method, path);
  if (!found.route)
    return Problem::of(found.path_known ? 405 : 404,
                       found.path_known ? "method_not_allowed" : "not_found",
                       {{"name", std::string(url->encoded_path())}});
  Call call{services_,
            {},
            {},
            {},
            std::move(found.params),
            {},
            {},
            {},
            found.route->method + " " + found.route->path};
  for (auto param : url->params()) call.query[std::string(param.key)] = std::string(param.value);
  if (auto ok = identify(call, *found.route, request); !ok) return ok.error();
  if (auto ok = read_headers(call, *found.route, request); !ok) return ok.error();
  return found.route->handle(call, request.body);
}

Reply Dispatcher::handle(const HttpRequest& request) const {
  auto reply = answer(request);
  return reply ? std::move(*reply)
               : problem_reply(with_names(reply.error(), services_), services_.messages);
}

}  // namespace yiben::api
