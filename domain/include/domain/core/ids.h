// Strong identifiers: 16 bytes, given from outside (the domain makes none), text form as RFC 9562.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace yiben {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};
  static std::optional<Uuid> parse(std::string_view text);  // 36 characters, lower or upper case
  std::string text() const;
  bool is_nil() const { return *this == Uuid{}; }
  auto operator<=>(const Uuid&) const = default;
};

// Id<struct PersonTag> is not an Id<struct ClaimTag>. stream() is "person-<text>".
template <class Tag>
struct Id {
  Uuid uuid;
  static std::optional<Id> parse(std::string_view text) {
    if (auto u = Uuid::parse(text)) return Id{*u};
    return std::nullopt;
  }
  std::string text() const { return uuid.text(); }
  std::string stream() const { return std::string(Tag::category) + "-" + uuid.text(); }
  bool is_nil() const { return uuid.is_nil(); }
  auto operator<=>(const Id&) const = default;
};

struct PersonTag {
  static constexpr std::string_view category = "person";
};
struct HouseholdTag {
  static constexpr std::string_view category = "household";
};
struct ClaimTag {
  static constexpr std::string_view category = "claim";
};
struct AwardTag {
  static constexpr std::string_view category = "award";
};
struct RollTag {
  static constexpr std::string_view category = "roll";
};
struct PaymentTag {
  static constexpr std::string_view category = "payment";
};
struct FundTag {
  static constexpr std::string_view category = "fund";
};
struct UserTag {
  static constexpr std::string_view category = "user";
};
struct WebhookTag {
  static constexpr std::string_view category = "webhook";
};
struct SenderTag {
  static constexpr std::string_view category = "sender";
};
struct FactTag {
  static constexpr std::string_view category = "fact";
};
struct SagaTag {
  static constexpr std::string_view category = "saga";
};
struct SessionTag {
  static constexpr std::string_view category = "session";
};
struct MachineTag {
  static constexpr std::string_view category = "machine";
};
struct RecoveryTag {
  static constexpr std::string_view category = "recovery";
};

using PersonId = Id<PersonTag>;
using HouseholdId = Id<HouseholdTag>;
using ClaimId = Id<ClaimTag>;
using AwardId = Id<AwardTag>;
using RollId = Id<RollTag>;
using PaymentId = Id<PaymentTag>;
using FundId = Id<FundTag>;
using UserId = Id<UserTag>;
using WebhookId = Id<WebhookTag>;
using SenderId = Id<SenderTag>;
using FactId = Id<FactTag>;
using SagaId = Id<SagaTag>;
using SessionId = Id<SessionTag>;
using MachineId = Id<MachineTag>;
using RecoveryId = Id<RecoveryTag>;

}  // namespace yiben

template <>
struct std::hash<yiben::Uuid> {
  std::size_t operator()(const yiben::Uuid& u) const noexcept {
    std::uint64_t a = 0, b = 0;
    for (int i = 0; i < 8; ++i) {
      a = a << 8 | u.bytes[i];
      b = b << 8 | u.bytes[8 + i];
    }
    return a * 0x9e3779b97f4a7c15u ^ b;
  }
};
template <class Tag>
struct std::hash<yiben::Id<Tag>> {
  std::size_t operator()(const yiben::Id<Tag>& id) const noexcept {
    return std::hash<yiben::Uuid>{}(id.uuid);
  }
};
