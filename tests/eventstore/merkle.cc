#include "eventstore/merkle.h"

#include <gtest/gtest.h>

namespace yiben::eventstore {
namespace {

std::string hex(const Hash& hash) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const auto byte : hash) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::string bytes(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  }
  return out;
}

// The leaves and roots every implementation of RFC 6962 is tried with
// (google/certificate-transparency).
const std::vector<std::string> leaves = {"",
                                         "00",
                                         "10",
                                         "2021",
                                         "3031",
                                         "40414243",
                                         "5051525354555657",
                                         "606162636465666768696a6b6c6d6e6f"};
const std::vector<std::string> roots = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

TEST(Merkle, AgreesWithTheKnownTrees) {
  CompactRange tree;
  EXPECT_EQ(hex(tree.root()), roots[0]);
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    tree.append(leaf_hash(bytes(leaves[i])));
    EXPECT_EQ(hex(tree.root()), roots[i + 1]) << i + 1 << " leaves";
    EXPECT_EQ(tree.size(), i + 1);
  }
}

TEST(Merkle, GoesOnFromItsBytes) {
  CompactRange tree;
  for (int i = 0; i < 300; ++i) {
    auto again = CompactRange::parse(tree.serialise());
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, tree);
    tree.append(leaf_hash(std::to_string(i)));
  }
  EXPECT_FALSE(CompactRange::parse(tree.serialise() + "x"));
  EXPECT_FALSE(CompactRange::parse(tree.serialise().substr(1)));
  EXPECT_FALSE(CompactRange::parse(""));
}

}  // namespace
}  // namespace yiben::eventstore
