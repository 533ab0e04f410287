// The front end's files, read once at start; unknown paths without a dot answer index.html, since
// the front end routes by itself.
#pragma once

#include <map>
#include <string>

#include "api/server/route.h"

namespace yiben::api {

class StaticFiles {
 public:
  explicit StaticFiles(const std::string& folder);
  // 404 problem text when there is no front end.
  Reply get(std::string_view target, bool accepts_gzip) const;

 private:
  struct Content {
    std::string type, bytes, gzip;
    bool immutable = false;
  };
  std::map<std::string, Content, std::less<>> files_;
};

}  // namespace yiben::api
