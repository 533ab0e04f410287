#include "workflows/life_events/saga_engine.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>

#include "life_events/office_acts.h"
#include "life_events/saga_call_body.h"
#include "life_events/saga_children.h"
#include "life_events/saga_timers.h"
#include "workflows/loop/digest.h"

namespace yiben::workflows {
namespace {

// Of one look at the log or the timers, so that nothing waits long behind a crowd.
constexpr std::size_t entries_a_poll = 4'096;
constexpr std::size_t wakes_a_poll = 128;
// A log that refuses, as on a full disk, is not asked again at once.
constexpr std::int64_t rest_us = 1'000'000;

}  // namespace

class SagaEngine::Impl : public std::enable_shared_from_this<Impl> {
 public:
  explicit Impl(World world) : world_(std::move(world)) {}

  Outcome<void> recall() {
    for (;;) {
      auto read = read_entries(/*with_calls=*/false);
      if (!read) return read.error();
      if (!*read) return {};
    }
  }

  Outcome<bool> poll() {
    auto read = read_entries(/*with_calls=*/true);
    if (!read) return read.error();
    const auto now = world_.book.now();
    std::vector<SagaId> due;
    {
      std::lock_guard lock(mutex_);
      // No more is woken than is worked off: what waits here is looked past each time.
      if (now >= rest_until_ && work_.size() < wakes_a_poll)
        due = timers_.due(now, wakes_a_poll, [&](SagaId saga) { return work_.contains(saga); });
    }
    for (const auto& saga : due) add(saga, [this, saga] { wake(saga); });
    const bool began = begin();
    return *read || began;
  }

  std::optional<Instant> next_at() const {
    std::lock_guard lock(mutex_);
    const auto first = timers_.first();
    return first ? std::max(*first, rest_until_) : first;
  }

  void close() {
    std::unique_lock lock(mutex_);
    closed_ = true;
    ready_.clear();
    idle_.wait(lock, [&] { return running_ == 0; });
  }

 private:
  using Work = std::function<void()>;

  // Whether there was anything new.
  Outcome<bool> read_entries(bool with_calls) {
    const auto& log = world_.book.log;
    auto head = log.head();
    if (head == read_to_) return false;
    const auto cursor = log.read_category(Saga::category, read_to_);
    for (std::size_t n = 0; n < entries_a_poll; ++n) {
      auto entry = cursor->next();
      if (!entry) return Failure(entry.error());
      if (!*entry) {
        read_to_ = std::max(read_to_, head);
        return true;
      }
      auto event = decode<Saga::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
      if (!event)
        return Failure(eventstore::Error{eventstore::Errc::corrupt, std::string((*entry)->stream)});
      {
        std::lock_guard lock(mutex_);
        timers_.apply(*event);
      }
      if (auto* called = std::get_if<Saga::Called>(&*event); called && with_calls)
        add(called->saga, [this, c = *called] { perform(c); });
      if (auto* ended = std::get_if<Saga::Ended>(&*event); ended && with_calls)
        add(ended->saga, [this, saga = ended->saga] { tell_parent(saga); });
      read_to_ = (*entry)->position + 1;
    }
    return true;
  }

  void add(SagaId saga, Work work) {
    std::lock_guard lock(mutex_);
    auto& queue = work_[saga];
    queue.push_back(std::move(work));
    if (queue.size() == 1) ready_.push_back(saga);
  }

  // Whether there was anything.
  bool begin() {
    bool began = false;
    while (const auto saga = next_ready(/*goes_on=*/false)) {
      began = true;
      world_.spawn([self = shared_from_this(), saga] { self->work_on(*saga); });
    }
    return began;
  }

  // Goes on with whatever has become ready meanwhile, so that a crowd of sagas is no deep stack
  // where spawn() runs at once.
  void work_on(SagaId saga) {
    for (std::optional<SagaId> next = saga; next; next = next_ready(/*goes_on=*/true)) {
      Work work;
      {
        std::lock_guard lock(mutex_);
        work = std::move(work_[*next].front());
      }
      work();
      std::lock_guard lock(mutex_);
      auto& queue = work_[*next];
      queue.pop_front();
      if (queue.empty())
        work_.erase(*next);
      else
        ready_.push_back(*next);
    }
  }

  std::optional<SagaId> next_ready(bool goes_on) {
    std::lock_guard lock(mutex_);
    if (ready_.empty() || closed_) {
      running_ -= goes_on;
      idle_.notify_all();
      return std::nullopt;
    }
    const auto saga = ready_.front();
    ready_.pop_front();
    running_ += !goes_on;
    return saga;
  }

  Request request() const { return {world_.book.new_id(), system_actor(world_.book)}; }

  // What the world refuses now is tried again when the step's time is over: every open step has
  // one. Nothing else is remembered.
  Outcome<Receipt> command(SagaId saga, const SagaCommand& command) {
    return command_saga(world_.book, world_.rules, request(), saga, command);
  }

  void wake(SagaId saga) {
    const auto woken = command(saga, [](const Saga::Terms& terms) { return Saga::Wake{terms}; });
    if (woken) return;
    std::lock_guard lock(mutex_);
    rest_until_ = Instant{world_.book.now().us + rest_us};
  }

