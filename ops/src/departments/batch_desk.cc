#include "departments/batch_desk.h"

#include <sstream>

#include "departments/reply_body.h"
#include "eventstore/log.h"
#include "workflows/life_events/batch_file.h"

namespace yiben::ops {
namespace {

namespace fs = std::filesystem;

constexpr auto look_every = std::chrono::milliseconds(100);

}  // namespace

BatchDesk::BatchDesk(fs::path folder, workflows::SimulatedDepartments& departments,
                     SecretOf secret_of)
    : folder_(std::move(folder)), departments_(departments), secret_of_(std::move(secret_of)) {
  thread_ = std::thread([this] {
    while (!stop_) {
      look_through();
      std::this_thread::sleep_for(look_every);
    }
  });
}

BatchDesk::~BatchDesk() {
  stop_ = true;
  thread_.join();
}

void BatchDesk::look_through() {
  std::error_code ec;
  for (fs::directory_iterator it(folder_, ec), end; !ec && it != end; it.increment(ec))
    for (const auto& file : workflows::batch_files(it->path() / "out"))
      answer(it->path().filename().string(), file);
}

void BatchDesk::answer(const std::string& department, const fs::path& file) {
  const std::vector secrets{secret_of_(department)};
  const auto body = workflows::read_batch_file(file);
  if (!body || !workflows::is_batch_signed(file, *body, secrets))
    return workflows::move_batch_file(file, folder_ / department / "unbelieved");
  std::string answers;
  std::istringstream lines(*body);
  for (std::string line; std::getline(lines, line);) {
    const auto call = call_in(line, department);
    if (!call) continue;
    auto reply = reply_body(departments_.handle(*call, false));
    reply["key"] = call->key;
    reply["call"] = enum_name(call->kind);
    answers += json::serialize(reply) + "\n";
  }
  // Before the calls are put away: were this to be killed between, the same would be answered
  // again.
  const auto now_s = eventstore::system_clock()() / 1'000'000;
  if (workflows::write_batch_file(folder_ / department / "in" / file.filename(), answers, secrets,
                                  now_s))
    workflows::move_batch_file(file, folder_ / department / "done");
}

}  // namespace yiben::ops
