// RFC 6238 appendix B (SHA-1, eight digits) and RFC 4648 section 10.
#include "workflows/office/totp.h"

#include <gtest/gtest.h>

namespace yiben::workflows {
namespace {

constexpr std::string_view rfc_secret = "12345678901234567890";

TEST(Totp, GivesTheCodesOfTheRfc) {
  const std::pair<std::int64_t, const char*> vectors[] = {
      {59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
      {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [seconds, code] : vectors)
    EXPECT_EQ(totp_code(rfc_secret, totp_step(Instant{seconds * 1'000'000}), 8), code) << seconds;
}

TEST(Totp, TakesACodeOfOneStepAroundNow) {
  const Instant now{1'111'111'111'000'000};
  const auto step = totp_step(now);
  for (int away = -1; away <= 1; ++away)
    EXPECT_EQ(totp_match(rfc_secret, totp_code(rfc_secret, step + away), now), step + away);
  EXPECT_EQ(totp_match(rfc_secret, totp_code(rfc_secret, step + 2), now), std::nullopt);
  EXPECT_EQ(totp_match(rfc_secret, "", now), std::nullopt);
}

TEST(Totp, Base32IsThatOfTheRfc) {
  EXPECT_EQ(base32(""), "");
  EXPECT_EQ(base32("f"), "MY");
  EXPECT_EQ(base32("foob"), "MZXW6YQ");
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
}

}  // namespace
}  // namespace yiben::workflows
