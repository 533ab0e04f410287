#include "ledger_key.h"

#include <fcntl.h>
#include <openssl/rand.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "ops/workspace.h"

namespace yiben::ops {
namespace {

constexpr std::size_t key_bytes = 32;

bool sync_folder_of(const std::string& file) {
  const auto parent = std::filesystem::path(file).parent_path().string();
  const int folder = ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY);
  if (folder < 0) return false;
  const bool synced = ::fsync(folder) == 0;
  ::close(folder);
  return synced;
}

}  // namespace

std::optional<std::string> read_ledger_key(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string key((std::istreambuf_iterator<char>(in)), {});
  return key.size() == key_bytes ? std::optional(key) : std::nullopt;
}

bool make_ledger_key(const std::string& file) {
  std::string key(key_bytes, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(key.data()), static_cast<int>(key.size())) != 1)
    return false;
  const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (out < 0) return false;
  const bool written =
      ::write(out, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && ::fsync(out) == 0;
  ::close(out);
  return written && sync_folder_of(file);
}

}  // namespace yiben::ops
