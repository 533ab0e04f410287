// A log on disk whose last append can be torn: cut somewhere in the bytes it wrote, as when the
// power fails, and opened again.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "eventstore/keys.h"
#include "tests/opening.h"
#include "tests/workflows/loop/forwarding_log.h"

namespace yiben::workflows {

class TornLog : public ForwardingLog {
 public:
  // Its keys, whichever time it is opened.
  class Keys : public eventstore::KeyRing {
   public:
    explicit Keys(const TornLog& log) : log_(log) {}
    eventstore::Result<std::string> seal(const eventstore::Uuid& subject, std::string_view context,
                                         std::string_view plain) override {
      return log_.keys_->seal(subject, context, plain);
    }
    eventstore::Result<std::optional<std::string>> open(const eventstore::Uuid& subject,
                                                        std::string_view context,
                                                        std::string_view sealed) const override {
      return log_.keys_->open(subject, context, sealed);
    }
    eventstore::Result<void> erase(const eventstore::Uuid& subject) override {
      return log_.keys_->erase(subject);
    }
    std::string lookup_hash(std::string_view value) const override {
      return log_.keys_->lookup_hash(value);
    }

   private:
    const TornLog& log_;
  };

  explicit TornLog(eventstore::Clock clock, std::uint64_t seed) : clock_(clock), random_(seed) {
    auto path = (std::filesystem::temp_directory_path() / "yiben-torn-XXXXXX").string();
    folder_ = mkdtemp(path.data());
    open();
  }
  ~TornLog() override {
    keys_.reset();
    log_.reset();
    std::filesystem::remove_all(folder_);
  }

  // Of the append before. What it wrote is lost whole, or, if the cut fell behind it, kept whole.
  void tear() {
    keys_.reset();
    log_.reset();
    const auto file = write_ahead_log();
    const auto size = std::filesystem::file_size(file);
    ASSERT_GT(size, size_before_);
    std::filesystem::resize_file(file, size_before_ + 1 + random_() % (size - size_before_ - 1));
    open();
  }

  // For what looks below the interface.
  const eventstore::Log& on_disk() const { return *log_; }

  using Log::append;
  eventstore::Result<eventstore::Receipt> append(eventstore::Append a) override {
    size_before_ = std::filesystem::file_size(write_ahead_log());
    return log_->append(std::move(a));
  }

 private:
  eventstore::Log& inner() const override { return *log_; }
  void open() {
    auto opened = eventstore::open_log({.folder = folder_,
                                        .ledger = 500199,
                                        .clock = clock_,
                                        .sync = false,
                                        .opening = opening_of(folder_)});
    ASSERT_TRUE(opened) << opened.error().detail;
    log_ = std::move(*opened);
    auto keys = eventstore::open_keys(*log_, std::string(32, 'k'));
    ASSERT_TRUE(keys) << keys.error().detail;
    keys_ = std::move(*keys);
  }
  // The newest *.log of the folder.
  std::filesystem::path write_ahead_log() const {
    std::filesystem::path newest;
    for (const auto& file : std::filesystem::directory_iterator(folder_))
      if (file.path().extension() == ".log" && file.path() > newest) newest = file.path();
    return newest;
  }

  const eventstore::Clock clock_;
  std::mt19937_64 random_;
  std::string folder_;
  std::uintmax_t size_before_ = 0;
  std::unique_ptr<eventstore::Log> log_;
  std::unique_ptr<eventstore::KeyRing> keys_;
};

}  // namespace yiben::workflows
