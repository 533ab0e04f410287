#include "ops/contracts.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace yiben::ops {

namespace fs = std::filesystem;
using workflows::ContractProblem;
using workflows::Files;

Files read_files(const std::string& folder) {
  Files files;
  std::error_code ec;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ec)) {
    if (!entry.is_regular_file()) continue;
    std::stringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files[fs::relative(entry.path(), folder).generic_string()] = text.str();
  }
  return files;
}

Result<void, ContractProblem> write_files(const std::string& folder, const Files& files) {
  std::error_code ec;
  for (const auto& [path, text] : read_files(folder))
    if (path.ends_with(".json") && !files.contains(path)) fs::remove(fs::path(folder) / path, ec);
  for (const auto& [path, text] : files) {
    const auto file = fs::path(folder) / path;
    fs::create_directories(file.parent_path(), ec);
    std::ofstream out(file, std::ios::binary);
    if (!(out << text).flush()) return ContractProblem{"cannot write " + file.string()};
  }
  return {};
}

std::string golden_samples_folder() { return std::string(YIBEN_SOURCE_DIR) + "/tests/golden"; }

Result<Files, ContractProblem> contracts_of_code(const std::string& samples_folder) {
  std::map<std::string, std::string> samples;
  for (auto& [path, text] : read_files(samples_folder))
    if (path.ends_with(".json")) samples[path.substr(0, path.size() - 5)] = std::move(text);
  return workflows::make_contracts(samples, YIBEN_VERSION);
}

}  // namespace yiben::ops
