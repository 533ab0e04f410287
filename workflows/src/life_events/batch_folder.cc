#include "workflows/life_events/batch_folder.h"

#include <algorithm>

#include "domain/codec/json.h"
#include "domain/core/date.h"
#include "workflows/life_events/batch_file.h"
#include "workflows/life_events/department_reply.h"

namespace yiben::workflows {
namespace {

namespace fs = std::filesystem;

// What a call is asked and answered under; a query asks for that of its act.
std::string place_of(std::string_view key, CallKind kind) {
  const auto act = is_undo(kind) ? CallKind::undo : CallKind::perform;
  return std::string(key) + "/" + std::string(enum_name(act));
}

// Of a line of ours or of the department's; nothing when it is neither.
std::optional<std::string> place_in(const json::value& line) {
  const auto* object = line.if_object();
  const auto* key = object ? object->if_contains("key") : nullptr;
  const auto* call = object ? object->if_contains("call") : nullptr;
  if (!key || !key->is_string() || !call || !call->is_string()) return std::nullopt;
  const auto kind = enum_from<CallKind>(std::string_view(call->get_string()));
  if (!kind || is_query(*kind)) return std::nullopt;
  return place_of(key->get_string(), *kind);
}

template <class F>
void each_line(const std::string& body, F&& f) {
  for (std::size_t at = 0; at < body.size();) {
    const auto end = std::min(body.find('\n', at), body.size());
    if (end > at) f(body.substr(at, end - at));
    at = end + 1;
  }
}

// "20260302T081500", UTC.
std::string time_in_name(std::int64_t now_us) {
  std::string out;
  for (const char c : Instant{now_us}.text().substr(0, 19))
    if (c != '-' && c != ':') out += c;
  return out;
}

}  // namespace

BatchFolder::BatchFolder(fs::path folder, Secrets secrets, Now now)
    : folder_(std::move(folder)), secrets_(std::move(secrets)), now_(std::move(now)) {
  std::error_code ec;
  for (const char* part : {"out", "sent", "in"}) fs::create_directories(folder_ / part, ec);
  if (ec) trouble_ = folder_.string() + ": " + ec.message();
  read_back();
}

StepReply BatchFolder::call(const StepCall& call) {
  const auto place = place_of(call.key, call.kind);
  if (const auto found = answers_.find(place); found != answers_.end()) return found->second;
  const bool asked = asked_.contains(place);
  if (!asked && is_query(call.kind)) return {ReplyKind::absent, {}, {}};
  if (!asked) {
    waiting_.push_back(call.body);
    asked_.insert(place);
  }
  return {ReplyKind::accepted, {}, {}};
}

void BatchFolder::exchange() {
  while (!waiting_.empty()) {
    const auto n = std::min(waiting_.size(), lines_max);
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(n);
    if (!write_batch({waiting_.begin(), end})) break;  // tried again the next time
    waiting_.erase(waiting_.begin(), end);
  }
  for (const auto& file : batch_files(folder_ / "in")) take_answers(file);
}

bool BatchFolder::write_batch(const std::vector<std::string>& lines) {
  std::string body;
  for (const auto& line : lines) body += line + "\n";
  const auto now_us = now_();
  const auto begin = time_in_name(now_us) + "-";
  std::string name;
  for (int i = 1; name.empty() || fs::exists(folder_ / "sent" / name); ++i)
    name = begin + std::to_string(i) + std::string(batch_suffix);
  for (const char* part : {"out", "sent"})
    if (!write_batch_file(folder_ / part / name, body, secrets_(), now_us / 1'000'000)) {
      trouble_ = "cannot write " + (folder_ / part / name).string();
      return false;
    }
  trouble_.clear();
  return true;
}

void BatchFolder::take_answers(const fs::path& file) {
  const auto body = read_batch_file(file);
  if (!body || !is_batch_signed(file, *body, secrets_())) {
    trouble_ = file.filename().string() + (body ? ": its signature is wrong" : ": cannot be read");
    return move_batch_file(file, folder_ / "refused");
  }
  auto answers = batch_answers(*body, asked_);
  trouble_ = answers.trouble.empty() ? "" : file.filename().string() + ": " + answers.trouble;
  for (auto& [place, reply] : answers.replies) {
    const auto [stands, is_new] = answers_.try_emplace(place, reply);
    if (!is_new && stands->second.kind != reply.kind)
      trouble_ = file.filename().string() + ": contradicts what it answered before to " + place;
  }
  move_batch_file(file, folder_ / "taken");
}

BatchAnswers batch_answers(const std::string& body, const std::set<std::string>& asked) {
  BatchAnswers out;
  int number = 0;
  each_line(body, [&](const std::string& line) {
    ++number;
    const auto trouble = [&](const std::string& what) {
      if (out.trouble.empty()) out.trouble = "line " + std::to_string(number) + ": " + what;
    };
    const auto parsed = parse_json(line);
    const auto place = parsed ? place_in(*parsed) : std::optional<std::string>{};
    if (!place) return trouble("it names no call");
    if (!asked.contains(*place)) return trouble("this was never asked");
    auto reply = reply_of_body(line, CallKind::perform);
    if (reply.kind != ReplyKind::succeeded && reply.kind != ReplyKind::refused)
      return trouble("no result: " + reply.trouble);
    out.replies[*place] = std::move(reply);
  });
  return out;
}

void BatchFolder::read_back() {
  for (const auto& file : batch_files(folder_ / "sent"))
    if (const auto body = read_batch_file(file))
      each_line(*body, [&](const std::string& line) {
        const auto parsed = parse_json(line);
        if (auto place = parsed ? place_in(*parsed) : std::optional<std::string>{})
          asked_.insert(*place);
      });
  for (const auto& file : batch_files(folder_ / "taken"))
    if (const auto body = read_batch_file(file))
      answers_.merge(batch_answers(*body, asked_).replies);
}

}  // namespace yiben::workflows
