#include "rocks/sequencer.h"

#include <pthread.h>

#include <algorithm>

namespace yiben::eventstore {

Sequencer::Sequencer(const Store& store, Overlay& overlay, const Index& index, NewKeys& new_keys,
                     Health& health, Published& published, Anchor anchor, Room room, Clock clock,
                     bool sync, HeadRecord head, PartitionCounters counters)
    : overlay_(overlay),
      health_(health),
      published_(published),
      anchor_(std::move(anchor)),
      room_(std::move(room)),
      clock_(std::move(clock)),
      commit_(store, index, new_keys, sync, std::move(head), std::move(counters)),
      thread_([this] { run(); }) {}

Sequencer::~Sequencer() {
  std::unique_lock lock(mutex_);
  stopping_ = true;
  queued_.notify_one();
  lock.unlock();
  thread_.join();
}

void Sequencer::submit(Append append, Log::Done done) {
  auto shape = shape_of(append);
  enqueue({.append = std::move(append), .done = std::move(done), .shape = std::move(shape)});
}

Result<Receipt> Sequencer::submit_and_wait(Append append) {
  Waiter waiter;
  auto shape = shape_of(append);
  auto& bell = enqueue({.append = std::move(append), .waiter = &waiter, .shape = std::move(shape)});
  bell.wait_for(waiter);
  return *std::move(waiter.answer);
}

Bell& Sequencer::enqueue(Request request) {
  std::lock_guard lock(mutex_);
  auto& bell = bells_[next_bell_];
  request.bell = &bell;
  const bool was_empty = queue_.empty();
  queue_.push_back(std::move(request));
  if (was_empty) queued_.notify_one();
  return bell;
}

// Waits for requests and moves as many as one commit may hold. False: stopping, and none are left.
bool Sequencer::take(std::vector<Request>& taken) {
  std::unique_lock lock(mutex_);
  queued_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
  std::size_t bytes = 0;
  while (!queue_.empty() && taken.size() < commit_appends_max) {
    bytes += queue_.front().shape.bytes;
    if (!taken.empty() && bytes > commit_bytes_max) break;
    taken.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  next_bell_ = 1 - next_bell_;
  return !taken.empty();
}

void Sequencer::run() {
  pthread_setname_np(pthread_self(), "log-sequencer");
  std::vector<Request> taken;
  while (take(taken)) {
    overlay_.wait_for_room();
    commit(taken);
    taken.clear();
  }
  if (!health_.failed()) (void)commit_.write_keys();  // nothing durable is sealed under them yet
}

void Sequencer::commit(std::vector<Request>& requests) {
  room_.measure();
  for (auto& request : requests) judge(request);
  if (!commit_.empty()) {
    auto status = commit_.write();
    if (status.ok() && !anchor_.holds()) {
      status = rocksdb::Status::IOError("the folder of the log is gone from its place");
    }
    if (status.ok()) {
      overlay_.add(commit_.entries());
      published_.set(commit_.tree());
    } else {
      health_.fail(status.ToString());
      for (auto& request : requests) {
        if (request.rests_on_this_commit) request.answer = Error{Errc::io, status.ToString()};
      }
    }
  }
  answer(requests);
  commit_.clear();
}

void Sequencer::judge(Request& request) {
  if (auto fault = health_.fault()) {
    request.answer = *std::move(fault);
    return;
  }
  if (request.shape.fault) {
    request.answer = *request.shape.fault;
    return;
  }
  const auto planned = plan(request.append, commit_);
  if (!planned) {
    request.answer = planned.error();
  } else if (planned->repeated) {
    request.answer = *planned->repeated;
    request.rests_on_this_commit = commit_.holds(request.append.command_id);
  } else if (!room_.take(request.shape.bytes)) {
    request.answer = Error{Errc::disk_full, room_.shortage()};
  } else {
    request.answer = commit_.add(request.append, *planned, clock_());
    request.rests_on_this_commit = true;
  }
}

// Only now: an answer may rest on an append of the same commit.
void Sequencer::answer(std::vector<Request>& requests) {
  for (auto& request : requests) {
    if (request.waiter == nullptr) {
      request.done(*std::move(request.answer));
      continue;
    }
    request.waiter->answer = std::move(request.answer);
    request.waiter->ready = true;
  }
  for (auto& bell : bells_) {
    const auto hung = [&](const Request& request) { return request.bell == &bell; };
    if (std::any_of(requests.begin(), requests.end(), hung)) bell.ring();
  }
}

}  // namespace yiben::eventstore
