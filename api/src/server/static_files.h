// The front end's files, read once at start. Its pages answer index.html, since the front end
// routes by itself: which these are is in pages.json, written by its build from its own routes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "api/server/route.h"

namespace yiben::api {

class StaticFiles {
 public:
  explicit StaticFiles(const std::string& folder);
  // What is not here is 404: to a browser that asks for a page with the front end's own page for
  // it, to everybody else as a line of text. `accept`: the request's header.
  Reply get(std::string_view target, std::string_view accept, bool accepts_gzip) const;

 private:
  struct Content {
    std::string type, bytes, gzip;
    bool immutable = false;
  };
  bool is_page(std::string_view path) const;

  std::map<std::string, Content, std::less<>> files_;
  std::vector<std::string> pages_;  // "/rolls/:programme/:month"
};

}  // namespace yiben::api
