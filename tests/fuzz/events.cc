#include <algorithm>

#include "domain/codec/binary.h"
#include "tests/domain/codec/samples.h"
#include "tests/fuzz/fuzz.h"

namespace {

using namespace yiben;

// Every event's bytes, after a byte that says which event they are.
std::vector<std::string> seeds() {
  std::vector<std::string> out;
  samples::for_each_event([&]<class E>() {
    if constexpr (samples::HasSample<E>)
      out.push_back(static_cast<char>(out.size()) + pack(samples::Of<E>::sample()));
  });
  return out;
}

}  // namespace

// What unpacks packs to bytes that unpack to the same, and its JSON can be written. (The bytes need
// not be the same: cereal reads either byte order.)
YIBEN_FUZZ(events, (seeds())) {
  if (bytes.empty()) return;
  std::size_t wanted = static_cast<unsigned char>(bytes[0]), i = 0;
  samples::for_each_event([&]<class E>() {
    if (i++ != wanted) return;
    auto event = unpack<E>(bytes.substr(1));
    if (!event) return;
    auto again = pack(*event);
    auto back = unpack<E>(again);
    YIBEN_PROMISE(back && pack(*back) == again);
    YIBEN_PROMISE(!json::serialize(to_json(*event)).empty());
  });
}
