#include "tests/bench/streams.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

#include "domain/codec/binary.h"
#include "domain/money/fund.h"
#include "eventstore/check.h"
#include "tests/bench/load.h"
#include "tests/bench/office.h"
#include "tests/bench/sign_in.h"
#include "workflows/loop/book.h"

namespace yiben::bench {
namespace {

using boost::asio::ip::tcp;
using boost::system::error_code;

// When each position was handed to the log.
class Sent {
 public:
  void at(std::uint64_t position, Steady::time_point when) {
    std::lock_guard lock(mutex_);
    sent_[position] = when;
  }
  float us_since(std::uint64_t position) const {
    const auto now = Steady::now();
    std::lock_guard lock(mutex_);
    const auto found = sent_.find(position);
    eventstore::check(found != sent_.end(), "a reader gets what was sent");
    return std::chrono::duration<float, std::micro>(now - found->second).count();
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::uint64_t, Steady::time_point> sent_;
};

// One reader: counts a fact when its frame has ended.
class Reader {
 public:
  Reader(boost::asio::io_context& io, std::uint16_t port, const std::string& request,
         const Sent& sent, std::vector<float>& us, std::atomic<int>& open)
      : socket_(io), sent_(sent), us_(us), open_(open) {
    socket_.connect({boost::asio::ip::address_v4::loopback(), port});
    boost::asio::write(socket_, boost::asio::buffer(request));
    read();
  }
  void close() {
    error_code ec;
    socket_.close(ec);
  }

 private:
  void read() {
    socket_.async_read_some(boost::asio::buffer(piece_), [this](error_code ec, std::size_t size) {
      if (ec) return;
      text_.append(piece_.data(), size);
      take_frames();
      read();
    });
  }
  void take_frames() {
    if (!is_open_) {
      const auto head_end = text_.find("\r\n\r\n");
      if (head_end == text_.npos) return;
      text_.erase(0, head_end + 4);
      is_open_ = true;
      ++open_;
    }
    for (;;) {
      const auto end = text_.find("\n\n");
      if (end == text_.npos) return;
      if (text_.starts_with("id: ") && text_.find("\ndata: ") < end)
        us_.push_back(sent_.us_since(std::strtoull(text_.c_str() + 4, nullptr, 10)));
      text_.erase(0, end + 2);
    }
  }

  tcp::socket socket_;
  const Sent& sent_;
  std::vector<float>& us_;
  std::atomic<int>& open_;
  bool is_open_ = false;
  std::array<char, 8'192> piece_;
  std::string text_;
};

// Appends at an even pace; the position is told before the log is asked, so nobody gets it earlier.
void append_evenly(eventstore::Log& log, const StreamsBench& bench, Sent& sent) {
  std::mt19937_64 random(1);
  auto next = Steady::now();
  for (int i = 0; i < bench.events_a_second * bench.seconds; ++i) {
    next += std::chrono::microseconds(1'000'000 / bench.events_a_second);
    std::this_thread::sleep_until(next);
    eventstore::NewEvent event{
        "fund.paid_out", 1, workflows::random_id().bytes, eventstore::no_effective_day, {}};
    event.payload = pack(Fund::PaidOut{"bench", "roll", {i + 1}});
    eventstore::Append append;
    append.command_id = event.event_id;
    append.actor = {workflows::random_id().text(), "finance", "500199"};
    append.streams.push_back({"fund-bench", eventstore::StreamAppend::any, {std::move(event)}});
    sent.at(log.head(), Steady::now());
    eventstore::check(log.append(std::move(append)).has_value(), "the bench appends");
  }
}

// The loop a server cannot do better than: one write after another to as many sockets.
double bare_p99_ms(const StreamsBench& bench, std::size_t frame_bytes) {
  boost::asio::io_context io;
  tcp::acceptor acceptor(io, {boost::asio::ip::address_v4::loopback(), 0});
  std::vector<tcp::socket> writers;
  std::vector<std::unique_ptr<tcp::socket>> readers;
  for (int i = 0; i < bench.streams; ++i) {
    readers.push_back(std::make_unique<tcp::socket>(io));
    readers.back()->connect(acceptor.local_endpoint());
    writers.push_back(acceptor.accept());
  }
  std::vector<float> us;
  std::atomic<Steady::time_point> began;
  std::vector<std::vector<char>> pieces(readers.size(), std::vector<char>(frame_bytes));
  const std::function<void(std::size_t)> read = [&](std::size_t i) {
    boost::asio::async_read(*readers[i], boost::asio::buffer(pieces[i]),
                            [&, i](error_code ec, std::size_t) {
                              if (ec) return;
                              us.push_back(static_cast<float>(seconds_since(began.load()) * 1e6));
                              read(i);
                            });
  };
  for (std::size_t i = 0; i < readers.size(); ++i) read(i);
  std::thread reading([&] { io.run(); });
  const std::string frame(frame_bytes, 'x');
  for (int i = 0; i < bench.events_a_second * bench.seconds / 4; ++i) {
    std::this_thread::sleep_for(std::chrono::microseconds(1'000'000 / bench.events_a_second));
    began = Steady::now();
    for (auto& writer : writers) boost::asio::write(writer, boost::asio::buffer(frame));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  boost::asio::post(io, [&] {
    for (auto& reader : readers) reader->close();
  });
  reading.join();
  return percentile_ms(us, 0.99);
}

}  // namespace

std::vector<Figure> stream_latency(const StreamsBench& bench) {
  constexpr std::size_t frame_bytes = 950;  // of a fund.paid_out
  Office office(bench.folder);
  const auto port = office.server->port();
  const auto cookie = sign_in(port, "engineer01");
  const std::string request =
      "GET /api/v1/events?from=end HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie + "\r\n\r\n";
  Sent sent;
  std::vector<float> us;
  std::atomic<int> open = 0;
  boost::asio::io_context io;
  std::vector<std::unique_ptr<Reader>> readers;
  for (int i = 0; i < bench.streams; ++i)
    readers.push_back(std::make_unique<Reader>(io, port, request, sent, us, open));
  std::thread reading([&] { io.run(); });
  while (open < bench.streams) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  append_evenly(*office.workspace->log, bench, sent);
  std::this_thread::sleep_for(std::chrono::seconds(1));
  boost::asio::post(io, [&] {
    for (auto& reader : readers) reader->close();
  });
  reading.join();
  const auto wanted = static_cast<std::size_t>(bench.streams * bench.events_a_second) *
                      static_cast<std::size_t>(bench.seconds);
  eventstore::check(us.size() == wanted, "every reader gets every fact");
  const double p50 = percentile_ms(us, 0.5), p99 = percentile_ms(us, 0.99);
  const double raw = bare_p99_ms(bench, frame_bytes);
  const auto name = "sse_" + std::to_string(bench.streams);
  return {{name + "_p50", p50, "ms"}, {name + "_p99", p99, "ms", raw, p99 / raw}};
}

}  // namespace yiben::bench
