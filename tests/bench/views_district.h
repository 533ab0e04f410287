// The district the benches of the views run on, written to a log in one go.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "domain/aggregates.h"
#include "domain/codec/binary.h"
#include "domain/codec/privates.h"
#include "domain/event.h"
#include "projections/views.h"
#include "tests/bench/views.h"

namespace yiben::bench {

class ViewsDistrict {
 public:
  explicit ViewsDistrict(const ViewsBench&);  // an empty log
  void live();                                // writes it full

  // One event, as a command would write it.
  template <class E>
  eventstore::NewEvent event(E e, bool sealed = true) {
    eventstore::NewEvent out;
    out.type = E::event.type;
    out.event_id = fresh().bytes;
    if (sealed) {
      for_each_private(e, [&](const std::string& path, Private& value) {
        if (value.subject.is_nil()) return;
        std::string context(reinterpret_cast<const char*>(out.event_id.data()), 16);
        value.sealed = *keys->seal(value.subject.bytes, context + path, value.plain);
      });
    }
    out.payload = pack(e);
    return out;
  }
  Uuid fresh();
  std::string village(std::uint64_t n) const;

  std::unique_ptr<eventstore::Log> log;
  std::unique_ptr<eventstore::KeyRing> keys;
  UserId clerk;

 private:
  void household(std::uint64_t n);
  void open_case(std::uint64_t n);
  void pay(std::uint64_t n, Month);
  void add(const std::string& stream, eventstore::NewEvent);
  void write();

  const ViewsBench bench_;
  std::uint64_t made_ = 0;
  std::vector<AwardId> awards_;
  std::vector<PersonId> heads_;
  eventstore::Append batch_;
  std::unordered_map<std::string, std::size_t> places_;  // of a stream in the batch
  std::size_t batched_ = 0;
};

}  // namespace yiben::bench
