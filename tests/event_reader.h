// A reader of GET /api/v1/events as another department would write one: keeps the last id, hands
// on what comes. Many share one io_context and one thread. For tests and benches.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace yiben {

class EventReader {
 public:
  using Tell = std::function<void(std::uint64_t position, std::string_view cloud_event)>;

  // `query` as "?from=0"; `receive_buffer_bytes` 0: the system's.
  EventReader(boost::asio::io_context& io, std::uint16_t port, const std::string& cookie,
              const std::string& query, Tell tell, std::optional<std::uint64_t> last_id = {},
              int receive_buffer_bytes = 0)
      : socket_(io), tell_(std::move(tell)), last_id_(last_id) {
    namespace asio = boost::asio;
    socket_.open(asio::ip::tcp::v4());
    if (receive_buffer_bytes > 0)
      socket_.set_option(asio::socket_base::receive_buffer_size(receive_buffer_bytes));
    socket_.connect({asio::ip::make_address("127.0.0.1"), port});
    std::string request = "GET /api/v1/events" + query + " HTTP/1.1\r\nHost: localhost\r\n";
    if (!cookie.empty()) request += "Cookie: " + cookie + "\r\n";
    if (last_id) request += "Last-Event-ID: " + std::to_string(*last_id) + "\r\n";
    asio::write(socket_, asio::buffer(request + "\r\n"));
  }
  EventReader(const EventReader&) = delete;

  // Reads until it is destroyed, as the io_context runs.
  void listen() {
    socket_.async_read_some(
        boost::asio::buffer(bytes_),
        [this, here = std::weak_ptr(here_)](boost::system::error_code ec, std::size_t size) {
          if (here.expired()) return;
          if (ec) {
            ended_ = true;
            return;
          }
          text_.append(bytes_, size);
          take();
          listen();
        });
  }

  int status() const { return status_; }
  const std::string& head() const { return head_; }
  bool ended() const { return ended_; }  // by the server
  std::optional<std::uint64_t> last_id() const { return last_id_; }
  int comments() const { return comments_; }

 private:
  void take() {
    std::string_view rest = text_;
    if (status_ == 0) {
      const auto end = rest.find("\r\n\r\n");
      if (end == rest.npos) return;
      head_ = rest.substr(0, end);
      status_ = std::stoi(head_.substr(head_.find(' ') + 1));
      rest.remove_prefix(end + 4);
    }
    if (status_ == 200)
      for (std::size_t end; (end = rest.find("\n\n")) != rest.npos; rest.remove_prefix(end + 2))
        take_event(rest.substr(0, end));
    text_.erase(0, text_.size() - rest.size());
  }
  void take_event(std::string_view event) {
    std::string_view data;
    for (;;) {
      const auto end = event.find('\n');
      const auto line = event.substr(0, end);
      if (line.starts_with("id: ")) last_id_ = std::stoull(std::string(line.substr(4)));
      if (line.starts_with("data: ")) data = line.substr(6);
      if (line.starts_with(":")) ++comments_;
      if (end == event.npos) break;
      event.remove_prefix(end + 1);
    }
    if (!data.empty()) tell_(*last_id_, data);
  }

  boost::asio::ip::tcp::socket socket_;
  Tell tell_;
  std::optional<std::uint64_t> last_id_;
  std::string text_, head_;
  int status_ = 0, comments_ = 0;
  bool ended_ = false;
  char bytes_[16'384];
  const std::shared_ptr<int> here_ = std::make_shared<int>();
};

}  // namespace yiben
