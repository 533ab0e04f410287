#include "tables/zip_parts.h"

namespace yiben::ops {
namespace {

constexpr zip_int64_t parts_max = 2'000;
// Sheets of repeated rows pack to about 1:40; a bomb to 1:1000.
constexpr std::size_t ratio_max = 400;
constexpr std::size_t ratio_looked_at_from = 8u << 20;

TableProblem damaged(std::string detail) {
  return {TableFault::damaged_zip, 0, 0, std::move(detail)};
}

}  // namespace

Result<ZipParts, TableProblem> ZipParts::open(std::string_view bytes, std::size_t unpacked_max) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (!source) return damaged(zip_error_strerror(&error));
  auto* zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (!zip) {
    auto problem = damaged(zip_error_strerror(&error));
    zip_source_free(source);
    zip_error_fini(&error);
    return problem;
  }
  ZipParts parts(zip, unpacked_max);
  if (zip_get_num_entries(zip, 0) > parts_max)
    return TableProblem{TableFault::zip_bomb, 0, 0, "parts"};
  return parts;
}

bool ZipParts::has(const std::string& name) const {
  return zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<std::string, TableProblem> ZipParts::read(const std::string& name) {
  auto index = zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return TableProblem{TableFault::not_a_workbook, 0, 0, name};
  zip_stat_t stat;
  if (zip_stat_index(zip_.get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0)
    return damaged(name);
  if (!(stat.valid & ZIP_STAT_SIZE) || !(stat.valid & ZIP_STAT_COMP_SIZE)) return damaged(name);
  bool expands = stat.size > ratio_looked_at_from && stat.size / ratio_max > stat.comp_size;
  if (expands || stat.size > unpacked_max_ - unpacked_)
    return TableProblem{TableFault::zip_bomb, 0, 0, name};
  auto* file = zip_fopen_index(zip_.get(), static_cast<zip_uint64_t>(index), 0);
  if (!file) return damaged(name);
  // The size is only what the file claims: one byte more than that and it is damaged.
  std::string out(stat.size, '\0');
  zip_int64_t got = 0, all = 0;
  while (all < static_cast<zip_int64_t>(out.size()) &&
         (got = zip_fread(file, out.data() + all, out.size() - static_cast<std::size_t>(all))) > 0)
    all += got;
  char beyond = 0;
  bool whole = all == static_cast<zip_int64_t>(out.size()) && zip_fread(file, &beyond, 1) == 0;
  if (zip_fclose(file) != 0 || !whole) return damaged(name);
  unpacked_ += out.size();
  return out;
}

}  // namespace yiben::ops
