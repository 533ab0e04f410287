#include "domain/life_events/step_call.h"

#include <charconv>

namespace yiben {

std::string StepKey::text() const { return saga.text() + "/" + step + "/" + std::to_string(epoch); }

std::optional<StepKey> StepKey::parse(std::string_view text) {
  const auto first = text.find('/'), last = text.rfind('/');
  if (first == text.npos || last == first) return std::nullopt;
  const auto saga = SagaId::parse(text.substr(0, first));
  const auto number = text.substr(last + 1);
  StepKey key;
  const auto [end, ec] = std::from_chars(number.data(), number.data() + number.size(), key.epoch);
  if (!saga || ec != std::errc{} || end != number.data() + number.size() || key.epoch < 1)
    return std::nullopt;
  key.saga = *saga;
  key.step = text.substr(first + 1, last - first - 1);
  // As we wrote it, and in no other spelling.
  if (key.step.empty() || key.text() != text) return std::nullopt;
  return key;
}

}  // namespace yiben
