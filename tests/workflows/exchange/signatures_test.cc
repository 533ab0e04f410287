// Signatures between systems, after Standard Webhooks.
#include "workflows/exchange/signatures.h"

#include <gtest/gtest.h>

namespace yiben::workflows {
namespace {

TEST(Signatures, AreThoseOfTheStandard) {
  // The example of the specification's reference libraries.
  const std::string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const SignedMessage message{"msg_p5jXN8AQM9LWM0D4loKWxJek", R"({"test": 2432232314})",
                              1614265330};
  EXPECT_EQ(signatures_of(message, {secret}), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(Signatures, AreCheckedByTextTimeAndSecret) {
  const auto secret = new_signing_secret(), other = new_signing_secret();
  const SignedMessage message{"1", "{}", 1'000'000};
  const auto good = signatures_of(message, {other, secret});
  EXPECT_EQ(check_signature(message, good, {secret}, 1'000'299), SignatureProblem::none);
  EXPECT_EQ(check_signature(message, good, {secret}, 1'000'301), SignatureProblem::too_old);
  EXPECT_EQ(check_signature(message, good, {secret}, 999'699), SignatureProblem::too_old);
  EXPECT_EQ(check_signature(message, good, {new_signing_secret()}, 1'000'000),
            SignatureProblem::wrong);
  EXPECT_EQ(check_signature({"1", "{ }", 1'000'000}, good, {secret}, 1'000'000),
            SignatureProblem::wrong);
  EXPECT_EQ(check_signature({"2", "{}", 1'000'000}, good, {secret}, 1'000'000),
            SignatureProblem::wrong);
  EXPECT_EQ(check_signature(message, "", {secret}, 1'000'000), SignatureProblem::missing);
  EXPECT_EQ(check_signature(message, "v1, v1,AAAA v2,x", {secret}, 1'000'000),
            SignatureProblem::wrong);
}

}  // namespace
}  // namespace yiben::workflows
