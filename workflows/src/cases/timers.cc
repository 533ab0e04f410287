#include "workflows/cases/timers.h"

namespace yiben::workflows {

Outcome<void> Timers::catch_up() {
  auto head = book_.log.head();
  if (head == read_to_) return {};
  auto cursor = book_.log.read_category(Claim::category, read_to_);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) break;
    head = std::max(head, (*entry)->position + 1);
    auto type = (*entry)->type;
    if (type != Claim::StepOpened::event.type && type != Claim::StepDone::event.type) continue;
    auto event = decode<Claim::Event>(type, (*entry)->schema_version, (*entry)->payload);
    if (!event)
      return Failure(eventstore::Error{eventstore::Errc::corrupt, std::string((*entry)->stream)});
    auto id = std::visit([](const auto& e) { return e.claim; }, *event);
    if (auto old = waits_.find(id); old != waits_.end()) {
      due_.erase({old->second, id});
      waits_.erase(old);
    }
    auto* opened = std::get_if<Claim::StepOpened>(&*event);
    if (!opened || !opened->opened.waits || !opened->opened.due) continue;
    waits_[id] = *opened->opened.due;
    due_.insert({*opened->opened.due, id});
  }
  read_to_ = head;
  return {};
}

Outcome<std::size_t> Timers::tick(std::size_t batch) {
  if (auto ok = catch_up(); !ok) return ok.error();
  std::size_t ended = 0;
  Date today = book_.today();
  std::vector<ClaimId> over;
  for (const auto& [due, id] : due_) {
    if (due >= today || over.size() == batch) break;
    over.push_back(id);
  }
  for (const auto& id : over) {
    auto receipt = elapse_claim(book_, rules_, {book_.new_id(), system_actor(book_)}, id);
    if (receipt)
      ++ended;
    else if (!receipt.error().rejection())
      return receipt.error();
  }
  return ended;
}

}  // namespace yiben::workflows
