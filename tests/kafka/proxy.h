// A stretch of network between a client and the broker that can be made to stand still.
#pragma once

#include <array>
#include <atomic>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <list>
#include <memory>
#include <mutex>
#include <thread>

namespace yiben::kafka_tests {

class Proxy {
 public:
  Proxy(std::uint16_t port, std::uint16_t broker)
      : broker_(broker), acceptor_(io_, {boost::asio::ip::address_v4::loopback(), port}) {
    accepting_ = std::thread([this] { accept(); });
  }
  ~Proxy() {
    stop_ = true;
    stalled_ = false;
    boost::system::error_code ec;
    {
      tcp::socket last(io_);  // wakes the one that accepts
      last.connect(acceptor_.local_endpoint(), ec);
    }
    accepting_.join();
    for (auto& way : ways_) {
      way.from->shutdown(tcp::socket::shutdown_both, ec);
      way.to->shutdown(tcp::socket::shutdown_both, ec);
    }
    for (auto& way : ways_) way.carrying.join();
  }

  // Nothing gets through, and no connection is lost: bytes wait.
  void stall(bool on) { stalled_ = on; }

 private:
  using tcp = boost::asio::ip::tcp;
  using Socket = std::shared_ptr<tcp::socket>;
  struct Way {
    Socket from, to;
    std::thread carrying;
  };

  void accept() {
    while (!stop_) {
      auto client = std::make_shared<tcp::socket>(io_), broker = std::make_shared<tcp::socket>(io_);
      boost::system::error_code ec;
      acceptor_.accept(*client, ec);
      if (ec || stop_) return;
      broker->connect({boost::asio::ip::address_v4::loopback(), broker_}, ec);
      if (ec) continue;
      for (const auto& [from, to] : {std::pair{client, broker}, std::pair{broker, client}})
        ways_.push_back({from, to, std::thread([this, from, to] { carry(*from, *to); })});
    }
  }
  void carry(tcp::socket& from, tcp::socket& to) {
    std::array<char, 65'536> piece;
    boost::system::error_code ec;
    while (!ec) {
      const auto size = from.read_some(boost::asio::buffer(piece), ec);
      while (stalled_) std::this_thread::sleep_for(std::chrono::milliseconds(10));
      if (!ec) boost::asio::write(to, boost::asio::buffer(piece, size), ec);
    }
    boost::system::error_code ignored;
    to.shutdown(tcp::socket::shutdown_both, ignored);
    from.shutdown(tcp::socket::shutdown_both, ignored);
  }

  const std::uint16_t broker_;
  std::atomic<bool> stop_ = false, stalled_ = false;
  boost::asio::io_context io_;
  tcp::acceptor acceptor_;
  std::list<Way> ways_;  // the accepting thread's, until it has ended
  std::thread accepting_;
};

}  // namespace yiben::kafka_tests
