#include "folders.h"

#include <rocksdb/env.h>

#include <algorithm>
#include <filesystem>

namespace yiben::projections {
namespace {

namespace fs = std::filesystem;

bool is_number(const std::string& name) {
  return !name.empty() && name.size() < 10 && name.find_first_not_of("0123456789") == name.npos;
}

std::vector<std::string> generations(const std::string& root) {
  std::vector<std::string> names;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(root, ec))
    if (is_number(entry.path().filename().string()))
      names.push_back(entry.path().filename().string());
  return names;
}

}  // namespace

Result<void> Folders::prepare() {
  std::error_code ec;
  fs::create_directories(root_, ec);
  if (ec) return Error{Errc::io, root_ + ": " + ec.message()};
  return {};
}

Result<std::string> Folders::current() const {
  auto* env = rocksdb::Env::Default();
  if (env->FileExists(root_ + "/CURRENT").IsNotFound()) return std::string();
  std::string name;
  const auto status = rocksdb::ReadFileToString(env, root_ + "/CURRENT", &name);
  if (!status.ok()) return error_from(status);
  if (!is_number(name)) return Error{Errc::corrupt, root_ + "/CURRENT; the folder may be deleted"};
  return root_ + "/" + name;
}

std::string Folders::fresh() const {
  int last = 0;
  for (const auto& name : generations(root_)) last = std::max(last, std::stoi(name));
  return root_ + "/" + std::to_string(last + 1);
}

Result<void> Folders::use(const std::string& folder) {
  auto* env = rocksdb::Env::Default();
  const std::string name = fs::path(folder).filename().string();
  auto status = rocksdb::WriteStringToFile(env, name, root_ + "/CURRENT.next", true);
  if (status.ok()) status = env->RenameFile(root_ + "/CURRENT.next", root_ + "/CURRENT");
  std::unique_ptr<rocksdb::Directory> root;
  if (status.ok()) status = env->NewDirectory(root_, &root);
  if (status.ok()) status = root->Fsync();
  if (!status.ok()) return error_from(status);
  return {};
}

void Folders::tidy() const {
  const auto in_use = current();
  if (!in_use || in_use->empty()) return;
  std::error_code ignored;
  for (const auto& name : generations(root_))
    if (root_ + "/" + name != *in_use) fs::remove_all(root_ + "/" + name, ignored);
}

}  // namespace yiben::projections
