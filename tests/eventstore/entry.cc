#include "eventstore/entry.h"

#include <gtest/gtest.h>

#include <random>

namespace yiben::eventstore {
namespace {

std::string hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

EntryView sample() {
  EntryView entry;
  entry.position = 0x0102030405060708;
  entry.recorded_us = 1'700'000'000'000'000;
  entry.stream_version = 3;
  entry.partition = 5;
  entry.pseq = 258;
  entry.ledger = 500199;
  entry.event_id.fill(0x11);
  entry.command_id.fill(0x22);
  entry.correlation_id.fill(0x33);
  entry.causation_id.fill(0x44);
  entry.effective_day = -1;
  entry.schema_version = 2;
  entry.type = "claim.filed";
  entry.stream = "claim-1";
  entry.actor_user = "u";
  entry.actor_role = "";
  entry.actor_division = "500199";
  entry.payload = "hello";
  return entry;
}

TEST(Entry, BytesAreFixedForEver) {
  std::string bytes;
  encode_entry(sample(), bytes);
  EXPECT_EQ(hex(bytes),
            "01"                                // format
            "0102030405060708"                  // position
            "00060a24181e4000"                  // recorded_us
            "0000000000000003"                  // stream_version
            "0005"                              // partition
            "0000000000000102"                  // pseq
            "0007a1e7"                          // ledger
            "11111111111111111111111111111111"  // event_id
            "22222222222222222222222222222222"  // command_id
            "33333333333333333333333333333333"  // correlation_id
            "44444444444444444444444444444444"  // causation_id
            "ffffffff"                          // effective_day
            "0002"                              // schema_version
            "000b636c61696d2e66696c6564"        // type
            "0007636c61696d2d31"                // stream
            "000175"                            // actor user
            "0000"                              // actor role
            "0006353030313939"                  // actor division
            "0000000568656c6c6f");              // payload
}

TEST(Entry, DecodesWhatItEncoded) {
  std::string bytes;
  encode_entry(sample(), bytes);
  const auto entry = decode_entry(bytes);
  ASSERT_TRUE(entry);
  std::string again;
  encode_entry(*entry, again);
  EXPECT_EQ(again, bytes);
  EXPECT_EQ(entry->category(), "claim");
}

TEST(Entry, RefusesCutAndTrailingBytesAndOtherFormats) {
  std::string bytes;
  encode_entry(sample(), bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto cut = decode_entry(std::string_view(bytes).substr(0, size));
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().code, Errc::corrupt);
  }
  EXPECT_EQ(decode_entry(bytes + "x").error().code, Errc::corrupt);
  bytes[0] = 2;
  EXPECT_EQ(decode_entry(bytes).error().code, Errc::unknown_version);
  bytes[0] = 0;
  EXPECT_EQ(decode_entry(bytes).error().code, Errc::corrupt);
}

TEST(Entry, NoBytesMakeItReadOutside) {
  std::mt19937_64 random(7);
  std::string good;
  encode_entry(sample(), good);
  for (int round = 0; round < 200'000; ++round) {
    // On the heap and exactly sized, so that a sanitizer sees the first byte too far.
    std::vector<char> bytes(good.begin(), good.end());
    bytes.resize(random() % (good.size() + 1));
    for (int flips = static_cast<int>(random() % 8); flips > 0 && !bytes.empty(); --flips) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    const auto entry = decode_entry({bytes.data(), bytes.size()});
    if (!entry) continue;
    EXPECT_EQ(entry->payload.data() + entry->payload.size(), bytes.data() + bytes.size());
  }
}

TEST(Entry, WritesIdsAsText) {
  Uuid id;
  for (std::size_t i = 0; i < id.size(); ++i) id[i] = static_cast<std::uint8_t>(i * 16 + i);
  EXPECT_EQ(to_text(id), "00112233-4455-6677-8899-aabbccddeeff");
}

}  // namespace
}  // namespace yiben::eventstore
