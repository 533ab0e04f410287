#include "tests/server/running.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace yiben {

RunningServer::RunningServer(const std::string& data, const std::string& said_in,
                             const std::vector<std::string>& options) {
  if (!std::filesystem::exists(data + "/log")) {
    EXPECT_EQ(std::system(
                  (std::string(YIBEN_BINARY) + " init --data " + data + " >/dev/null 2>>" + said_in)
                      .c_str()),
              0);
  }
  std::vector<std::string> words{YIBEN_BINARY, "serve", "--data", data, "--port", "0", "--demo"};
  words.insert(words.end(), options.begin(), options.end());
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  int ends[2];
  EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
  child_ = fork();
  if (child_ == 0) {
    dup2(ends[1], STDOUT_FILENO);
    const int said = open(said_in.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(said, STDERR_FILENO);
    execv(YIBEN_BINARY, arguments.data());
    std::_Exit(5);
  }
  close(ends[1]);
  out_ = ends[0];
}

std::uint16_t RunningServer::port() {
  std::string line;
  for (char c = 0; port_ == 0 && read(out_, &c, 1) == 1;) {
    line += c;
    if (c == '\n') port_ = static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
  }
  return port_;
}

int RunningServer::stop() {
  if (child_ < 0) return -1;
  kill(child_, SIGTERM);
  int status = 0;
  waitpid(child_, &status, 0);
  close(out_);
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int RunningServer::kill_hard() {
  if (child_ < 0) return 0;
  kill(child_, SIGKILL);
  int status = 0;
  waitpid(child_, &status, 0);
  close(out_);
  child_ = -1;
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

Ran run_yiben(const std::string& arguments) {
  Ran out;
  FILE* pipe = popen((std::string(YIBEN_BINARY) + " " + arguments + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return out;
  char some[4'096];
  while (const auto n = fread(some, 1, sizeof some, pipe)) out.said.append(some, n);
  const int status = pclose(pipe);
  out.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return out;
}

}  // namespace yiben
