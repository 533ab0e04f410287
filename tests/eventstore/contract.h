// The fixture of what every log promises: each test runs over both.
#pragma once

#include <atomic>

#include "tests/eventstore/support.h"

namespace yiben::eventstore {

enum class Kind { memory, rocks };

class Contract : public testing::TestWithParam<Kind> {
 protected:
  Contract() {
    if (GetParam() == Kind::memory) {
      log_ = memory_log(test_ledger, [this] { return now_us_.load(); });
    } else {
      LogOptions options;
      options.folder = folder_.path();
      options.ledger = test_ledger;
      options.clock = [this] { return now_us_.load(); };
      options.sync = false;
      options.opening = opening_of(folder_.path());
      log_ = *open_log(options);
    }
  }

  Result<Receipt> write(std::uint64_t command, const std::string& stream, StreamVersion expected,
                        std::size_t count = 1) {
    return log_->append(append_of(command, {{stream, expected, events(count)}}));
  }

  std::atomic<std::int64_t> now_us_ = 1'000'000;
  Folder folder_;
  std::unique_ptr<Log> log_;
};

inline constexpr auto any = StreamAppend::any;

inline std::string kind_name(const testing::TestParamInfo<Kind>& info) {
  return info.param == Kind::memory ? "memory" : "rocks";
}

}  // namespace yiben::eventstore
