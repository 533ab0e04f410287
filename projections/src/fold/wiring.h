// Wiring: which view folds which event. An event nobody folds is never decoded.
#pragma once

#include <functional>
#include <set>
#include <vector>

#include "fold/event.h"

namespace yiben::projections {

class Wiring {
 public:
  // Calls view.fold(const E&, const Origin&) for each of the events named, in the order views wire.
  template <class... E, class V>
  void folds(V& view) {
    (add<E>(view), ...);
  }
  // The same, with the personal fields of the event in plain text.
  template <class... E, class V>
  void folds_opened(V& view) {
    (add<E>(view), ...);
    (opened_.insert(E::event.type), ...);
  }

  bool wants(std::string_view type) const { return wanted_.contains(type); }
  bool wants_opened(std::string_view type) const { return opened_.contains(type); }

  void fold(const Decoded& decoded) const {
    std::visit([&](const auto& e) { call(e, decoded.origin); }, decoded.event);
  }

 private:
  template <class E>
  using Handlers = std::vector<std::function<void(const E&, const Origin&)>>;
  template <class Variant>
  struct HandlersOf;
  template <class... E>
  struct HandlersOf<std::variant<std::monostate, E...>> {
    using type = std::tuple<Handlers<E>...>;
  };

  template <class E, class V>
  void add(V& view) {
    wanted_.insert(E::event.type);
    std::get<Handlers<E>>(handlers_).push_back(
        [&view](const E& e, const Origin& at) { view.fold(e, at); });
  }
  template <class E>
  void call(const E& e, const Origin& at) const {
    for (const auto& handler : std::get<Handlers<E>>(handlers_)) handler(e, at);
  }
  void call(const std::monostate&, const Origin&) const {}

  typename HandlersOf<AnyEvent>::type handlers_;
  std::set<std::string_view> wanted_, opened_;
};

// A view: a class in views/<name>.cc that wires itself to events and folds them into its tables.
// Its queries are functions beside it, over a Reader (queries.h).
class View {
 public:
  virtual ~View() = default;
  virtual void wire(Wiring&) = 0;
};

}  // namespace yiben::projections
