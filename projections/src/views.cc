// Views: the generation in use, and every query on a snapshot of it.
#include "projections/views.h"

#include <chrono>
#include <condition_variable>

#include "digest.h"
#include "fold/generation.h"
#include "folders.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

class RocksViews final : public Views {
  std::shared_ptr<Generation> current() const;

 public:
  RocksViews(ViewsOptions options) : options_(std::move(options)), folders_(options_.folder) {}
  ~RocksViews() override {
    if (current_) current_->stop();
  }

  Result<void> start() {
    if (auto ready = folders_.prepare(); !ready) return ready.error();
    auto folder = folders_.current();
    if (!folder) return folder.error();
    if (!folder->empty()) {
      auto opened = Generation::open(*folder, options_.log, options_.keys);
      // Damaged ones are made again: the log has all that was in them.
      if (!opened && opened.error().code != Errc::corrupt) return opened.error();
      if (opened) current_ = std::move(*opened);
    }
    if (!current_) {
      auto made = make();
      if (!made) return made.error();
      if (auto used = folders_.use((*made)->folder()); !used) return used.error();
      current_ = std::move(*made);
    }
    folders_.tidy();
    follow(*current_);
    return {};
  }

  bool wait_for(Position position, int timeout_ms) const override {
    std::unique_lock lock(mutex_);
    const auto done = [&] {
      return current_->position() >= position || !current_->fault().empty();
    };
    advanced_.wait_for(lock, std::chrono::milliseconds(timeout_ms), done);
    return current_->position() >= position;
  }
  Position position() const override { return current()->position(); }
  std::string fault() const override { return current()->fault(); }
  std::string digest() const override { return digest_of(current()->store()); }
  Result<Position> rebuild(std::function<void(Position)> progress) override;

  Snapshot snapshot() const override {
    auto generation = current();  // alive until it has been asked, whatever a rebuild does
    auto reader = std::make_unique<const Reader>(generation->store());
    return {std::move(generation), std::move(reader)};
  }

 private:
  Result<std::unique_ptr<Generation>> make() {
    auto made = Generation::open(folders_.fresh(), options_.log, options_.keys);
    if (made) check(*made != nullptr, "a new folder has our layout");
    return made;
  }
  void follow(Generation& generation) {
    generation.start([this] {
      std::lock_guard lock(mutex_);
      advanced_.notify_all();
    });
  }

  const ViewsOptions options_;
  Folders folders_;
  mutable std::mutex mutex_;
  mutable std::condition_variable advanced_;
  std::shared_ptr<Generation> current_;
  std::mutex rebuilding_;
};

std::shared_ptr<Generation> RocksViews::current() const {
  std::lock_guard lock(mutex_);
  return current_;
}

// Waits until the generation has folded what the log holds by now.
bool reach(const Generation& generation, Position goal,
           const std::function<void(Position)>& progress) {
  while (generation.position() < goal && generation.fault().empty()) {
    if (progress) progress(generation.position());
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return generation.fault().empty();
}

Result<Position> RocksViews::rebuild(std::function<void(Position)> progress) {
  std::lock_guard one_at_a_time(rebuilding_);
  auto made = make();
  if (!made) return made.error();
  const std::shared_ptr<Generation> next = std::move(*made);
  const auto give_up = [&](Error why) -> Result<Position> {
    next->stop();
    next->doom();
    return why;
  };
  const auto faulty = [&] { return give_up({Errc::corrupt, next->fault()}); };
  follow(*next);
  if (!reach(*next, options_.log.head(), progress)) return faulty();
  // The old one stops first, so that the position queries have seen never goes back.
  const auto old = current();
  old->stop();
  const auto go_on_with_old = [&](Result<Position> failed) {
    follow(*old);
    return failed;
  };
  if (!reach(*next, old->position(), progress)) return go_on_with_old(faulty());
  if (auto flushed = next->flush(); !flushed) return go_on_with_old(give_up(flushed.error()));
  if (auto used = folders_.use(next->folder()); !used) return go_on_with_old(give_up(used.error()));
  {
    std::lock_guard lock(mutex_);
    current_ = next;
    advanced_.notify_all();
  }
  old->doom();
  if (progress) progress(next->position());
  return next->position();
}

}  // namespace

Result<std::optional<StoredViews>> read_stored_views(const std::string& root) {
  const auto folder = Folders(root).current();
  if (!folder) return folder.error();
  if (folder->empty()) return std::optional<StoredViews>{};
  auto store = Store::open_reading(*folder);
  if (!store) return store.error();
  const auto checkpoint = (*store)->checkpoint();
  if (!checkpoint) return checkpoint.error();
  return std::optional(StoredViews{checkpoint->position, digest_of(**store)});
}

Result<std::unique_ptr<Views>> Views::open(ViewsOptions options) {
  auto views = std::make_unique<RocksViews>(std::move(options));
  if (auto started = views->start(); !started) return started.error();
  return std::unique_ptr<Views>(std::move(views));
}

}  // namespace yiben::projections
