// Golden files: tests/golden/<type>.v<version> holds an event's stored bytes as hex, 32 a line;
// <type>.v<version>.json its JSON form. Once committed they never change: they stand for what lies
// in every log ever written.
//
// YIBEN_WRITE_GOLDEN=1 in the environment writes files that are missing, and only those.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "domain/event.h"

namespace yiben {

inline std::filesystem::path golden_folder() {
  return std::filesystem::path(YIBEN_SOURCE_DIR) / "tests/golden";
}

inline std::string golden_name(const EventName& event) {
  return std::string(event.type) + ".v" + std::to_string(event.version);
}

inline std::string golden_hex(std::string_view bytes) {
  static const char digits[] = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto b = static_cast<unsigned char>(bytes[i]);
    out += digits[b >> 4];
    out += digits[b & 15];
    if (i % 32 == 31 || i + 1 == bytes.size()) out += '\n';
  }
  return out;
}

inline std::string golden_bytes(std::string_view text) {
  std::string out;
  std::string digits;
  for (char c : text)
    if (c != '\n') digits += c;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    out += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return out;
}

// The file's text, or `fresh` after writing it when that was asked for. nullopt: missing, and said.
inline std::optional<std::string> golden(const std::string& name, const std::string& fresh) {
  auto file = golden_folder() / name;
  if (!std::filesystem::exists(file)) {
    const char* write = std::getenv("YIBEN_WRITE_GOLDEN");
    if (!write || std::string_view(write) != "1") {
      ADD_FAILURE() << "tests/golden/" << name << " is missing: run test_domain once with "
                    << "YIBEN_WRITE_GOLDEN=1, look at the file and commit it";
      return std::nullopt;
    }
    std::ofstream(file, std::ios::binary) << fresh;
  }
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace yiben
