// What the benches of sagas share: a life event of steps one after another, and people to open it
// for.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "workflows/loop/book.h"

namespace yiben::bench {

// f(0) to f(count - 1), on several threads.
void on_threads(std::uint64_t count, const std::function<void(std::uint64_t)>& f);

// Publishes the life event "bench": a step for each connector, each after the one before.
void publish_steps(const workflows::Book&, const std::vector<std::string>& connectors);

// The people numbered from `first` on, each another person.
std::vector<PersonId> register_people(const workflows::Book&, std::uint64_t first,
                                      std::uint64_t count);

}  // namespace yiben::bench
