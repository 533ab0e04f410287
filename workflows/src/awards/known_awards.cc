#include "awards/known_awards.h"

#include <unordered_map>

namespace yiben::workflows {

Outcome<std::vector<KnownAward>> awards_at(const Book& book,
                                           const std::set<std::string>& programmes,
                                           eventstore::Position as_of) {
  std::vector<KnownAward> out;
  std::unordered_map<AwardId, std::size_t> index;
  auto cursor = book.log.read_category(Award::category, 0);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry || (*entry)->position >= as_of) break;
    auto event = decode<Award::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!event)
      return Failure(eventstore::Error{eventstore::Errc::corrupt,
                                       "entry " + std::to_string((*entry)->position)});
    auto id = std::visit([](const auto& e) { return e.award; }, *event);
    auto found = index.find(id);
    if (found == index.end()) {
      auto* granted = std::get_if<Award::Granted>(&*event);
      if (!granted || !programmes.contains(granted->programme)) continue;
      found = index.emplace(id, out.size()).first;
      out.emplace_back();
    }
    KnownAward& known = out[found->second];
    known.state = Award::evolve(std::move(known.state), *event);
    known.last_change = (*entry)->position;
  }
  return out;
}

}  // namespace yiben::workflows
