// A district small enough to read: what happens in it is appended to a log in memory, and the views
// fold it.
//
//   District d;
//   auto li = d.person("李一", "500199199001011234", village);
//   d.happens(Award::Granted{…});
//   roster_page(d.caught_up()->snapshot(), …);
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

#include "domain/aggregates.h"
#include "domain/codec/binary.h"
#include "domain/codec/privates.h"
#include "domain/event.h"
#include "projections/page.h"
#include "projections/views.h"

namespace yiben::projections {

inline const std::string village = "500199001001", next_village = "500199001002",
                         other_town = "500199002001";

inline Date day(std::string_view text) { return Date::parse(text).value(); }
inline Month month(std::string_view text) { return Month::parse(text).value(); }

class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  std::string path(const std::string& name) const { return (root_ / name).string(); }

 private:
  std::filesystem::path root_;
};

// The stream an event belongs to.
template <class E>
std::string stream_of(const E& e) {
  if constexpr (requires { e.claim.stream(); } && E::event.type.starts_with("claim."))
    return e.claim.stream();
  else if constexpr (E::event.type.starts_with("payment."))
    return Payment::stream(e.award, e.month);
  else if constexpr (E::event.type.starts_with("award."))
    return e.award.stream();
  else if constexpr (E::event.type.starts_with("person."))
    return e.person.stream();
  else if constexpr (E::event.type.starts_with("household."))
    return e.household.stream();
  else if constexpr (E::event.type.starts_with("roll."))
    return BenefitRoll::stream(e.programme, e.month);
  else if constexpr (E::event.type.starts_with("recovery."))
    return e.recovery.stream();
  else if constexpr (E::event.type.starts_with("fund."))
    return Fund::stream(e.fund);
  else
    return e.user.stream();
}

class District {
 public:
  District();

  // Appends one event, its personal fields sealed. Its position.
  template <class E>
  Position happens(E event) {
    const Uuid event_id = fresh();
    for_each_private(event, [&](const std::string& path, Private& value) {
      if (value.subject.is_nil()) return;
      std::string context(reinterpret_cast<const char*>(event_id.bytes.data()), 16);
      auto sealed = keys->seal(value.subject.bytes, context + path, value.plain);
      EXPECT_TRUE(sealed.has_value());
      if (sealed) value.sealed = *sealed;
    });
    return append(stream_of(event), std::string(E::event.type), E::event.version, pack(event),
                  event_id);
  }
  Position append(const std::string& stream, const std::string& type, std::uint16_t version,
                  std::string payload, Uuid event_id);

  template <class IdType>
  IdType id() {
    return IdType{fresh()};
  }
  Uuid fresh();

  PersonId person(const std::string& name, const std::string& number, const std::string& division);
  ClaimId claim(const std::string& programme, PersonId applicant, const std::string& division,
                Date on);
  Claim::StepOpened opened(ClaimId, const std::string& step, Role, std::optional<Date> due = {});
  Claim::StepDone done(ClaimId, const std::string& step, UserId by, PersonId about,
                       const std::string& reason = {});
  Claim::Ended ended(ClaimId, CaseResult, Date on);
  Award::Granted grant(const std::string& programme, PersonId payee, const std::string& division,
                       Fen, Month from, Frequency = Frequency::monthly);
  Award::Changed change(const Award::Granted&, Fen, Month from);
  Payment::Listed payment(const Award::Granted&, Month, Month roll_month);

  Result<std::unique_ptr<Views>> open(const std::string& folder = "views");
  Views* views();      // opened at first use
  Views* caught_up();  // the same, once they have folded everything so far
  void close() { views_.reset(); }
  Position head() const { return log->head(); }

  TempFolder folder;
  std::unique_ptr<eventstore::Log> log;
  std::unique_ptr<eventstore::KeyRing> keys;
  UserId clerk, reviewer;

 private:
  std::uint64_t made_ = 0;
  std::unique_ptr<Views> views_;
};

template <class T>
T value_of(Result<T> result) {
  EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().detail);
  return result ? std::move(*result) : T{};
}

// Every page of a query, with a limit small enough to need several.
template <class Row, class Query>
std::vector<Row> all_pages(Query query, std::function<Result<Page<Row>>(const Query&)> ask) {
  std::vector<Row> rows;
  for (int pages = 0; pages < 10'000; ++pages) {
    auto page = value_of(ask(query));
    EXPECT_LE(page.rows.size(), query.limit);
    for (auto& row : page.rows) rows.push_back(std::move(row));
    if (page.next.empty()) return rows;
    query.cursor = page.next;
  }
  ADD_FAILURE() << "the pages have no end";
  return rows;
}

}  // namespace yiben::projections
