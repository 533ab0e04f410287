// Rosters valid on a day, as known now or at a log position.
#include "awards/roster.h"
#include "page.h"
#include "projections/awards/roster.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

// Walks the award records of a query's subtree as they were known. `each` gets a record and its
// place in the walk, and ends it when false.
class RosterWalk {
 public:
  using Each = std::function<bool(const AwardRecord&, std::string_view rest)>;

  RosterWalk(const Reader& reader, const RosterQuery& query) : reader_(reader), query_(query) {
    const Month month = Month::containing(query.on);
    for (const auto bucket : {std::optional<Month>(), std::optional(month)})
      subtrees_.push_back(roster_bucket(query.programme, bucket).begins(query.division));
  }

  Result<void> run(std::string_view after, const Each& each) {
    std::vector<std::string> prefixes;
    for (const Key& subtree : subtrees_) prefixes.push_back(full_key(award_records, subtree));
    const auto scanned = reader_.scan(
        prefixes, after, [&](auto rest, auto bytes) { return visit(rest, bytes, each); });
    if (!scanned) return scanned.error();
    if (fault_) return *fault_;
    return {};
  }

 private:
  bool fail(Error why) {
    fault_ = std::move(why);
    return false;
  }

  bool visit(std::string_view rest, std::string_view bytes, const Each& each) {
    auto record = Reader::decoded<AwardRecord>(award_records.name, bytes);
    if (!record) return fail(record.error());
    if (!query_.known_at || (*record)->known_since < *query_.known_at) return each(**record, rest);
    if ((*record)->first_known >= *query_.known_at) return true;
    auto older = version_before(**record, *query_.known_at);
    if (!older) return fail(older.error());
    return !*older || each(**older, rest);
  }

  Result<std::optional<AwardRecord>> version_before(const AwardRecord& record, Position position) {
    const Award::Granted& granted = *record.state.granted;
    const Key place = roster_key(
        {granted.programme, granted.division, granted.frequency, granted.from}, granted.award);
    const auto bytes =
        reader_.first_value(full_key(award_history, place),
                            full_key(award_history, Key(place).newest_first(position - 1)));
    if (!bytes) return bytes.error();
    if (!*bytes) return std::optional<AwardRecord>{};
    return Reader::decoded<AwardRecord>(award_history.name, **bytes);
  }

  const Reader& reader_;
  const RosterQuery& query_;
  std::vector<Key> subtrees_;
  std::optional<Error> fault_;
};

Result<RosterTotals> counted(const Reader& reader, const RosterQuery& query) {
  RosterTotals totals;
  const Month month = Month::containing(query.on);
  const auto walked = RosterWalk(reader, query).run({}, [&](const AwardRecord& record, auto) {
    const auto line = roster_line(record, month);
    if (!line) return true;
    totals.awards += 1;
    totals.people += line->people;
    totals.basic_fen += line->basic_fen;
    totals.supplement_fen += line->supplement_fen;
    return true;
  });
  if (!walked) return walked.error();
  return totals;
}

}  // namespace

Result<Page<RosterRow>> roster_page(const Reader& reader, const RosterQuery& query) {
  PageOf<RosterRow> page(query.limit);
  const Month month = Month::containing(query.on);
  return page.done(RosterWalk(reader, query)
                       .run(from_cursor(query.cursor), [&](const AwardRecord& record, auto rest) {
                         auto line = roster_line(record, month);
                         return !line || page.add(std::move(*line), rest);
                       }));
}

// As known now it is the sum of the steps up to the month; as known earlier it is counted.
Result<RosterTotals> roster_totals(const Reader& reader, const RosterQuery& query) {
  if (query.known_at) return counted(reader, query);
  const std::size_t digits = query.division.size() <= 9 ? 9 : 12;
  RosterTotals totals;
  std::optional<Error> fault;
  const std::string last_month(Key().month(Month::containing(query.on)).bytes());
  const auto scanned = reader.scan(
      {full_key(roster_steps, roster_steps_of(query.programme, digits).begins(query.division))}, {},
      [&](auto rest, auto bytes) {
        if (rest.substr(rest.size() - last_month.size()) > last_month) return true;
        auto step = Reader::decoded<RosterStep>(roster_steps.name, bytes);
        if (!step) {
          fault = step.error();
          return false;
        }
        totals.awards += (*step)->awards;
        totals.people += (*step)->people;
        totals.basic_fen += (*step)->basic_fen;
        totals.supplement_fen += (*step)->supplement_fen;
        return true;
      });
  if (!scanned) return scanned.error();
  if (fault) return *fault;
  return totals;
}

}  // namespace yiben::projections
