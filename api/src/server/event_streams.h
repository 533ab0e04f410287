// Every open stream of server-sent events, on a thread of their own: no stream waits on a thread,
// and no stream has a queue. A stream is a position in the log and at most one write under way.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <memory>
#include <thread>
#include <unordered_set>

#include "api/server/event_stream.h"
#include "api/server/server.h"

namespace yiben::api {

class EventStreams {
 public:
  // Borrows the log.
  EventStreams(const workflows::Book&, StreamTerms);
  ~EventStreams();  // cuts off whoever still listens
  EventStreams(const EventStreams&) = delete;

  // Takes a connection over: sends `head` and then what was asked for. Closes it when there are as
  // many streams as there may be; has_room() says so before. Threads: any.
  void open(boost::asio::ip::tcp::socket&&, EventStream, std::string head);
  bool has_room() const { return open_ < terms_.streams_max; }

 private:
  class Stream;

  void add(std::shared_ptr<Stream>);
  void remove(const std::shared_ptr<Stream>&);
  void wake();
  void look_after();

  const StreamTerms terms_;
  std::atomic<std::size_t> open_ = 0;
  std::atomic<bool> woken_ = false;
  boost::asio::io_context io_{1};
  boost::asio::steady_timer timer_{io_};
  std::unordered_set<std::shared_ptr<Stream>> streams_;
  workflows::FactFeed feed_;
  boost::asio::thread_pool readers_{1};  // of older facts, from disk
  std::thread thread_;
};

}  // namespace yiben::api
