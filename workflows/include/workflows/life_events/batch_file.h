// The files of a batch folder (workflows/batch_folder.h): lines of JSON, and beside them who wrote
// them, after Standard Webhooks 1.0 with the file's name as the id.
//
//   {"webhook-id": "20260302T081500-1.jsonl", "webhook-timestamp": 1772410500,
//    "webhook-signature": "v1,…"}
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace yiben::workflows {

inline constexpr std::string_view batch_suffix = ".jsonl";
inline constexpr std::size_t batch_file_bytes_max = 64u << 20;

// Those whose writing has ended, in the order of their names.
std::vector<std::filesystem::path> batch_files(const std::filesystem::path& folder);
// Nothing when it cannot be read or is too long.
std::optional<std::string> read_batch_file(const std::filesystem::path&);
// The signature first and the file by renaming, so that whoever sees the file has all of it. False
// when the folder cannot be written. Without secrets it is not signed.
bool write_batch_file(const std::filesystem::path&, const std::string& body,
                      const std::vector<std::string>& secrets, std::int64_t now_s);
// A file may be days old when it is read, so its age is not judged.
bool is_batch_signed(const std::filesystem::path&, const std::string& body,
                     const std::vector<std::string>& secrets);
// With its signature; what is there of that name is replaced.
void move_batch_file(const std::filesystem::path&, const std::filesystem::path& to_folder);

}  // namespace yiben::workflows
