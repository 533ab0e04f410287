// Views: every read table, kept up with the log by one thread, in one RocksDB that may be deleted
// at any time. State and checkpoint move in one batch.
//
//   auto views = Views::open({.folder = "data/views", .log = log, .keys = keys});
//   (*views)->wait_for(receipt.first + receipt.count, 1'000);   // read your own writes
//   auto page = (*views)->roster({.programme = "dibao", .division = "500199", .on = today});
//
// Queries: from any thread; each answers from one snapshot.
#pragma once

#include <functional>
#include <memory>

#include "eventstore/keys.h"
#include "eventstore/log.h"
#include "projections/rows.h"

namespace yiben::projections {

using eventstore::Error;
using eventstore::Position;
template <class T>
using Result = eventstore::Result<T>;

struct ViewsOptions {
  std::string folder;
  eventstore::Log& log;  // both outlive the views
  eventstore::KeyRing& keys;
};

// A page of at most `limit` rows; `next` is the cursor of the following page, empty at the end.
template <class Row>
struct Page {
  std::vector<Row> rows;
  std::string next;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows), CEREAL_NVP(next));
  }
};

// More cases of a name in a division are not searched.
inline constexpr std::size_t inbox_named_max = 1'000;

struct InboxQuery {
  // 待办 / 已办 / 办结. A wait, as a public notice, is nobody's task: it is in no todo list.
  enum class List { todo, done, ended } list = List::todo;
  Role role = Role::town_clerk;  // todo: steps that wait for this role
  std::string division;          // cases in this subtree
  UserId user;                   // done: cases this user has acted on that are still open
  std::string programme;         // empty: all
  // Only cases with someone in them whose name begins so. Of a person: their whole name and who
  // they are.
  std::string name;
  std::optional<PersonId> person;
  std::string cursor;
  std::size_t limit = 50;
};

struct RosterQuery {
  std::string programme;
  std::string division;              // subtree
  Date on;                           // valid on
  std::optional<Position> known_at;  // as the log stood at this size; nothing: now
  std::string cursor;
  std::size_t limit = 50;
};

struct RosterTotals {
  static constexpr std::string_view schema_name = "RosterTotals";
  std::int64_t awards = 0, people = 0;
  Fen basic_fen, supplement_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(awards), CEREAL_NVP(people), CEREAL_NVP(basic_fen), CEREAL_NVP(supplement_fen));
  }
};

struct PaymentQuery {
  std::string programme;
  Month roll_month;
  std::string division;      // subtree, or empty
  std::string funeral_home;  // or empty
  std::string cursor;
  std::size_t limit = 50;
};

struct SagaQuery {
  // held: something waits for this role, the most urgent first. open: all under way. ended: newest
  // first.
  enum class List { held, open, ended } list = List::held;
  Role role = Role::town_clerk;
  std::string division;    // subtree
  std::string life_event;  // empty: all
  std::string cursor;
  std::size_t limit = 50;
};

struct RecoveryQuery {
  // outstanding: the oldest first. ended: paid back, waived or withdrawn, in the same order.
  enum class List { outstanding, ended } list = List::outstanding;
  std::string division;   // subtree
  std::string programme;  // empty: all
  std::string cursor;
  std::size_t limit = 50;
};

class Views {
 public:
  // Errors: io, locked, corrupt. A folder of another view version is rebuilt beside and swapped in.
  static Result<std::unique_ptr<Views>> open(ViewsOptions);
  virtual ~Views() = default;

  // Waits until the views have folded the log up to `position`. False after timeout_ms, and at once
  // when folding has stopped (fault()).
  virtual bool wait_for(Position position, int timeout_ms) const = 0;
  virtual Position position() const = 0;
  // Why folding has stopped ("entry 812: unknown version"), empty while it runs. Never silent.
  virtual std::string fault() const = 0;

  // Builds every view again beside the running ones, which go on answering, and swaps.
  virtual Result<Position> rebuild(std::function<void(Position)> progress = {}) = 0;
  // One digest of every row, for comparing live with rebuilt.
  virtual std::string digest() const = 0;

  virtual Result<std::optional<PersonRow>> person(PersonId) const = 0;
  // By the keyed hash of the identity number (KeyRing::lookup_hash of the normalised number).
  virtual Result<std::optional<PersonRow>> person_by_number(
      const std::string& lookup_hash) const = 0;
  virtual Result<std::vector<PersonRow>> people_by_name(const std::string& name_prefix,
                                                        const std::string& division,
                                                        std::size_t limit) const = 0;
  virtual Result<std::optional<HouseholdRow>> household(HouseholdId) const = 0;

  virtual Result<std::optional<CaseRow>> case_of(ClaimId) const = 0;
  virtual Result<std::vector<TimelineRow>> timeline(ClaimId) const = 0;
  // Errors: too_large, when more than inbox_named_max cases have the name.
  virtual Result<Page<CaseRow>> inbox(const InboxQuery&) const = 0;
  // How many each list holds, whatever name is asked for: for the badges. Counts stop at 1,000.
  virtual Result<std::int64_t> inbox_count(const InboxQuery&) const = 0;

  virtual Result<std::optional<SagaRow>> saga(SagaId) const = 0;
  // By the number a family asks by; two may share one.
  virtual Result<std::vector<SagaRow>> sagas_by_number(const std::string& number) const = 0;
  virtual Result<Page<SagaRow>> sagas(const SagaQuery&) const = 0;
  virtual Result<std::int64_t> saga_count(const SagaQuery&) const = 0;  // stops at 1,000

  virtual Result<std::optional<RecoveryRow>> recovery(RecoveryId) const = 0;
  virtual Result<Page<RecoveryRow>> recoveries(const RecoveryQuery&) const = 0;

  virtual Result<Page<RosterRow>> roster(const RosterQuery&) const = 0;
  virtual Result<RosterTotals> roster_totals(const RosterQuery&) const = 0;

  virtual Result<std::optional<RollRow>> roll(const std::string& programme, Month) const = 0;
  virtual Result<std::vector<RollRow>> rolls(
      const std::string& programme) const = 0;  // newest first
  virtual Result<Page<PaymentRow>> payments(const PaymentQuery&) const = 0;
  virtual Result<std::vector<PaymentRow>> payments_of(AwardId) const = 0;
  virtual Result<std::vector<FundRow>> funds() const = 0;
  virtual Result<std::vector<MonthlyRow>> monthly(Month, const std::string& division) const = 0;
};

}  // namespace yiben::projections
