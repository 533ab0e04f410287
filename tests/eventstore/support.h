// What the tests of the log share: short ways to write appends and to read a log back.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "eventstore/log.h"
#include "eventstore/verify.h"
#include "tests/opening.h"

namespace yiben::eventstore {

inline constexpr std::uint32_t test_ledger = 500199;

inline Uuid id(std::uint64_t number, std::uint64_t kind = 0) {
  Uuid uuid{};
  for (int i = 0; i < 8; ++i) {
    uuid[i] = static_cast<std::uint8_t>(kind >> (56 - 8 * i));
    uuid[8 + i] = static_cast<std::uint8_t>(number >> (56 - 8 * i));
  }
  return uuid;
}

inline std::uint64_t number_of(const Uuid& uuid) {
  std::uint64_t number = 0;
  for (int i = 8; i < 16; ++i) number = number << 8 | uuid[i];
  return number;
}

inline std::vector<NewEvent> events(std::size_t count, const std::string& payload = "p") {
  return std::vector<NewEvent>(count, NewEvent{.type = "claim.filed", .payload = payload});
}

inline Append append_of(std::uint64_t command, std::vector<StreamAppend> streams,
                        std::vector<Reservation> reservations = {}) {
  Append append;
  append.command_id = id(command);
  append.actor = {"u1", "clerk", "500199"};
  append.streams = std::move(streams);
  append.reservations = std::move(reservations);
  return append;
}

// A folder of its own, gone at the end.
class Folder {
 public:
  Folder() {
    std::string path = (std::filesystem::temp_directory_path() / "yiben-log-XXXXXX").string();
    path_ = mkdtemp(path.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline std::unique_ptr<Log> open_in(const std::string& folder, bool sync = false) {
  LogOptions options;
  options.folder = folder;
  options.ledger = test_ledger;
  options.sync = sync;
  options.opening = opening_of(folder);
  auto log = open_log(std::move(options));
  if (!log) {
    ADD_FAILURE() << name(log.error().code) << ": " << log.error().detail;
    return nullptr;
  }
  return *std::move(log);
}

// Everything the cursor gives up to its end.
inline std::vector<Position> positions(Cursor& cursor) {
  std::vector<Position> found;
  for (;;) {
    const auto entry = cursor.next();
    if (!entry) {
      ADD_FAILURE() << name(entry.error().code) << ": " << entry.error().detail;
      return found;
    }
    if (*entry == nullptr) return found;
    found.push_back((*entry)->position);
  }
}

inline std::string first_fault(const Log& log) {
  const auto report = verify(log);
  if (!report) return report.error().detail;
  EXPECT_EQ(report->sound, report->first_fault.empty());
  return report->first_fault;
}

inline Errc code_of(const Result<Receipt>& result) {
  EXPECT_TRUE(result.has_error());
  return result ? Errc::not_found : result.error().code;
}

}  // namespace yiben::eventstore
