// Every event's sample as data, so that what is asked of them is compiled once, not once an event.
#pragma once

#include <memory>
#include <new>
#include <string>
#include <vector>

#include "domain/event.h"

namespace yiben {

struct GoldenSample {
  std::shared_ptr<void> held;
  EventRef event;
  std::string type() const { return std::string(event.format->name.type); }
  const Shape& shape() const { return event.format->shape(); }
};
struct GoldenSamples {
  std::vector<GoldenSample> all;
  std::vector<std::string> without;  // events that have none
};

// Cost: made at first use, and then kept.
const GoldenSamples& every();

// Memory for an event of a format, and the event once it has been made.
class Room {
 public:
  explicit Room(const EventFormat& format)
      : format_(format), raw_(::operator new(format.size, std::align_val_t(format.align))) {}
  Room(const Room&) = delete;
  ~Room() {
    if (made) format_.destroy(raw_);
    ::operator delete(raw_, std::align_val_t(format_.align));
  }
  void* raw() const { return raw_; }
  std::string packed() const { return format_.pack(raw_); }
  bool made = false;

 private:
  const EventFormat& format_;
  void* raw_;
};

}  // namespace yiben
