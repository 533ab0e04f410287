// The parts of a zip file in memory, unpacked with a limit on what all of them may come to.
#pragma once

#include <zip.h>

#include <memory>
#include <string>
#include <string_view>

#include "ops/tables.h"

namespace yiben::ops {

class ZipParts {
 public:
  // `bytes` must outlive the parts. Errors: damaged_zip, zip_bomb.
  static Result<ZipParts, TableProblem> open(std::string_view bytes, std::size_t unpacked_max);

  bool has(const std::string& name) const;
  // Errors: damaged_zip (also a wrong checksum), zip_bomb, not_a_workbook when there is none.
  Result<std::string, TableProblem> read(const std::string& name);

 private:
  struct Discard {
    void operator()(zip_t* z) const { zip_discard(z); }
  };
  ZipParts(zip_t* zip, std::size_t unpacked_max) : zip_(zip), unpacked_max_(unpacked_max) {}

  std::unique_ptr<zip_t, Discard> zip_;
  std::size_t unpacked_max_;
  std::size_t unpacked_ = 0;
};

}  // namespace yiben::ops
