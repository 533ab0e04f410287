#include "tests/bench/growth.h"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>

#include "eventstore/check.h"
#include "eventstore/verify.h"
#include "ops/progress.h"
#include "tests/bench/load.h"

namespace yiben::bench {
namespace {

using eventstore::check;

constexpr int windows = 100;
constexpr int early = 5, late = windows - 10, compared = 10;  // windows on either side of a tenth

double memory_mib() {
  std::ifstream status("/proc/self/status");
  double kib = 0;
  for (std::string line; std::getline(status, line);)
    if (std::sscanf(line.c_str(), "VmHWM: %lf", &kib) == 1) break;
  return kib / 1'024;
}

// What parent and child say to each other. Each closes the other's end.
class Line {
 public:
  Line() { check(socketpair(AF_UNIX, SOCK_STREAM, 0, ends_) == 0, "a bench has sockets"); }
  ~Line() { close(mine()); }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  void be(bool child) {
    child_ = child;
    close(ends_[child ? 0 : 1]);
  }
  bool tell(double value) const {
    return send(mine(), &value, sizeof value, MSG_NOSIGNAL) == sizeof value;
  }
  std::optional<double> hear() const {
    double value = 0;
    if (recv(mine(), &value, sizeof value, MSG_WAITALL) != sizeof value) return std::nullopt;
    return value;
  }

 private:
  int mine() const { return ends_[child_ ? 1 : 0]; }
  int ends_[2];
  bool child_ = false;
};

double heard(const Line& line) {
  const auto value = line.hear();
  if (!value) throw std::runtime_error("the growing log ended early");
  return *value;
}

// The child: a window each time it is told to, then what memory it took, then it dies with the log
// open.
[[noreturn]] void grow(const GrowthBench& bench, const Line& line) {
  auto log = open_fresh(bench.folder + "/log");
  std::mt19937_64 random(1);
  for (int i = 0; i < windows; ++i) {
    if (!line.hear()) std::_Exit(1);
    Tally tally;
    append_thousands(*log, bench.events / windows, bench.streams, random, tally);
    if (!line.tell(tally.per_second())) std::_Exit(1);
  }
  line.tell(memory_mib());
  std::raise(SIGKILL);
  std::_Exit(1);
}

std::vector<std::string> entries_of_the_same_kind(const GrowthBench& bench) {
  const auto log = eventstore::memory_log(ledger);
  std::mt19937_64 random(2);
  Tally unused;
  append_thousands(*log, 50'000, bench.streams, random, unused);
  return stored_bytes(*log, 50'000);
}

struct Rates {
  std::vector<double> all;

  double median_from(int first) const {
    return median({all.begin() + first, all.begin() + first + compared});
  }
  double growth() const { return median_from(late) / median_from(early); }
};

}  // namespace

std::vector<Figure> grow_and_restart(const GrowthBench& bench) {
  std::filesystem::remove_all(bench.folder);
  std::filesystem::create_directories(bench.folder);
  Line line;
  const pid_t child = fork();
  if (child == 0) {
    line.be(true);
    grow(bench, line);
  }
  line.be(false);
  Rates ours, theirs;
  double memory = 0;
  {
    const auto entries = entries_of_the_same_kind(bench);
    Raw raw(bench.folder + "/raw");
    ops::Progress bar("growth", windows);
    for (int i = 0; i < windows; ++i) {
      line.tell(i);
      ours.all.push_back(heard(line));
      Tally tally;
      raw.append(entries, bench.events / windows, bulk_size, tally);
      theirs.all.push_back(tally.per_second());
      bar.at(static_cast<std::uint64_t>(i) + 1);
    }
    memory = heard(line);
  }
  int status = 0;
  waitpid(child, &status, 0);
  check(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "the growing log is killed");

  const auto opening = Steady::now();
  const auto log = eventstore::open_log({.folder = bench.folder + "/log", .ledger = ledger});
  check(log.has_value(), "the killed log opens again");
  const double opened = seconds_since(opening);
  check((*log)->head() == bench.events / windows * windows, "a killed log has all it acknowledged");
  const auto report = eventstore::verify(**log);
  check(report && report->sound, "a killed log is sound");
  return {{"growth_1m_10m", ours.growth(), "of the rate before", theirs.growth(),
           ours.growth() / theirs.growth()},
          {"memory_10m", memory, "MiB"},
          {"restart_10m", opened, "s"}};
}

}  // namespace yiben::bench
