// Wiring: which view folds which event. An event nobody folds is never decoded.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "fold/event.h"

namespace yiben::projections {

class Wiring {
 public:
  struct Wanted {
    std::vector<Fold> folds;
    bool opened = false;  // somebody wants its personal fields in plain text
  };

  // Calls view.fold(const E&, const Origin&) for each of the events named, in the order views wire.
  template <class... E, class V>
  void folds(V& view) {
    (add<E>(view), ...);
  }
  // The same, with the personal fields of the event in plain text.
  template <class... E, class V>
  void folds_opened(V& view) {
    (add<E>(view), ...);
    ((wanted_[E::event.type].opened = true), ...);
  }

  const std::map<std::string_view, Wanted>& wanted() const { return wanted_; }

 private:
  template <class E, class V>
  void add(V& view) {
    wanted_[E::event.type].folds.push_back([&view](const void* event, const Origin& at) {
      view.fold(*static_cast<const E*>(event), at);
    });
  }

  std::map<std::string_view, Wanted> wanted_;  // by event type
};

// A view: a class in <subject>/<name>.cc that wires itself to events and folds them into its
// tables. Its queries are functions beside it, over a Reader.
class View {
 public:
  virtual ~View() = default;
  virtual void wire(Wiring&) = 0;
};

inline void fold(const Decoded& decoded) {
  for (const auto& one : *decoded.folds) one(decoded.event.get(), decoded.origin);
}

}  // namespace yiben::projections
