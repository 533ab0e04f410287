// The shared secrets that messages between two systems are signed with (Standard Webhooks 1.0):
// one in use, and for a while after a rotation the one before, so that neither side loses a
// message.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/core/date.h"

namespace yiben {

struct SigningSecrets {
  static constexpr std::int64_t overlap_us = 24LL * 3'600 * 1'000'000;

  std::string current, previous;  // "whsec_" and base64
  Instant previous_until;

  void rotate(std::string next, Instant until) {
    previous = std::exchange(current, std::move(next));
    previous_until = until;
  }
  // The newest first.
  std::vector<std::string> valid_at(Instant now) const {
    std::vector<std::string> out{current};
    if (!previous.empty() && now < previous_until) out.push_back(previous);
    return out;
  }
};

}  // namespace yiben