  void perform(const Saga::Called& called) {
    auto rules = world_.rules.now();
    if (!rules) return;
    Transaction read(world_.book, system_actor(world_.book));
    auto state = read.state<Saga>(called.saga.stream());
    if (!state) return;
    // Answered, given up or undone in the meantime.
    const auto& now = (*state)->step(called.step);
    const bool wanted = now.phase == Saga::Phase::calling && now.epoch == called.epoch &&
                        now.call == called.call && now.attempt == called.attempt;
    if (!wanted) return;
    const auto& opened = *(*state)->opened;
    const auto* published = (*rules)->life_event(opened.life_event.id, opened.life_event.version);
    const auto* step = published ? published->definition.step(called.step) : nullptr;
    if (!step) return;
    auto call = call_of(world_.book, **state, *step, called);
    if (!call) return;
    if (call->department == office_connector) return act(called, *call);
    if (call->department == child_connector) return follow_child(called, *call);
    world_.connectors.call(*call, [weak = weak_from_this(), called](StepReply reply) {
      if (auto self = weak.lock()) self->take(called, std::move(reply));
    });
  }

  void take(const Saga::Called& called, StepReply reply) {
    add(called.saga, [this, called, reply = std::move(reply)] {
      (void)command(called.saga,
                    [&](const Saga::Terms& terms) { return report(called, reply, terms); });
    });
    begin();
  }

  Saga::Report report(const Saga::Called& called, const StepReply& reply,
                      const Saga::Terms& terms) const {
    const bool asked = is_query(called.call);
    return {called.step,   called.epoch,
            called.call,   called.attempt,
            reply.kind,    asked ? AnsweredBy::query : AnsweredBy::reply,
            reply.answer,  reply.answer.empty() ? std::string{} : sha256_hex(reply.answer),
            reply.trouble, system_actor(world_.book),
            terms};
  }

  void act(const Saga::Called& called, const StepCall& call) {
    auto rules = world_.rules.now();
    if (!rules) return;
    auto asked = request();
    asked.part_of = called.saga.uuid;
    const auto done = run(world_.book, asked, [&](Transaction& tx) -> Outcome<void> {
      auto state = tx.state<Saga>(called.saga.stream());
      if (!state) return state.error();
      const Saga::State before = **state;
      const auto& pinned = before.opened->life_event;
      const auto* published = (*rules)->life_event(pinned.id, pinned.version);
      if (!published) return Failure(Rejection{Rule::life_event_unknown, {{"id", pinned.id}}});
      auto reply = act_in_office(tx, {published->definition, before, call});
      if (!reply) return reply.error();
      return command_saga(tx, **rules, called.saga, [&](const Saga::Terms& terms) {
        auto told = report(called, *reply, terms);
        told.answered_by = AnsweredBy::office;
        return told;
      });
    });
    if (done || !done.error().rejection()) return;
    const auto no = refused(name(done.error().rejection()->rule));
    (void)command(called.saga, [&](const Saga::Terms& terms) { return report(called, no, terms); });
  }

  void follow_child(const Saga::Called& called, const StepCall& call) {
    const auto reply = ask_child(world_.book, world_.rules, called, call);
    if (!reply) return;
    (void)command(called.saga,
                  [&](const Saga::Terms& terms) { return report(called, *reply, terms); });
  }

  // A parent waits with a poll half an hour away; the end of a child brings it forward.
  void tell_parent(SagaId child) {
    Transaction read(world_.book, system_actor(world_.book));
    auto ended = read.state<Saga>(child.stream());
    if (!ended || !(*ended)->opened || !(*ended)->opened->parent) return;
    const SagaId parent = *(*ended)->opened->parent;
    const bool completed = (*ended)->end == SagaEnd::completed;
    add(parent, [this, parent, child, completed] {
      Transaction look(world_.book, system_actor(world_.book));
      auto state = look.state<Saga>(parent.stream());
      if (!state) return;
      for (const auto& [step, now] : (*state)->steps) {
        const StepKey key{parent, step, now.epoch};
        if (now.is_over() || child_of(key) != child) continue;
        const Saga::Called called{parent, step, now.epoch, CallKind::perform, 0, {}, {}};
        const StepReply reply{completed ? ReplyKind::succeeded : ReplyKind::refused, {}, {}};
        (void)command(parent, [&](const Saga::Terms& terms) {
          auto told = report(called, reply, terms);
          told.answered_by = AnsweredBy::callback;
          return told;
        });
        return;
      }
    });
    begin();
  }

  const World world_;
  eventstore::Position read_to_ = 0;
  mutable std::mutex mutex_;
  std::condition_variable idle_;
  SagaTimers timers_;
  Instant rest_until_;
  std::map<SagaId, std::deque<Work>> work_;
  std::deque<SagaId> ready_;  // with work and none of it running
  std::size_t running_ = 0;
  bool closed_ = false;
};

SagaEngine::SagaEngine(World world) : impl_(std::make_shared<Impl>(std::move(world))) {}
SagaEngine::~SagaEngine() { impl_->close(); }
Outcome<void> SagaEngine::recall() { return impl_->recall(); }
Outcome<bool> SagaEngine::poll() { return impl_->poll(); }
std::optional<Instant> SagaEngine::next_at() const { return impl_->next_at(); }

}  // namespace yiben::workflows
