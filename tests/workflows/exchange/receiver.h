// Receiver: another system that facts are posted to, on a port of its own. What it answers is the
// test's to say; what came is kept in the order it came.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace yiben::workflows {

struct Message {
  std::string body;
  std::map<std::string, std::string> headers;  // lower-case names
};

class Receiver {
 public:
  // The status to answer with; called on several threads. 0: says nothing at all.
  using Answer = std::function<int(const Message&)>;

  explicit Receiver(Answer answer = [](const Message&) { return 204; })
      : answer_(std::move(answer)), acceptor_(io_, {boost::asio::ip::address_v4::loopback(), 0}) {
    port_ = acceptor_.local_endpoint().port();
    thread_ = std::thread([this] { accept(); });
  }
  ~Receiver() {
    stop_ = true;
    {
      // Wakes the one that accepts.
      boost::asio::ip::tcp::socket last(io_);
      boost::system::error_code ec;
      last.connect({boost::asio::ip::address_v4::loopback(), port_}, ec);
    }
    thread_.join();
    for (auto& socket : sockets_) {
      boost::system::error_code ec;
      socket->shutdown(boost::asio::ip::tcp::socket::shutdown_both, ec);
    }
    for (auto& reader : readers_) reader.join();
  }

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/facts?x=1"; }
  void answer_with(Answer answer) {
    std::lock_guard lock(mutex_);
    answer_ = std::move(answer);
  }
  // With whatever is not taken, from now on.
  void ask_for_time(int seconds) { retry_after_s_ = seconds; }
  // What was answered with 2xx.
  std::vector<Message> taken() const {
    std::lock_guard lock(mutex_);
    return taken_;
  }
  std::size_t asked() const {
    std::lock_guard lock(mutex_);
    return asked_;
  }

 private:
  void accept() {
    while (!stop_) {
      auto socket = std::make_shared<boost::asio::ip::tcp::socket>(io_);
      boost::system::error_code ec;
      acceptor_.accept(*socket, ec);
      if (ec || stop_) return;
      sockets_.push_back(socket);
      readers_.emplace_back([this, socket] { read(*socket); });
    }
  }

  void read(boost::asio::ip::tcp::socket& socket) {
    namespace http = boost::beast::http;
    boost::beast::flat_buffer buffer;
    for (;;) {
      http::request<http::string_body> request;
      boost::system::error_code ec;
      http::read(socket, buffer, request, ec);
      if (ec) return;
      Message message{request.body(), {}};
      for (const auto& field : request) {
        std::string name(field.name_string());
        for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        message.headers[name] = std::string(field.value());
      }
      Answer answer;
      {
        std::lock_guard lock(mutex_);
        ++asked_;
        answer = answer_;
      }
      const int status = answer(message);
      if (status == 0) continue;
      if (status / 100 == 2) {
        std::lock_guard lock(mutex_);
        taken_.push_back(std::move(message));
      }
      http::response<http::string_body> response(static_cast<http::status>(status), 11);
      response.keep_alive(true);
      if (const int wait_s = retry_after_s_; wait_s > 0 && status / 100 != 2)
        response.set(http::field::retry_after, std::to_string(wait_s));
      response.prepare_payload();
      http::write(socket, response, ec);
      if (ec) return;
    }
  }

  mutable std::mutex mutex_;
  Answer answer_;
  std::vector<Message> taken_;
  std::size_t asked_ = 0;
  std::atomic<bool> stop_ = false;
  std::atomic<int> retry_after_s_ = 0;
  boost::asio::io_context io_;
  boost::asio::ip::tcp::acceptor acceptor_;
  unsigned short port_ = 0;
  std::vector<std::shared_ptr<boost::asio::ip::tcp::socket>> sockets_;
  std::vector<std::thread> readers_;
  std::thread thread_;
};

}  // namespace yiben::workflows
