// Fuzz targets for parsers of bytes from outside. A target takes any bytes and must neither crash,
// hang nor break the promises it checks.
//
//   YIBEN_FUZZ(id_number, {"11010519491231002X", "440524188001010014"}) {
//   (void)parse_id_number(bytes); }
//
// Built with YIBEN_LIBFUZZER it is libFuzzer's entry point; otherwise a GoogleTest that runs a
// fixed number of mutations of the seeds from a fixed random seed, so that CI always runs it
// briefly.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#ifdef YIBEN_LIBFUZZER

#include <cstdint>

#define YIBEN_FUZZ(name, ...)                                                         \
  static void fuzz_##name(std::string_view bytes);                                    \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
    fuzz_##name({reinterpret_cast<const char*>(data), size});                         \
    return 0;                                                                         \
  }                                                                                   \
  static void fuzz_##name([[maybe_unused]] std::string_view bytes)

// A broken promise: libFuzzer keeps the input that led here.
#define YIBEN_PROMISE(condition) \
  if (!(condition)) std::abort()

#else

#include <gtest/gtest.h>

#include "tests/fuzz/mutate.h"

#define YIBEN_FUZZ(name, ...)                                                  \
  static void fuzz_##name(std::string_view bytes);                             \
  TEST(Fuzz, name) {                                                           \
    yiben::fuzz::limit_memory();                                               \
    auto run = [](std::string_view input) {                                    \
      fuzz_##name(input);                                                      \
      return !testing::Test::HasFailure();                                     \
    };                                                                         \
    yiben::fuzz::for_each_mutation(std::vector<std::string> __VA_ARGS__, run); \
  }                                                                            \
  static void fuzz_##name([[maybe_unused]] std::string_view bytes)

#define YIBEN_PROMISE(condition) \
  EXPECT_TRUE(condition) << "input: " << testing::PrintToString(std::string(bytes))

#endif
