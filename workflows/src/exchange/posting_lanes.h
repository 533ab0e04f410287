// Several connections to one address, to post over at once. A stream always goes over the same one,
// so that its order is kept.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <string_view>
#include <vector>

#include "workflows/exchange/http_connection.h"

namespace yiben::workflows {

// Threads: the executor's.
class PostingLanes {
 public:
  using Work = boost::asio::awaitable<void>;
  template <class Item>
  using ByLane = std::vector<std::vector<Item>>;

  PostingLanes(boost::asio::any_io_executor, std::size_t count, std::chrono::milliseconds timeout);

  // Of all lanes, from now on. Requires: no post under way.
  void lead_to(std::string_view url);

  std::size_t of(std::string_view stream) const;
  template <class Item>
  ByLane<Item> empty() const {
    return ByLane<Item>(count_);
  }
  boost::asio::awaitable<HttpAnswer> post(std::size_t lane, const HttpPost& message) {
    return connections_[lane].post(message);
  }

  // work(lane, items) of every lane that has any, all at once. Done with the last of them.
  template <class Item, class F>
  Work run(ByLane<Item> by_lane, F work) {
    std::vector<Work> all;
    for (std::size_t lane = 0; lane < by_lane.size(); ++lane)
      if (!by_lane[lane].empty()) all.push_back(work(lane, std::move(by_lane[lane])));
    co_await together(std::move(all));
  }

 private:
  Work together(std::vector<Work>);

  boost::asio::any_io_executor executor_;
  const std::size_t count_;
  const std::chrono::milliseconds timeout_;
  std::vector<HttpConnection> connections_;
};

}  // namespace yiben::workflows
