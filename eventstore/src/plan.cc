#include "plan.h"

#include <unordered_map>

namespace yiben::eventstore {
namespace {

std::optional<Error> plan_streams(const Append& append, Facts& facts, Plan& plan) {
  plan.versions.reserve(append.streams.size());
  // Far enough ahead for the memory to answer meanwhile.
  constexpr std::size_t ahead = 8;
  for (std::size_t i = 0; i < append.streams.size(); ++i) {
    if (i + ahead < append.streams.size()) facts.expect(append.streams[i + ahead].stream);
    const auto& stream = append.streams[i];
    if (stream.events.empty() && stream.expected == StreamAppend::any) {
      plan.versions.push_back(0);
      continue;
    }
    const auto version = facts.stream_version(stream.stream);
    if (!version) return version.error();
    if (stream.expected != StreamAppend::any && stream.expected != *version) {
      return Error{Errc::version_conflict, stream.stream + " holds " + std::to_string(*version) +
                                               ", expected " + std::to_string(stream.expected)};
    }
    plan.versions.push_back(*version);
  }
  return std::nullopt;
}

std::optional<Error> plan_reservations(const Append& append, Facts& facts, Plan& plan) {
  // An append may release a key and take it again, so its own changes count first: the last one of
  // each key, by its place in the plan.
  std::unordered_map<std::string_view, std::size_t> own;
  for (const auto& reservation : append.reservations) {
    const auto found = own.find(reservation.key);
    const auto owner =
        found == own.end()
            ? facts.owner_of(reservation.key)
            : Result<std::optional<std::string>>(plan.reservations[found->second].owner);
    if (!owner) return owner.error();
    if (*owner && **owner != reservation.owner) return Error{Errc::reservation_taken, **owner};
    const bool take = reservation.kind == Reservation::Kind::take;
    if (owner->has_value() == take) continue;
    own[reservation.key] = plan.reservations.size();
    plan.reservations.push_back(
        {reservation.key, take ? std::optional(reservation.owner) : std::nullopt});
  }
  return std::nullopt;
}

}  // namespace

Result<Plan> plan(const Append& append, Facts& facts) {
  Plan plan;
  auto receipt = facts.receipt_of(append.command_id);
  if (!receipt) return receipt.error();
  if (*receipt) {
    plan.repeated = **receipt;
    plan.repeated->repeated = true;
    return plan;
  }
  if (auto fault = plan_streams(append, facts, plan)) return *std::move(fault);
  if (auto fault = plan_reservations(append, facts, plan)) return *std::move(fault);
  return plan;
}

}  // namespace yiben::eventstore
