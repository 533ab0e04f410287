#include "domain/codec/json.h"
#include "tests/fuzz/fuzz.h"
#include "tests/samples/every_sample.h"

namespace {

using namespace yiben;

// Every event's bytes, after a byte that says which event they are.
std::vector<std::string> seeds() {
  std::vector<std::string> out;
  for (const auto& sample : every().all)
    out.push_back(static_cast<char>(out.size()) + sample.event.format->pack(sample.event.event));
  return out;
}

}  // namespace

// What unpacks packs to bytes that unpack to the same, and its JSON can be written. (The bytes need
// not be the same: cereal reads either byte order.)
YIBEN_FUZZ(events, (seeds())) {
  if (bytes.empty()) return;
  const std::size_t wanted = static_cast<unsigned char>(bytes[0]);
  if (wanted >= every().all.size()) return;
  const auto& format = *every().all[wanted].event.format;
  Room event(format);
  event.made = format.unpack(bytes.substr(1), event.raw());
  if (!event.made) return;
  const auto again = event.packed();
  Room back(format);
  back.made = format.unpack(again, back.raw());
  YIBEN_PROMISE(back.made && back.packed() == again);
  YIBEN_PROMISE(!json::serialize(write_json(format.shape(), event.raw())).empty());
}
