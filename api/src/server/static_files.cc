#include "server/static_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace yiben::api {
namespace {

namespace fs = std::filesystem;

std::string type_of(const fs::path& file) {
  static const std::map<std::string, std::string> types{{".html", "text/html; charset=utf-8"},
                                                        {".js", "text/javascript; charset=utf-8"},
                                                        {".css", "text/css; charset=utf-8"},
                                                        {".svg", "image/svg+xml"},
                                                        {".png", "image/png"},
                                                        {".ico", "image/x-icon"},
                                                        {".json", "application/json"},
                                                        {".woff2", "font/woff2"}};
  auto found = types.find(file.extension().string());
  return found == types.end() ? "application/octet-stream" : found->second;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

StaticFiles::StaticFiles(const std::string& folder) {
  std::error_code ec;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ec)) {
    if (!entry.is_regular_file() || entry.path().extension() == ".gz") continue;
    std::string name = "/" + fs::relative(entry.path(), folder).generic_string();
    auto zipped = entry.path();
    zipped += ".gz";
    bool hashed = name.starts_with("/assets/");
    if (name == "/pages.json") {
      if (auto pages = from_json_text<std::vector<std::string>>(bytes_of(entry.path())))
        pages_ = *std::move(pages);
      continue;
    }
    files_[name] = {type_of(entry.path()), bytes_of(entry.path()),
                    fs::exists(zipped) ? bytes_of(zipped) : std::string{}, hashed};
  }
}

bool StaticFiles::is_page(std::string_view path) const {
  if (path == "/") return true;
  return std::ranges::any_of(pages_, [&](std::string_view page) {
    auto rest = path;
    while (!page.empty() && !rest.empty()) {
      const auto wanted = page.substr(0, page.find('/', 1)),
                 part = rest.substr(0, rest.find('/', 1));
      if (wanted != part && (!wanted.starts_with("/:") || part.size() < 2)) return false;
      page.remove_prefix(wanted.size());
      rest.remove_prefix(part.size());
    }
    return page.empty() && (rest.empty() || rest == "/");
  });
}

Reply StaticFiles::get(std::string_view target, std::string_view accept, bool accepts_gzip) const {
  auto path = target.substr(0, target.find('?'));
  auto found = files_.find(path);
  const bool is_here = found != files_.end() || is_page(path);
  const bool wants_page = accept.find("text/html") != accept.npos;
  if (found == files_.end() && (is_here || wants_page)) found = files_.find("/index.html");
  if (found == files_.end()) return {404, "text/plain; charset=utf-8", "not found\n", {}};
  const Content& c = found->second;
  Reply out{is_here ? 200 : 404, c.type, {}, {}};
  if (accepts_gzip && !c.gzip.empty()) {
    out.body = c.gzip;
    out.headers.push_back({"Content-Encoding", "gzip"});
  } else {
    out.body = c.bytes;
  }
  out.headers.push_back(
      {"Cache-Control", c.immutable ? "public, max-age=31536000, immutable" : "no-cache"});
  return out;
}

}  // namespace yiben::api
