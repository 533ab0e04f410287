#include "server/event_streams.h"

#include <pthread.h>

#include <algorithm>
#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

namespace yiben::api {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr std::size_t write_facts_max = 64;
constexpr std::size_t write_bytes_max = 256u << 10;
// The kernel doubles it. Without, it lets a connection grow to megabytes, times the streams.
constexpr int send_buffer_bytes = 64 << 10;

std::string frame(eventstore::Position position, std::string_view cloud_event) {
  std::string out = "id: " + std::to_string(position) + "\ndata: ";
  out.reserve(out.size() + cloud_event.size() + 2);
  out += cloud_event;  // one line: JSON escapes line ends
  return out += "\n\n";
}

std::chrono::milliseconds look_after_every(const StreamTerms& terms) {
  return std::chrono::milliseconds(
      std::clamp(std::min(terms.heartbeat_ms, terms.drain_ms) / 4, 10, 1'000));
}

}  // namespace

// Everything on the streams' thread, but for page().
class EventStreams::Stream : public std::enable_shared_from_this<Stream> {
 public:
  Stream(EventStreams& all, tcp::socket&& socket, EventStream wanted, std::string head)
      : all_(all),
        socket_(std::move(socket)),
        wanted_(std::move(wanted)),
        position_(wanted_.from),
        words_(std::move(head)) {
    ++all_.open_;
  }
  ~Stream() { --all_.open_; }

  void start() {
    checked_ = Clock::now();
    listen();
    write_words();
  }

  // Sends what there is to send, unless something is being sent.
  void pump() {
    while (!busy_ && !closed_) {
      const auto facts = all_.feed_.newest(position_, write_facts_max);
      if (!facts) return read_older();
      if (facts->empty()) return;
      take(*facts);
    }
  }

  void look_after(Clock::time_point now) {
    const auto drain = std::chrono::milliseconds(all_.terms_.drain_ms);
    const auto heartbeat = std::chrono::milliseconds(all_.terms_.heartbeat_ms);
    if (writing_ && now - wrote_ > drain) return close();
    if (now - checked_ >= heartbeat) {
      checked_ = now;
      if (!wanted_.may_go_on()) return close();
    }
    if (busy_ || now - wrote_ < heartbeat) return;
    words_ = ":\n";
    if (position_ > 0) words_ += "id: " + std::to_string(position_ - 1) + "\n";
    words_ += "\n";
    write_words();
  }

 private:
  // To learn that the reader has gone; what it says is not asked for.
  void listen() {
    socket_.async_read_some(asio::buffer(heard_),
                            [self = shared_from_this()](error_code ec, std::size_t) {
                              if (ec) return self->close();
                              self->listen();
                            });
  }

  void read_older() {
    busy_ = true;
    asio::post(all_.readers_, [self = shared_from_this()] {
      asio::post(self->all_.io_, [self, facts = self->all_.feed_.page(self->position_)] {
        self->busy_ = false;
        if (self->closed_) return;
        if (!facts) return self->give_up(facts.error());
        self->take(*facts);
        self->pump();
      });
    });
  }

  // Nothing may be left out, so a fact that cannot be told ends the stream.
  void give_up(const eventstore::Error& error) {
    ending_ = true;
    words_ = ": " + error.detail + "\n\n";
    write_words();
  }

  void take(const workflows::Facts& facts) {
    std::size_t bytes = 0;
    for (const auto& fact : facts) {
      if (bytes >= write_bytes_max) break;
      position_ = fact->position + 1;
      if (!wanted_.filter.passes(*fact)) continue;
      bytes += fact->frame.size();
      buffers_.push_back(asio::buffer(fact->frame));
      sending_.push_back(fact);
    }
    if (!sending_.empty()) write();
  }

  void write_words() {
    buffers_.push_back(asio::buffer(words_));
    write();
  }

  void write() {
    busy_ = writing_ = true;
    wrote_ = Clock::now();
    asio::async_write(socket_, buffers_, [self = shared_from_this()](error_code ec, std::size_t) {
      self->on_written(ec);
    });
  }

  void on_written(error_code ec) {
    busy_ = writing_ = false;
    wrote_ = Clock::now();
    buffers_.clear();
    sending_.clear();
    if (closed_) return;
    if (ec || ending_) return close();
    pump();
  }

  void close() {
    if (closed_) return;
    closed_ = true;
    error_code ignored;
    // What a slow reader has not taken is given up with it.
    if (writing_) socket_.set_option(tcp::socket::linger(true, 0), ignored);
    socket_.close(ignored);
    all_.remove(shared_from_this());
  }

  EventStreams& all_;
  tcp::socket socket_;
  const EventStream wanted_;
  eventstore::Position position_;  // everything below is sent, being sent or not wanted
  bool busy_ = false;              // sending, or waiting for older facts
  bool writing_ = false, ending_ = false, closed_ = false;
  Clock::time_point wrote_{}, checked_{};
  workflows::Facts sending_;
  std::string words_;  // being sent: what is not a fact
  std::vector<asio::const_buffer> buffers_;
  std::array<char, 256> heard_;
};

EventStreams::EventStreams(const workflows::Book& book, StreamTerms terms)
    : terms_(terms),
      feed_(
          book.log, frame,
          [this] {
            if (!woken_.exchange(true)) asio::post(io_, [this] { wake(); });
          },
          book.public_url) {
  look_after();
  thread_ = std::thread([this] {
    pthread_setname_np(pthread_self(), "streams");
    const auto work = asio::make_work_guard(io_);
    io_.run();
  });
}

EventStreams::~EventStreams() {
  io_.stop();
  thread_.join();
  readers_.join();
}

void EventStreams::open(tcp::socket&& from, EventStream wanted, std::string head) {
  if (!has_room()) return;
  error_code ec;
  const auto protocol = from.local_endpoint(ec).protocol();
  if (ec) return;  // gone already
  const auto handle = from.release(ec);
  if (ec) return;
  tcp::socket socket(io_, protocol, handle);
  socket.set_option(asio::socket_base::send_buffer_size(send_buffer_bytes), ec);
  auto stream =
      std::make_shared<Stream>(*this, std::move(socket), std::move(wanted), std::move(head));
  asio::post(io_, [this, stream] { add(stream); });
}

void EventStreams::add(std::shared_ptr<Stream> stream) {
  if (streams_.empty()) feed_.follow(true);
  streams_.insert(stream);
  stream->start();
}

void EventStreams::remove(const std::shared_ptr<Stream>& stream) {
  streams_.erase(stream);
  if (streams_.empty()) feed_.follow(false);
}

void EventStreams::wake() {
  woken_ = false;
  for (const auto& stream : streams_) stream->pump();
}

void EventStreams::look_after() {
  timer_.expires_after(look_after_every(terms_));
  timer_.async_wait([this](error_code ec) {
    if (ec) return;
    const auto now = Clock::now();
    // Closing one takes it out of the set.
    const std::vector<std::shared_ptr<Stream>> all(streams_.begin(), streams_.end());
    for (const auto& stream : all) stream->look_after(now);
    look_after();
  });
}

}  // namespace yiben::api
