// A server on a port of its own and readers of its event streams, all in this process.
#pragma once

#include <boost/asio/io_context.hpp>

#include "api/server/server.h"
#include "domain/codec/binary.h"
#include "domain/exchange/withheld_types.h"
#include "domain/money/fund.h"
#include "domain/people/household.h"
#include "tests/api/office_server.h"
#include "tests/event_reader.h"

namespace yiben::api {

using eventstore::Position;
using namespace std::chrono_literals;

class Streaming : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    office = new OfficeServer;
    told_.clear();
    told_to_ = 0;
  }
  static void TearDownTestSuite() {
    delete office;
    office = nullptr;
  }
  void SetUp() override { start({.heartbeat_ms = 10'000, .drain_ms = 10'000}); }

  void start(StreamTerms terms) {
    server.reset();
    auto started = Server::start(*office->services,
                                 {.port = 0, .web_folder = "", .threads = 4, .streams = terms});
    ASSERT_TRUE(started);
    server = std::move(*started);
  }

  static eventstore::Log& log() { return *office->workspace->log; }

  // Households of both towns and funds, which have no place, in turn.
  static void write(int count) {
    const auto id = [] { return workflows::random_id(); };
    eventstore::Append append{.command_id = id().bytes,
                              .actor = {UserId{}.text(), "system", "500199"}};
    for (int i = 0; i < count; ++i) {
      const HouseholdId household{id()};
      const PersonId head{id()};
      const std::string village = i % 2 ? "500199001001" : "500199002001";
      if (i % 3 == 2)
        append.streams.push_back({"fund-" + id().text(),
                                  0,
                                  {{"fund.opened", 1, id().bytes, eventstore::no_effective_day,
                                    pack(Fund::Opened{"fund-" + id().text(), "dibao", 2026})}}});
      else
        append.streams.push_back(
            {household.stream(),
             0,
             {{"household.formed", 1, id().bytes, eventstore::no_effective_day,
               pack(Household::Formed{household, village, Area::rural, head, {head}})}}});
    }
    ASSERT_TRUE(log().append(std::move(append)));
  }

  // What one reader has got.
  struct Got {
    std::vector<Position> positions;
    std::vector<std::string> events;
    EventReader::Tell tell() {
      return [this](std::uint64_t position, std::string_view event) {
        positions.push_back(position);
        events.emplace_back(event);
      };
    }
  };

  // Signed in as `login`; listens at once.
  std::unique_ptr<EventReader> reader(Got& got, const std::string& query,
                                      std::optional<std::uint64_t> last_id = {},
                                      const std::string& login = "engineer01") {
    auto made = std::make_unique<EventReader>(
        io, server->port(), login.empty() ? "" : office->cookie(login), query, got.tell(), last_id);
    made->listen();
    return made;
  }

  template <class Done>
  bool run_until(Done done, std::chrono::milliseconds patience = 20s) {
    const auto end = std::chrono::steady_clock::now() + patience;
    io.restart();
    while (!done() && std::chrono::steady_clock::now() < end) io.run_for(5ms);
    return done();
  }

  // Of everything recorded so far, what readers are told.
  static const std::vector<Position>& told() {
    const auto cursor = log().read_all(told_to_);
    while (const auto* entry = *cursor->next()) {
      if (!is_withheld(entry->type)) told_.push_back(entry->position);
      told_to_ = entry->position + 1;
    }
    return told_;
  }
  static std::vector<Position> numbers(Position from, Position to) {
    std::vector<Position> out;
    for (; from < to; ++from) out.push_back(from);
    return out;
  }

  static inline OfficeServer* office = nullptr;
  boost::asio::io_context io;
  std::unique_ptr<Server> server;

 private:
  static inline std::vector<Position> told_;
  static inline Position told_to_ = 0;
};

}  // namespace yiben::api
