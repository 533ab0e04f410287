#include "tests/samples/every_sample.h"

#include "tests/samples/samples.h"

namespace yiben {

const GoldenSamples& every() {
  static const GoldenSamples made = [] {
    GoldenSamples out;
    for_each_aggregate([&]<class D>() {
      samples::for_each_event_of<D>([&]<class E>() {
        if constexpr (samples::HasSample<E>) {
          auto event = std::shared_ptr<typename D::Event>(
              new typename D::Event(std::in_place_type<E>, samples::Of<E>::sample()));
          const auto ref = EventCodec<typename D::Event>::ref(*event);
          out.all.push_back({std::move(event), ref});
        } else {
          out.without.push_back(std::string(E::event.type));
        }
      });
    });
    return out;
  }();
  return made;
}

}  // namespace yiben
