#include "eventstore/head_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "hexadecimal.h"

namespace yiben::eventstore {
namespace {

constexpr std::string_view first_line = "yiben head 1";

std::string sum_of(std::string_view lines) {
  const auto sum = leaf_hash(lines);
  return to_hexadecimal({reinterpret_cast<const char*>(sum.data()), sum.size()});
}

std::string lines_of(const KnownHeads& heads) {
  std::string out(first_line);
  out += "\nbook " + to_text(heads.book) + "\n";
  for (const auto& [name, head] : heads.logs)
    out += name + " " + std::to_string(head.size) + " " +
           to_hexadecimal({reinterpret_cast<const char*>(head.root.data()), head.root.size()}) +
           "\n";
  return out;
}

Error failed(const std::string& what, const std::string& path) {
  const auto code = errno == ENOSPC ? Errc::disk_full : Errc::io;
  return {code, path + ": " + what + ": " + std::strerror(errno)};
}

std::optional<Error> sync_path(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return failed("open", path);
  const bool synced = ::fsync(file) == 0;
  auto why = failed("sync", path);
  ::close(file);
  return synced ? std::nullopt : std::optional(std::move(why));
}

template <class Array>
bool bytes_into(std::string_view hexadecimal, Array& out) {
  const auto bytes = from_hexadecimal(hexadecimal);
  if (!bytes || bytes->size() != out.size()) return false;
  std::memcpy(out.data(), bytes->data(), out.size());
  return true;
}

// "018f4c1e-…" without its dashes is hexadecimal.
bool uuid_into(std::string text, Uuid& out) {
  std::erase(text, '-');
  return bytes_into(text, out);
}

}  // namespace

Result<KnownHeads> read_head_file(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return Error{Errc::not_found, path};
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  if (!in) return Error{Errc::io, path + " cannot be read"};
  const auto whole = text.str();
  const Error damaged{Errc::corrupt, path + " is not a whole head file"};
  const auto at = whole.rfind("sum ");
  if (at == whole.npos || whole.substr(at) != "sum " + sum_of(whole.substr(0, at)) + "\n")
    return damaged;
  std::istringstream lines(whole.substr(0, at));
  std::string line;
  if (!std::getline(lines, line) || line != first_line) return damaged;
  KnownHeads heads;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    std::string name, size_or_id, root;
    words >> name >> size_or_id;
    if (name == "book") {
      if (!uuid_into(size_or_id, heads.book)) return damaged;
      continue;
    }
    TreeHead head;
    words >> root;
    head.size = std::strtoull(size_or_id.c_str(), nullptr, 10);
    if (!bytes_into(root, head.root)) return damaged;
    heads.logs[name] = head;
  }
  return heads;
}

Result<void> write_head_file(const std::string& path, const KnownHeads& heads) {
  const auto lines = lines_of(heads);
  const auto text = lines + "sum " + sum_of(lines) + "\n";
  const auto next = path + ".next";
  const int file = ::open(next.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return failed("open", next);
  const auto written = ::write(file, text.data(), text.size());
  const bool good = written == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  const auto why = failed("write", next);
  ::close(file);
  if (!good) return why;
  if (::rename(next.c_str(), path.c_str()) != 0) return failed("rename", path);
  auto folder = std::filesystem::path(path).parent_path().string();
  if (auto fault = sync_path(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY)) return *fault;
  return {};
}

Result<void> holds_what_was_known(const Log& log, const std::string& name, const TreeHead& known) {
  const auto size = log.head();
  if (size < known.size)
    return Error{Errc::cut_short, name + " holds " + std::to_string(size) + " entries and held " +
                                      std::to_string(known.size)};
  const auto root = log.root_of(known.size);
  if (!root) return root.error();
  if (*root != known.root)
    return Error{
        Errc::cut_short,
        name + " has another history: its first " + std::to_string(known.size) +
            " entries have the root " +
            to_hexadecimal({reinterpret_cast<const char*>(root->data()), root->size()}) +
            " and had " +
            to_hexadecimal({reinterpret_cast<const char*>(known.root.data()), known.root.size()})};
  return {};
}

}  // namespace yiben::eventstore
