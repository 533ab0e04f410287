// One event on its way through the views, decoded once for all of them.
#pragma once

#include <memory>
#include <new>

#include "domain/core/date.h"
#include "domain/event.h"
#include "domain/office/actor.h"
#include "eventstore/entry.h"

namespace yiben::projections {

// Where an event stands: what its envelope says beside its payload.
struct Origin {
  eventstore::Position position = 0;
  Instant recorded;
  Uuid event_id;
  std::uint64_t stream_version = 0;
  Actor by;  // nil user where the envelope names none of ours
};

// A decoded event of a type known at run time. Its memory is kept for the next one.
class AnyEvent {
 public:
  AnyEvent() = default;
  AnyEvent(AnyEvent&& o) noexcept
      : format_(std::exchange(o.format_, nullptr)),
        raw_(std::exchange(o.raw_, nullptr)),
        size_(std::exchange(o.size_, 0)) {}
  AnyEvent& operator=(AnyEvent&&) = delete;
  ~AnyEvent() {
    clear();
    ::operator delete(raw_, alignment);
  }

  // Errors: those of decoding; the slot is then empty.
  std::optional<Undecodable> decode(const EventFormat& format, std::uint16_t version,
                                    std::string_view payload) {
    clear();
    if (size_ < format.size) {
      ::operator delete(raw_, alignment);
      raw_ = ::operator new(format.size, alignment);
      size_ = format.size;
    }
    if (auto why = format.decode(version, payload, raw_)) return why;
    format_ = &format;
    return std::nullopt;
  }
  const void* get() const { return raw_; }
  void* get() { return raw_; }

 private:
  static constexpr std::align_val_t alignment{alignof(std::max_align_t)};
  void clear() {
    if (format_ != nullptr) std::exchange(format_, nullptr)->destroy(raw_);
  }

  const EventFormat* format_ = nullptr;
  void* raw_ = nullptr;
  std::size_t size_ = 0;
};

using Fold = std::function<void(const void* event, const Origin&)>;

struct Decoded {
  Origin origin;
  AnyEvent event;
  const std::vector<Fold>* folds = nullptr;  // of the views that want it, in their order
};

}  // namespace yiben::projections
