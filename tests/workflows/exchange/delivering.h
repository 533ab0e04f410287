// A webhook's deliveries on an office in memory, with receivers of the test's own.
#pragma once

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "tests/workflows/exchange/receiver.h"
#include "tests/workflows/office.h"
#include "workflows/exchange/deliveries.h"

namespace yiben::workflows {

class Delivering : public testing::Test {
 protected:
  Office office;
  // Time that this thread moves while another looks at it.
  std::atomic<std::int64_t> now_us = office.time.us;
  const Book book{*office.log, *office.keys,         [this] { return Instant{now_us}; },
                  random_id,   office.book.district, office.book.rule_pack};
  std::unique_ptr<eventstore::Log> delivery_log = eventstore::memory_log(500199);
  const DeliveryTerms terms{.timeout_ms = 500, .lanes = 4, .reached_every_ms = 10};

  SubscribedWebhook subscribe(const std::string& url, std::vector<std::string> types = {"person.*"},
                              std::string division = {}) {
    auto done = subscribe_webhook(book, office.by(Role::integrator),
                                  {"医保局", url, std::move(types), std::move(division), 0});
    EXPECT_TRUE(done);
    return *done;
  }
  std::unique_ptr<Deliveries> start() { return Deliveries::start(book, *delivery_log, terms); }
  // Nothing yet where it has not begun.
  static DeliveryStatus status_of(const Deliveries& deliveries, const SubscribedWebhook& webhook) {
    return deliveries.status(webhook.webhook).value_or(DeliveryStatus{});
  }
  static bool eventually(const std::function<bool()>& so) {
    for (int i = 0; i < 1'000; ++i) {
      if (so()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }
  // The positions that were taken, in order.
  static std::vector<std::int64_t> positions(const Receiver& receiver,
                                             const std::string& stream = {}) {
    std::vector<std::int64_t> out;
    for (const auto& message : receiver.taken()) {
      const auto event = *parse_json(message.body);
      if (stream.empty() || event.at("subject").as_string() == stream)
        out.push_back(std::stoll(std::string(event.at("position").as_string())));
    }
    return out;
  }
  std::vector<std::int64_t> recorded(std::string_view type_prefix, const std::string& stream = {}) {
    std::vector<std::int64_t> out;
    const auto cursor = office.log->read_all(0);
    while (const auto* entry = *cursor->next())
      if (entry->type.starts_with(type_prefix) && (stream.empty() || entry->stream == stream))
        out.push_back(static_cast<std::int64_t>(entry->position));
    return out;
  }
};

}  // namespace yiben::workflows
