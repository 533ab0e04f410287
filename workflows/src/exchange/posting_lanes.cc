#include "exchange/posting_lanes.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace yiben::workflows {

PostingLanes::PostingLanes(boost::asio::any_io_executor executor, std::size_t count,
                           std::chrono::milliseconds timeout)
    : executor_(std::move(executor)), count_(count), timeout_(timeout) {}

void PostingLanes::lead_to(std::string_view url) {
  const auto address = HttpAddress::parse(url).value_or(HttpAddress{});
  connections_.clear();
  for (std::size_t i = 0; i < count_; ++i) connections_.emplace_back(executor_, address, timeout_);
}

std::size_t PostingLanes::of(std::string_view stream) const {
  return std::hash<std::string_view>{}(stream) % count_;
}

PostingLanes::Work PostingLanes::together(std::vector<Work> work) {
  auto left = work.size();
  boost::asio::steady_timer all_done(executor_, std::chrono::steady_clock::time_point::max());
  for (auto& one : work)
    boost::asio::co_spawn(executor_, std::move(one), [&](std::exception_ptr failed) {
      if (--left == 0) all_done.cancel();
      if (failed) std::rethrow_exception(failed);
    });
  boost::system::error_code cancelled;
  if (left > 0)
    co_await all_done.async_wait(
        boost::asio::redirect_error(boost::asio::use_awaitable, cancelled));
}

}  // namespace yiben::workflows
