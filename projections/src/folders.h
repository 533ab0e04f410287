// The folder of the views: one sub-folder a generation, and CURRENT naming the one in use. CURRENT
// is replaced whole, so whatever dies in the middle of a rebuild leaves the old generation in use.
#pragma once

#include <string>

#include "store/store.h"

namespace yiben::projections {

class Folders {
 public:
  explicit Folders(std::string root) : root_(std::move(root)) {}

  // Makes the root where there is none. Errors: io.
  Result<void> prepare();
  // Of the generation in use; empty when none is. Errors: corrupt.
  Result<std::string> current() const;
  // A name no folder has.
  std::string fresh() const;
  // On disk before it returns. Errors: io.
  Result<void> use(const std::string& folder);
  // Removes what rebuilds that were cut short have left. Requires: nobody else has the root open.
  void tidy() const;

 private:
  const std::string root_;
};

}  // namespace yiben::projections
