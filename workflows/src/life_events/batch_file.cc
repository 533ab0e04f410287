#include "workflows/life_events/batch_file.h"

#include <algorithm>
#include <fstream>

#include "domain/codec/json.h"
#include "workflows/exchange/signatures.h"

namespace yiben::workflows {
namespace {

namespace fs = std::filesystem;

fs::path signature_of(const fs::path& file) { return file.string() + ".sig"; }

bool write(const fs::path& file, const std::string& body) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << body;
  out.flush();
  return out.good();
}

}  // namespace

std::vector<fs::path> batch_files(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code ec;
  for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec))
    if (it->path().extension() == batch_suffix) out.push_back(it->path());
  std::ranges::sort(out);
  return out;
}

std::optional<std::string> read_batch_file(const fs::path& file) {
  std::error_code ec;
  const auto size = fs::file_size(file, ec);
  if (ec || size > batch_file_bytes_max) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  std::string body(size, '\0');
  in.read(body.data(), static_cast<std::streamsize>(size));
  if (!in || in.gcount() != static_cast<std::streamsize>(size)) return std::nullopt;
  return body;
}

bool write_batch_file(const fs::path& file, const std::string& body,
                      const std::vector<std::string>& secrets, std::int64_t now_s) {
  std::error_code ec;
  fs::create_directories(file.parent_path(), ec);
  if (!secrets.empty()) {
    const std::string id = file.filename().string();
    const json::object signature{
        {webhook_id_header, id},
        {webhook_timestamp_header, now_s},
        {webhook_signature_header, signatures_of({id, body, now_s}, secrets)}};
    if (!write(signature_of(file), json::serialize(signature))) return false;
  }
  const fs::path part = file.string() + ".part";
  if (!write(part, body)) return false;
  fs::rename(part, file, ec);
  return !ec;
}

bool is_batch_signed(const fs::path& file, const std::string& body,
                     const std::vector<std::string>& secrets) {
  if (secrets.empty()) return false;
  const auto parsed = parse_json(read_batch_file(signature_of(file)).value_or(""));
  const auto* signature = parsed ? parsed->if_object() : nullptr;
  if (!signature) return false;
  const auto* at = signature->if_contains(webhook_timestamp_header);
  const auto* by = signature->if_contains(webhook_signature_header);
  if (!at || !at->is_int64() || !by || !by->is_string()) return false;
  const std::int64_t at_s = at->get_int64();
  return check_signature({file.filename().string(), body, at_s}, by->get_string(), secrets, at_s) ==
         SignatureProblem::none;
}

void move_batch_file(const fs::path& file, const fs::path& to_folder) {
  std::error_code ec;
  fs::create_directories(to_folder, ec);
  fs::rename(signature_of(file), signature_of(to_folder / file.filename()), ec);
  fs::rename(file, to_folder / file.filename(), ec);
}

}  // namespace yiben::workflows
