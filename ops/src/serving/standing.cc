#include "serving/standing.h"

#include <csignal>
#include <filesystem>
#include <thread>

namespace yiben::ops {
namespace {

volatile std::sig_atomic_t told_to_stop = 0;

std::string disk_trouble(const Workspace& w) {
  std::error_code ec;
  const auto room = std::filesystem::space(w.options.folder, ec);
  if (ec) return ec.message();
  if (room.available >= w.options.room_kept_bytes) return {};
  return "less than " + std::to_string(w.options.room_kept_bytes >> 20) + " MiB are left";
}

}  // namespace

workflows::Outcome<std::size_t> Standing::tick() {
  auto ended = timers.tick();
  if (!ended) return ended.error();
  auto opened = reviews.tick();
  if (!opened) return opened.error();
  return *ended + *opened;
}

void Lookout::look() const {
  troubles.set("views", w.views->fault());
  for (const auto& [name, log] : {std::pair("log", w.log.get()),
                                  {"access", w.access.get()},
                                  {"deliveries", w.deliveries.get()}}) {
    const auto fault = log->fault();
    troubles.set(name, fault ? fault->detail : "");
  }
  troubles.set("sagas", sagas());
  troubles.set("disk", disk_trouble(w));
  if (relay == nullptr) return;
  const auto status = relay->status();
  troubles.set("relay", status.stopped ? "" : status.trouble);
  troubles.set(relay_stopped, status.stopped ? status.trouble : "");
  const auto watched = streams->status();
  troubles.set("streams", watched.report.sound() ? "" : watched.report.first_fault);
}

void stop_when_told() {
  std::signal(SIGINT, [](int) { told_to_stop = 1; });
  std::signal(SIGTERM, [](int) { told_to_stop = 1; });
}

int run_standing(Standing& standing, const Lookout& lookout) {
  constexpr int looks_a_second = 10;
  const auto current = lookout.w.options.folder + "/log/CURRENT";
  for (int i = 0; !told_to_stop; ++i) {
    std::error_code ec;
    if (!std::filesystem::exists(current, ec)) {
      lookout.troubles.set("log", current + " is gone: nothing more is taken, the server stops");
      return static_cast<int>(WorkspaceProblem::Kind::not_what_it_was);
    }
    if (i % looks_a_second == 0) {
      std::lock_guard lock(standing.guard);
      const auto done = standing.tick();
      lookout.troubles.set("timers",
                           !done && done.error().error() ? done.error().error()->detail : "");
      lookout.look();
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1'000 / looks_a_second));
  }
  return 0;
}

}  // namespace yiben::ops
