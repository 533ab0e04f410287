#include "domain/event.h"

#include <algorithm>

#include "domain/aggregates.h"
#include "domain/core/result.h"

namespace yiben {
namespace {

bool before(const EventFormat& a, const EventFormat& b) {
  return std::pair(a.name.type, a.name.version) < std::pair(b.name.type, b.name.version);
}

}  // namespace

const std::vector<EventFormat>& event_formats() {
  static const std::vector<EventFormat> all = [] {
    std::vector<EventFormat> found;
    for_each_aggregate([&]<class D>() {
      for (auto& format : EventCodec<typename D::Event>::formats()) found.push_back(format);
    });
    std::sort(found.begin(), found.end(), before);
    return found;
  }();
  return all;
}

const EventFormat* event_format(std::string_view type, std::uint16_t version) {
  const auto& all = event_formats();
  const EventFormat wanted{{type, version}};
  const auto found = std::lower_bound(all.begin(), all.end(), wanted, before);
  const bool there =
      found != all.end() && found->name.type == type && found->name.version == version;
  return there ? &*found : nullptr;
}

const EventFormat* newest_format(std::string_view type) {
  const auto& all = event_formats();
  const auto after = std::upper_bound(
      all.begin(), all.end(), type,
      [](std::string_view wanted, const EventFormat& f) { return wanted < f.name.type; });
  if (after == all.begin() || std::prev(after)->name.type != type) return nullptr;
  return &*std::prev(after);
}

void throw_exception_from_error(Undecodable, const boost::source_location& at) {
  check_failed("an undecodable event was looked at", at);
}

}  // namespace yiben
