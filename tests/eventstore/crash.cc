// kill -9 at a random moment, then: nothing acknowledged is lost, nothing is half there.
//
// The child is this same program, run anew: a process forked from one with threads could not safely
// start RocksDB. It reports each acknowledged command through a pipe.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include "tests/eventstore/support.h"

namespace yiben::eventstore {
namespace {

constexpr int callers = 64;

struct Acknowledged {
  std::uint64_t command = 0;
  Position first = 0;
  std::uint32_t count = 0;
};

int from_environment(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

// The command says which streams it wrote and how much, so that the parent can check it whole.
Append crash_append(std::uint64_t command) {
  const auto count = 1 + command % 5;
  return append_of(command,
                   {{"claim-" + std::to_string(command % 997), StreamAppend::any, events(count)},
                    {"roll-" + std::to_string(command % 31), StreamAppend::any, events(count)}},
                   {{Reservation::Kind::take, "command-" + std::to_string(command), "claim-1"}});
}

// Run by the parent below with its folder, pipe and first command in the environment.
TEST(CrashChild, DISABLED_AppendsUntilKilled) {
  const char* folder = std::getenv("YIBEN_CRASH_FOLDER");
  ASSERT_NE(folder, nullptr);
  const int pipe = from_environment("YIBEN_CRASH_PIPE", -1);
  const auto base = std::strtoull(std::getenv("YIBEN_CRASH_BASE"), nullptr, 10);
  auto log = open_in(folder, true);
  ASSERT_TRUE(log);
  std::vector<std::thread> threads;
  for (int caller = 0; caller < callers; ++caller) {
    threads.emplace_back([&, caller] {
      for (std::uint64_t command = base + caller;; command += callers) {
        const auto receipt = log->append(crash_append(command));
        if (!receipt) std::_Exit(3);
        const Acknowledged told{command, receipt->first, receipt->count};
        if (write(pipe, &told, sizeof told) != sizeof told) std::_Exit(4);
      }
    });
  }
  for (auto& thread : threads) thread.join();
}

// Runs the child for a while and kills it. Its life counts from the first acknowledgement, or else
// from its start, so that some die while opening. Returns what it acknowledged.
std::vector<Acknowledged> run_and_kill(const std::string& folder, std::uint64_t base,
                                       std::chrono::microseconds life, bool from_first) {
  int ends[2];
  EXPECT_EQ(pipe(ends), 0);
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  const std::string pipe_text = std::to_string(ends[1]);
  const std::string base_text = std::to_string(base);
  const pid_t child = fork();
  if (child == 0) {
    // The child's test may be another shard's.
    unsetenv("GTEST_TOTAL_SHARDS");
    unsetenv("GTEST_SHARD_INDEX");
    setenv("YIBEN_CRASH_FOLDER", folder.c_str(), 1);
    setenv("YIBEN_CRASH_PIPE", pipe_text.c_str(), 1);
    setenv("YIBEN_CRASH_BASE", base_text.c_str(), 1);
    const int quiet = open("/dev/null", O_WRONLY);
    dup2(quiet, 1);
    execl("/proc/self/exe", "crash-child", "--gtest_filter=CrashChild.DISABLED_AppendsUntilKilled",
          "--gtest_also_run_disabled_tests", static_cast<char*>(nullptr));
    std::_Exit(5);
  }
  close(ends[1]);
  std::thread killer;
  const auto start_killer = [&] {
    killer = std::thread([&] {
      std::this_thread::sleep_for(life);
      kill(child, SIGKILL);
    });
  };
  if (!from_first) start_killer();
  std::vector<Acknowledged> acknowledged;
  Acknowledged told;
  while (read(ends[0], &told, sizeof told) == sizeof told) {
    acknowledged.push_back(told);
    if (!killer.joinable()) start_killer();
  }
  if (killer.joinable()) killer.join();
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
      << "child ended by itself: " << status;
  return acknowledged;
}

// Every command in the log has all its events, in both streams.
void expect_whole(const Log& log) {
  auto cursor = log.read_all(0);
  std::uint64_t command = 0;
  std::uint64_t left = 0;
  for (;;) {
    const auto entry = cursor->next();
    ASSERT_TRUE(entry) << entry.error().detail;
    if (*entry == nullptr) break;
    const auto number = number_of((*entry)->command_id);
    if (left == 0) {
      command = number;
      left = 2 * (1 + command % 5);
      ASSERT_EQ(*log.reservation_owner("command-" + std::to_string(command)), "claim-1");
    }
    ASSERT_EQ(number, command) << "at " << (*entry)->position;
    --left;
  }
  ASSERT_EQ(left, 0u) << "command " << command << " is half there";
}

TEST(Crash, KillLosesNothingAcknowledged) {
  const int rounds = from_environment("YIBEN_CRASH_ROUNDS", 8);
  const auto seed = static_cast<unsigned>(
      from_environment("YIBEN_CRASH_SEED", static_cast<int>(std::random_device{}() >> 1)));
  std::printf("YIBEN_CRASH_SEED=%u\n", seed);
  std::mt19937 random(seed);
  auto folder = std::make_unique<Folder>();
  ASSERT_TRUE(open_in(folder->path()));  // a log is made once; it is the open one that is killed
  std::vector<Acknowledged> all;
  std::uint64_t acknowledged_in_all = 0;
  std::uint64_t base = 1;
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    const std::chrono::microseconds life(random() % 400'000 + 1'000);
    const auto acknowledged = run_and_kill(folder->path(), base, life, round % 4 != 0);
    base += 1'000'000;
    acknowledged_in_all += acknowledged.size();
    all.insert(all.end(), acknowledged.begin(), acknowledged.end());
    const auto log = open_in(folder->path(), true);
    ASSERT_TRUE(log);
    for (const auto& told : all) {
      const auto receipt = *log->find_command(id(told.command));
      ASSERT_TRUE(receipt) << "command " << told.command << " was acknowledged and is lost";
      ASSERT_EQ(receipt->first, told.first);
      ASSERT_EQ(receipt->count, told.count);
    }
    expect_whole(*log);
    ASSERT_EQ(first_fault(*log), "");
    if (log->head() > 2'000'000) {
      all.clear();
      folder = std::make_unique<Folder>();
      ASSERT_TRUE(open_in(folder->path()));
    }
  }
  std::printf("%d rounds, %llu commands acknowledged\n", rounds,
              static_cast<unsigned long long>(acknowledged_in_all));
}

}  // namespace
}  // namespace yiben::eventstore
